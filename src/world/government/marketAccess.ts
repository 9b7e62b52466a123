import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const marketAccess: Instrument = {
  name: 'marketAccess',
  label: { en: 'Market access', zh: '市场准入' },
  doc: 'Faster approval, first purchases and own-brand channels for firms that enter a stage.',
  equation:
    'tries at climbing admitted = min(1, admission (1 + strength)); access after climbing = min(1, access (1 + strength)); recovery of access *= 1 + strength (node.marketAccess)',
  source: 'paper 000, suggestions (market access of new products); model.md section 5',
  lever: 'marketAccess',
  rate: declare(
    'Strength of market access',
    '准入支持强度',
    '1',
    1,
    [0, 5],
    [0, 2],
    'assumption',
    'strength 1 halves the time to recover market access',
    'A stronger programme lets climbing firms find customers sooner.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: true,
  costShare: declare(
    'Cost of market access',
    '准入支持成本',
    'share of sales served',
    0.003,
    [0, 0.2],
    [0.001, 0.01],
    'assumption',
    'approval offices, fairs and guarantees for first buyers',
    'A higher share makes the programme dearer.',
  ),
};
