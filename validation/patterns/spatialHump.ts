import { spatialGini } from '../../src/measures/kernels/spatialGini.ts';
import type { RunRecord } from '../../src/measures/measure.ts';
import { type Reading, STAGES } from './observation.ts';

/** Hoover Gini of all industrial sales over regions by year, all activity of the regions as reference. */
function giniPath(record: RunRecord): number[] {
  const { regions, industries, economies } = record;
  const nodes = industries.length * STAGES;
  return Array.from({ length: record.years }, (_, year) => {
    const sales = new Float64Array(regions);
    const reference = new Float64Array(regions);
    for (let r = 0; r < regions; r++) {
      for (let n = 0; n < nodes; n++) sales[r]! += record.nodeYear.sales[(year * economies.length + r) * nodes + n]!;
      reference[r] = sales[r]! + record.economyYear.restOutput[year * economies.length + r]!;
    }
    return spatialGini(sales, reference);
  });
}

/** P2: when the Gini peaks, how far it rises before and falls after. A peak at the very end is no hump. */
export const spatialHump: Reading = ({ record, opening }) => {
  const path = giniPath(record);
  const highest = Math.max(...path);
  return {
    'peak year after opening': path.indexOf(highest) + 1 - opening,
    'rise from year 1 to the peak, relative': highest / path[0]! - 1,
    'fall from the peak to year 30, relative': 1 - path[path.length - 1]! / highest,
  };
};
