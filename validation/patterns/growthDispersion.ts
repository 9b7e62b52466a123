import { dispersionBySize } from '../../src/measures/kernels/dispersionBySize.ts';
import { growthRates } from './growthRates.ts';
import type { Reading } from './observation.ts';

/** P8: minus the slope of ln sd of growth on ln size, over ten classes of equal number by size. */
export const growthDispersion: Reading = (observation) => {
  const { size, rate } = growthRates(observation);
  return { beta: dispersionBySize(size, rate).exponent };
};
