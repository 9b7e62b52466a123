import type { Label } from '../engine/parameter.ts';
import { clusterSums } from './clusterSums.ts';
import type { Measure } from './measure.ts';

const bySize = (size: 'Small' | 'Medium' | 'Large', label: Label, employees: string): Measure => ({
  name: `employment${size}Firms`,
  label,
  unit: 'thousand persons',
  kind: 'count',
  better: 'higher',
  dimensions: ['region', 'industry'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: `Employment of firms with ${employees} employees at the end of the year; a firm that outgrows its class counts in the next.`,
  source: 'Ministry of Industry and Information Technology of China 2011, document 300 (classes of firms)',
  compute: (record) => clusterSums(record, record.nodeYear[`employment${size}`]),
});

/** Employment by size of firm. */
export const firmSizeMeasures: readonly Measure[] = [
  bySize('Small', { en: 'Employment in small firms', zh: '小微企业就业' }, 'under 300'),
  bySize('Medium', { en: 'Employment in medium-sized firms', zh: '中型企业就业' }, '300 to 999'),
  bySize('Large', { en: 'Employment in large firms', zh: '大型企业就业' }, '1000 or more'),
];
