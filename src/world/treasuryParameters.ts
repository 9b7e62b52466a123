import { declare } from './declare.ts';

/** Who gets which revenue, and how far a region may go with what it has. */
export const treasuryParameters = {
  taxShare: declare(
    'Share of regions in the profit tax',
    '所得税地方分成',
    'share',
    0.4,
    [0, 1],
    [0.2, 0.6],
    'data',
    'of the enterprise income tax 60 % go to the centre and 40 % to the provinces since 2003',
    'A higher share leaves regions more for policies they pay for.',
  ),
  landShare: declare(
    'Land rents that go to regions',
    '地租归地方政府的份额',
    'share of land rents',
    0,
    [0, 1],
    [0, 0.5],
    'assumption',
    'land finance; 0 leaves rents to land owners',
    'A higher share makes regions with dear land richer.',
  ),
  transferShare: declare(
    'National revenue passed on to regions',
    '中央转移支付份额',
    'share',
    0,
    [0, 1],
    [0, 0.7],
    'assumption',
    'shared out by people at work outside the chains; 0 leaves regions with their own revenue',
    'A higher share evens out what regions can spend.',
  ),
  reserveTime: declare(
    'Time over which a balance is used',
    '结余动用年限',
    'years',
    1,
    [0.25, 40],
    [0.5, 3],
    'assumption',
    'budgets are voted by the year',
    'A longer time keeps more in reserve and pays debts back more slowly.',
  ),
};
