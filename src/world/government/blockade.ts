import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const blockade: Instrument = {
  name: 'blockade',
  label: { en: 'Technology blockade', zh: '技术封锁' },
  doc: 'A bloc denies the nation goods and knowledge: its domestic rivals upstream sell more and do more R&D, the firms that buy from it pay more and sell less.',
  equation:
    'weight of the bloc in what a region buys *= 1 - severity, its standing share too on the day (link.blocked, link.resistance, link.share); a meeting with its firms is void with probability blockade.meetings * severity (meeting.denied); own R&D of firms that buy what is cut or compete with it *= 1 + blockade.response * severity (node.denied)',
  source: 'model.md sections 3 and 5; record/3-shocks section 1',
  lever: 'blockade',
  rate: declare(
    'Severity of the blockade',
    '封锁强度',
    'share',
    0.8,
    [0, 0.99],
    [0, 0.8],
    'assumption',
    'a licence regime with few licences; something always gets through by third countries, so never all of it',
    'A higher severity cuts off more of what the bloc supplies and knows.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: false,
};
