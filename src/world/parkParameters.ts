import { declare } from './declare.ts';

/** What the money of an industrial park buys. */
export const parkParameters = {
  plantShare: declare(
    'Plants in the money of parks',
    '园区资金中的厂房份额',
    'share',
    0.5,
    [0, 1],
    [0.2, 0.8],
    'assumption',
    'half for new firms, half for capacity of those there; the share of the prototypes',
    'A higher share brings more new firms and less capacity of the old ones.',
  ),
  plantSupport: declare(
    'Plant paid for by the park',
    '园区为新企业承担的资本份额',
    "share of an entrant's capital",
    0.5,
    [0.05, 1],
    [0.2, 0.8],
    'assumption',
    'the state pays half of the plant; the number of the prototypes',
    'A higher share spends the plants on fewer entrants.',
  ),
  fillRate: declare(
    'Speed at which plants fill',
    '厂房招商速度',
    '1/year',
    1,
    [0, 10],
    [0.3, 2],
    'assumption',
    'an empty plant finds a firm within about a year',
    'A higher speed draws entrants sooner; at 0 only firms that would have come anyway take the plants.',
  ),
};
