import { exp } from '../engine/maths.ts';

/** Least that is left of research on the old track. */
const FLOOR = 0.1;

/** Productivity of research on the old track, years after a shift of a size: max(.1, 1 - size (1 - exp(-t/tau))). */
export const fadeOfOldTrack = (size: number, since: number, maturity: number): number =>
  since <= 0 ? 1 : Math.max(FLOOR, 1 - size * (1 - exp(-since / maturity)));
