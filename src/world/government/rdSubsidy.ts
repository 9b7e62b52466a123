import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const rdSubsidy: Instrument = {
  name: 'rdSubsidy',
  label: { en: 'R&D subsidy', zh: '研发补贴' },
  doc: 'Pays firms a share of their sales for research and development.',
  equation:
    'grant = rate * sales; private R&D changes by max(-own, additionality * grant); effective R&D = own + change + (1 - misuse) * grant (firm.rdGrant)',
  source: 'paper 000, section on financial support; Czarnitzki & Licht 2006',
  lever: 'researchGrant',
  rate: declare(
    'Rate of the R&D subsidy',
    '研发补贴率',
    'share of sales',
    0.05,
    [0, 1],
    [0, 0.1],
    'assumption',
    'the plans of Chinese emerging-industry funds reach several per cent of sales',
    'A higher rate pays more per yuan of sales.',
  ),
  filters: ['region', 'industry', 'stage', 'owner', 'employees', 'performance'],
  spends: true,
};
