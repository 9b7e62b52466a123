import { firmRule } from './firmRule.ts';

/** Persons from which a firm is medium-sized, and large: the statistical classes of Chinese industry. */
const MEDIUM = 300;
const LARGE = 1000;

/**
 * Adds up employment by size of firm at the end of a year. A firm that `firm.countScale` has split into several counts
 * with the size of the firm the world states. Firms change class as they grow.
 */
export const recordSizes = firmRule({
  name: 'recordSizes',
  source: 'Ministry of Industry and Information Technology of China 2011, document 300 (classes of firms)',
  params: ['firm.countScale'],
  reads: ['firm.node', 'firm.employees'],
  writes: ['nodeYear.employmentSmall', 'nodeYear.employmentMedium', 'nodeYear.employmentLarge'],
  apply: ({ node, firm, nodeYear, params, tick, dt }) => {
    const year = Math.floor(tick * dt + 1e-9);
    const isYearEnd = Math.floor((tick + 1) * dt + 1e-9) > year;
    if (!isYearEnd) return;
    const first = year * node.count;
    const persons = 1000 * params.firm.countScale;
    const { employmentSmall, employmentMedium, employmentLarge } = nodeYear;
    const { node: nodeOf, employees } = firm;
    for (let f = 0; f < firm.count; f++) {
      const size = employees[f]! * persons;
      const column = size < MEDIUM ? employmentSmall : size < LARGE ? employmentMedium : employmentLarge;
      column[first + nodeOf[f]!]! += employees[f]!;
    }
  },
});
