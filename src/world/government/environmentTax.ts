import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const environmentTax: Instrument = {
  name: 'environmentTax',
  label: { en: 'Environmental tax', zh: '环境税' },
  doc: 'Taxes emissions of CO2 from production: cost rises by the tax and by what firms spend on avoiding it, and the revenue goes to governments. Should lower emissions of those it targets, by cleaner production and by less of it.',
  equation:
    'cost *= 1 + intensity * (rate * (1 - a) + cost of abatement), a moves to (rate / backstop)^(1/exponent) (node.emissionTax, node.abatement)',
  source:
    'paper 000, suggestions on finance and taxation; paper 002 (environmental affordability); model.md section 3 step 2',
  lever: 'emissionTax',
  rate: declare(
    'Rate of the environmental tax',
    '环境税率',
    'yuan a tonne',
    100,
    [0, 100_000],
    [0, 500],
    'assumption',
    'somewhat above the first years of the national carbon market (about 50 yuan a tonne)',
    'A higher rate makes stages that emit dearer and lets them avoid more.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: false,
};
