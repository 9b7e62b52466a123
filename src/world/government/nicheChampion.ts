import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const nicheChampion: Instrument = {
  name: 'nicheChampion',
  label: { en: 'Niche champions (little giants)', zh: '专精特新“小巨人”' },
  doc: 'Rewards small firms that are better than their neighbours and live on new products; paid for what they have achieved, free to use. Should raise the R&D and the capital of inventive small firms.',
  equation:
    'chosen: employees <= size, new-product share >= bound, own-stage competence >= mean of the node; operating profit += rate * sales of the chosen (firm.operating, node.champions)',
  source: 'paper 000, cultivating innovative enterprises; Simon 2009 (hidden champions)',
  lever: 'championReward',
  rate: declare(
    'Rate of the reward',
    '奖励比率',
    'share of sales',
    0.05,
    [0, 1],
    [0, 0.1],
    'assumption',
    'rewards, tax relief and cheap loans of some million yuan for firms that sell a hundred',
    'A higher rate pays the chosen firms more per yuan of sales.',
  ),
  filters: ['region', 'industry', 'stage', 'owner', 'employees'],
  spends: true,
};
