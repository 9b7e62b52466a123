import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const domesticDemand: Instrument = {
  name: 'domesticDemand',
  label: { en: 'Domestic demand', zh: '扩大内需' },
  doc: 'Vouchers for what final users at home buy of an industry (dual circulation): sales of domestic downstream firms rise, and along the chain those of assemblers; much of it goes abroad. Not by stage: final users buy of brands (downstream) alone.',
  equation:
    'vouchers = rate * final demand, paid by governments; final demand *= 1 + (1 - market.demandDisplaced) * rate (market.stimulus, market.demand); the displaced part pays for what would have been bought anyway',
  source: 'paper 000, suggestions; 14th Five-Year Plan (dual circulation); model.md section 5',
  lever: 'finalDemand',
  rate: declare(
    'Vouchers',
    '消费补贴力度',
    'share of final demand',
    0.1,
    [0, 2],
    [0, 0.2],
    'assumption',
    'trade-in programmes for cars and appliances paid about a tenth of the price',
    'A higher rate raises final demand at home more and costs more.',
  ),
  filters: ['region', 'industry'],
  refused: {
    stage:
      'final users buy of downstream alone; for makers of inputs use a tariff on the imports of their stage, for those who buy inputs a productionSubsidy',
  },
  spends: true,
};
