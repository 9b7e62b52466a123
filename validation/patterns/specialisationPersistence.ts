import { autoregression } from '../../src/measures/kernels/autoregression.ts';
import { lq } from '../../src/measures/specialisation.ts';
import { type Reading, SETTLED } from './observation.ts';

/** P10: yearly autoregression of LQ over clusters with LQ > 1, settled years pooled. */
export const specialisationPersistence: Reading = ({ record }) => {
  const values = lq.compute(record);
  const clusters = record.regions * record.industries.length;
  const before: number[] = [];
  const after: number[] = [];
  for (let i = SETTLED * clusters; i + clusters < values.length; i++) {
    if (!(values[i]! > 1)) continue;
    before.push(values[i]!);
    after.push(values[i + clusters]!);
  }
  return { ar1: autoregression(Float64Array.from(before), Float64Array.from(after)).coefficient };
};
