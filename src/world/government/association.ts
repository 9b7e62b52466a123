import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const association: Instrument = {
  name: 'association',
  label: { en: 'Industry association', zh: '行业协会' },
  doc: 'Standards, testing and exchange that the firms of a trade run together and partly pay: unlike `standards` it works with the number of members and brings neighbours together. Should raise learning inside clusters and the share of inventions put to use.',
  equation:
    'services = strength * members/(members + half); meetings inside the cluster *= 1 + services; conversion *= 1 + platform + standards + services; operating profit -= strength * fee * sales (node.association, node.sharedServices)',
  source: 'paper 001, policy suggestion 4.2.3 (industry standardisation, associations); Porter 1998',
  lever: 'association',
  rate: declare(
    'Strength of the association',
    '协会强度',
    '1',
    1,
    [0, 5],
    [0, 2],
    'assumption',
    'strength 1 of many members doubles conversion and meetings inside the cluster',
    'A stronger association does more and costs its members more.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: true,
  costShare: declare(
    'Public cost of an association',
    '协会公共成本',
    'share of sales served',
    0.001,
    [0, 0.2],
    [0.0003, 0.003],
    'assumption',
    'the state pays about as much as the members',
    'A higher share makes associations dearer for the state.',
  ),
};
