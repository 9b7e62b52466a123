import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const productionSubsidy: Instrument = {
  name: 'productionSubsidy',
  label: { en: 'Production subsidy', zh: '生产补贴' },
  doc: 'Pays a share of the production cost of firms, which lowers their prices.',
  equation:
    'price = markup * cost * (1 - rate); attractiveness *= (1 - rate)^(1 - elasticity) (firm.productionSubsidy)',
  source: 'paper 000, section on financial support; model.md section 3 step 2',
  lever: 'productionCost',
  rate: declare(
    'Rate of the production subsidy',
    '生产补贴率',
    'share of production cost',
    0.05,
    [0, 0.9],
    [0, 0.1],
    'assumption',
    'cheap land, power and output bonuses add up to some per cent of cost',
    'A higher rate lowers prices more.',
  ),
  filters: ['region', 'industry', 'stage', 'owner', 'employees', 'performance'],
  spends: true,
};
