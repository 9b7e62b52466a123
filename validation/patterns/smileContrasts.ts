import { netMargin, valueAddedPerWorker } from '../../src/measures/activity.ts';
import type { RunRecord } from '../../src/measures/measure.ts';
import { type Reading, SETTLED, STAGES } from './observation.ts';

/** Industries whose chain is modular with brands and core parts apart from assembly, as P4 means it. */
const ELECTRONICS_LIKE: ReadonlySet<string> = new Set([
  'electronics',
  'next-generation-information-technology',
  'electronic-information',
]);

/**
 * Mean over cluster-years (settled) of the contrast of a stage with midstream, for the industries given, weighted by the
 * smaller of their sales: a firm that has opened a stage and sells next to nothing has a margin of minus some thousand per
 * cent, and a few of those would decide a mean that counts every stage of every cluster once.
 */
function contrast(values: Float64Array, record: RunRecord, stage: number, industries: readonly number[]): number {
  const K = record.industries.length;
  let sum = 0;
  let weight = 0;
  for (let year = SETTLED; year < record.years; year++) {
    for (let r = 0; r < record.regions; r++) {
      for (const k of industries) {
        const first = ((year * record.regions + r) * K + k) * STAGES;
        const difference = values[first + stage]! - values[first + 1]!;
        if (!Number.isFinite(difference)) continue;
        const n = ((year * record.economies.length + r) * K + k) * STAGES;
        const sales = Math.min(record.nodeYear.sales[n + stage]!, record.nodeYear.sales[n + 1]!);
        sum += sales * difference;
        weight += sales;
      }
    }
  }
  return weight === 0 ? Number.NaN : sum / weight;
}

/** P4: paired contrasts of one run; the interval over seeds is made where they are judged. */
export const smileContrasts: Reading = ({ record }) => {
  const perWorker = valueAddedPerWorker.compute(record);
  const margin = netMargin.compute(record);
  const all = Array.from(record.industries.keys());
  const like = all.filter((k) => ELECTRONICS_LIKE.has(record.industries[k]!));
  const other = all.filter((k) => !ELECTRONICS_LIKE.has(record.industries[k]!));
  const curvature = (industries: readonly number[]): number =>
    0.5 * (contrast(perWorker, record, 0, industries) + contrast(perWorker, record, 2, industries));
  return {
    'valueAddedPerWorker U - M': contrast(perWorker, record, 0, all),
    'valueAddedPerWorker D - M': contrast(perWorker, record, 2, all),
    'netMargin U - M': contrast(margin, record, 0, all),
    'netMargin D - M': contrast(margin, record, 2, all),
    'curvature electronics-like - other': curvature(like) - curvature(other),
  };
};
