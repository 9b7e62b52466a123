import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const relocationIncentive: Instrument = {
  name: 'relocationIncentive',
  label: { en: 'Relocation incentive', zh: '产业转移激励' },
  doc: 'Land, plants and services for firms that move in from other regions (industrial transfer).',
  equation: 'appeal of the node to firms that consider moving += strength (node.relocationIncentive)',
  source: 'paper 002 (industry-undertaking clusters); model.md section 5',
  lever: 'relocationIncentive',
  rate: declare(
    'Strength of the incentive',
    '激励强度',
    'ln sales',
    0.2,
    [0, 5],
    [0, 0.5],
    'assumption',
    'worth as much to a firm that considers moving as so much more sales',
    'A stronger incentive draws more firms.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: true,
  costShare: declare(
    'Cost of the incentive',
    '激励成本',
    'share of sales served',
    0.005,
    [0, 0.2],
    [0.002, 0.02],
    'assumption',
    'plants kept ready and services, for strength 1, whoever comes',
    'A higher share makes the incentive dearer.',
  ),
};
