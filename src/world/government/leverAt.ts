import type { Lever } from './instrument.ts';
import { instruments } from './instruments.ts';

/** What a policy moves, by column `policy.instrument`: places after the last are instruments of an extension. */
export const leverAt = (place: number): Lever => instruments[place]?.lever ?? 'own';
