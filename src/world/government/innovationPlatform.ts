import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const innovationPlatform: Instrument = {
  name: 'innovationPlatform',
  label: { en: 'Innovation platform', zh: '创新平台' },
  doc: 'Joint laboratories and university-industry alliances: more inventions put to use, more meetings along the chain.',
  equation:
    'conversion *= 1 + strength; meetings with customers and suppliers *= 1 + strength; platform meetings = rate * strength (node.platform)',
  source: 'paper 000, suggestions; model.md section 3 steps 6 and 8',
  lever: 'platform',
  rate: declare(
    'Strength of the platform',
    '平台强度',
    '1',
    1,
    [0, 5],
    [0, 2],
    'assumption',
    'strength 1 doubles conversion and vertical meetings',
    'A stronger platform brings more firms together.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: true,
  costShare: declare(
    'Cost of the platform',
    '平台成本',
    'share of sales served',
    0.005,
    [0, 0.2],
    [0.002, 0.02],
    'assumption',
    'half a per cent of the sales of the firms served',
    'A higher share makes the platform dearer.',
  ),
};
