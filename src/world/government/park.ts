import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const park: Instrument = {
  name: 'park',
  label: { en: 'Industrial park', zh: '产业园区' },
  doc: 'Regions put money into plants and capacity of the industries they promote: the same everywhere, those of their own advantage, or listed; they may copy one another.',
  equation:
    'money of a region = rate * its sales, in equal parts to the industries it promotes; capital of their firms += (1 - plantShare) money dt; plants += plantShare money dt, taken by entrants, whose number += fillRate * plants / (plantSupport * capital of an entrant) dt (node.parkMoney, node.parkPlants)',
  source: 'paper 000, section on regional layout; record/3-shocks section 3; Zhou 2007 (tournament of local officials)',
  lever: 'park',
  rate: declare(
    'Money for parks',
    '园区投入',
    "share of the region's sales",
    0.01,
    [0, 0.5],
    [0, 0.03],
    'assumption',
    'the region pays by its size, whatever it promotes, so that layouts cost the same',
    'A higher share builds more capacity in the promoted industries.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: true,
};
