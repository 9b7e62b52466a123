import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const infrastructure: Instrument = {
  name: 'infrastructure',
  label: { en: 'Infrastructure', zh: '基础设施' },
  doc: 'Builds roads, grids and networks of a region, which wear out again. Should lower the cost of all firms there and raise their output, slowly.',
  equation:
    'd infrastructure = (strength - decay (infrastructure - start)) dt; unit cost /= exp(gain * infrastructure) (node.publicWorks, economy.infrastructure)',
  source: 'model.md section 5; paper 000 (incomplete infrastructure)',
  lever: 'publicWorks',
  rate: declare(
    'Building of infrastructure',
    '基础设施建设速度',
    'index points a year',
    0.05,
    [0, 2],
    [0, 0.1],
    'assumption',
    'an index point is a logarithm of the stock: about five per cent more of it every year',
    'A higher rate builds more every year.',
  ),
  filters: ['region'],
  spends: true,
  costShare: declare(
    'Cost of infrastructure',
    '基础设施成本',
    'share of cluster sales by strength',
    0.5,
    [0, 5],
    [0.2, 1],
    'assumption',
    'public capital of about half a year of sales, or a good year of value added; five per cent of it cost 2.5 % of the sales of the clusters',
    'A higher share makes building dearer.',
  ),
};
