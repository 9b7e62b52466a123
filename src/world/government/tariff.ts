import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const tariff: Instrument = {
  name: 'tariff',
  label: { en: 'Tariff', zh: '关税' },
  doc: 'Adds to the tariff (takes from it where the rate is negative, at most all of it) on trade between the nation and a bloc, on imports (paid to the nation) or on its exports (paid to the bloc).',
  equation:
    'tariff = max(0, start + rate); price at the border *= 1 + tariff; trade share of the origin falls with (1 + tariff)^(1 - elasticity) (link.tariff)',
  source: 'model.md sections 3 and 5',
  lever: 'tariff',
  rate: declare(
    'Additional tariff',
    '附加关税',
    'share',
    0.2,
    [-1, 5],
    [0, 0.5],
    'assumption',
    'the trade war raised tariffs from about .05 to .25',
    "A higher tariff shelters the buyer's own producers and makes inputs dearer.",
  ),
  filters: ['region', 'industry', 'stage'],
  spends: false,
};
