import { STAGES } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

/**
 * Persons behind the wage bill. A cluster whose employment is stated at the start employs that many in the first tick;
 * the ratio of persons to what wages of the region would pay for stays, so money is the same and wages a person differ.
 */
export const staffClusters = firmRule({
  name: 'staffClusters',
  source: "contracts: a table of clusters is reproduced exactly; decisions, One's own region",
  reads: ['node.statedEmployment', 'firm.node'],
  writes: ['node.staffing', 'node.employment', 'node.skilled', 'firm.employees'],
  apply: ({ node, firm, tick }) => {
    const { staffing, employment, skilled, statedEmployment } = node;
    let stated = false;
    for (let first = 0; first < node.count; first += STAGES) {
      if (statedEmployment[first] === 0) continue;
      stated = true;
      const persons = employment[first]! + employment[first + 1]! + employment[first + 2]!;
      for (let n = first; n < first + STAGES; n++) {
        if (tick === 0 && persons > 0) staffing[n] = statedEmployment[n]! / persons;
        employment[n]! *= staffing[n]!;
        skilled[n]! *= staffing[n]!;
      }
    }
    if (!stated) return;
    const { node: nodeOf, employees } = firm;
    for (let f = 0; f < firm.count; f++) employees[f]! *= staffing[nodeOf[f]!]!;
  },
});
