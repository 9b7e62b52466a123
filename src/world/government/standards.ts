import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const standards: Instrument = {
  name: 'standards',
  label: { en: 'Standards', zh: '标准建设' },
  doc: 'Testing, certification and standards of a trade: more inventions are put to use before they are lost.',
  equation: 'conversion *= 1 + platform + strength (node.standards)',
  source: 'paper 000, suggestions (conversion of research); model.md section 5',
  lever: 'standards',
  rate: declare(
    'Strength of standards',
    '标准强度',
    '1',
    0.5,
    [0, 5],
    [0, 1],
    'assumption',
    'strength 1 doubles conversion, like a platform without its meetings',
    'Stronger standards bring more inventions to use.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: true,
  costShare: declare(
    'Cost of standards',
    '标准建设成本',
    'share of sales served',
    0.002,
    [0, 0.2],
    [0.0005, 0.005],
    'assumption',
    'laboratories and certification are cheaper than joint research',
    'A higher share makes standards dearer.',
  ),
};
