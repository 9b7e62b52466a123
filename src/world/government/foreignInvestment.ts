import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const foreignInvestment: Instrument = {
  name: 'foreignInvestment',
  label: { en: 'Foreign investment', zh: '招商引资' },
  doc: 'Land, plants and tax holidays bring affiliates of frontier firms into a cluster: should raise its output and jobs, and with local linkage (arrival.linkage) the number of its firms.',
  equation:
    'affiliates a year of a node are Poisson with mean rate * capital of the cluster / capital of an affiliate (node.foreignInvestment); a share arrival.linkage of them meets local firms (firm.owner)',
  source: 'paper 000 (channels of spillover); Javorcik 2004 (linkage); model.md section 5',
  lever: 'foreignInvestment',
  rate: declare(
    'Inflow of affiliates',
    '外资流入强度',
    'share of the capital of the cluster a year',
    0.04,
    [0, 5],
    [0, 0.1],
    'assumption',
    'doubles the capital of a cluster in some twenty years',
    'A larger inflow brings more affiliates.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: true,
  costShare: declare(
    'Public money for an inflow',
    '引资成本',
    'share of the sales of the cluster at an inflow of 1',
    0.25,
    [0, 5],
    [0.1, 0.5],
    'assumption',
    'one yuan of capital carries about one yuan of sales, so about a quarter of what affiliates invest',
    'A higher share makes foreign investment dearer.',
  ),
};
