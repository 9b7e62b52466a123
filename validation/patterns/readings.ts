import { exitHazard } from './exitHazard.ts';
import { growthDispersion } from './growthDispersion.ts';
import { growthTent } from './growthTent.ts';
import type { Reading } from './observation.ts';
import { positionAndEfficiency } from './positionAndEfficiency.ts';
import { productivityDispersion } from './productivityDispersion.ts';
import { relocation } from './relocation.ts';
import { researchIntensity } from './researchIntensity.ts';
import { sizeTail } from './sizeTail.ts';
import { smileContrasts } from './smileContrasts.ts';
import { spatialHump } from './spatialHump.ts';
import { specialisationPersistence } from './specialisationPersistence.ts';

/** Patterns that are read off runs without policy, by id of patterns.yaml; the others have batteries of their own. */
export const readings: Readonly<Record<string, Reading>> = {
  P2: spatialHump,
  P4: smileContrasts,
  P5: positionAndEfficiency,
  P6: sizeTail,
  P7: growthTent,
  P8: growthDispersion,
  P9: exitHazard,
  P10: specialisationPersistence,
  P11: researchIntensity,
  P12: productivityDispersion,
  P13: relocation,
};
