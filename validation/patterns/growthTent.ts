import { growthShape } from '../../src/measures/kernels/growthShape.ts';
import { growthRates } from './growthRates.ts';
import type { Reading } from './observation.ts';

/** P7: Subbotin shape of yearly growth. */
export const growthTent: Reading = (observation) => {
  const fit = growthShape(growthRates(observation).rate);
  return {
    shape: fit.shape,
    // beside the band: how much better the tent is than the bell, per firm-year
    'Laplace less normal log-likelihood, a value': (fit.laplaceLogLik - fit.normalLogLik) / fit.count,
  };
};
