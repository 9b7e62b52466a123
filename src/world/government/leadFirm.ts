import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const leadFirm: Instrument = {
  name: 'leadFirm',
  label: { en: 'Chain leader', zh: '链主企业' },
  doc: 'Attracts one large domestic firm, as able as the best of the nation, into each targeted stage of a cluster: should raise output, jobs and the high end of the chain there.',
  equation:
    'while the cluster has no leader of the stage, one comes with hazard arrival.leadHazard; its capital is rate * capital of the cluster (node.leadFirm)',
  source: 'paper 002 (leading-firm clusters); model.md section 5',
  lever: 'leadFirm',
  rate: declare(
    'Size of the chain leader',
    '链主企业规模',
    'share of the capital of the cluster',
    0.2,
    [0, 5],
    [0, 0.5],
    'assumption',
    'leading firms of the clusters of paper 002 hold a fifth and more of their sales',
    'A larger leader weighs more in its cluster.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: true,
  costShare: declare(
    'Cost of a chain leader',
    '链主企业成本',
    'share of the sales of the cluster, a year, at a size of 1',
    0.03,
    [0, 5],
    [0.01, 0.1],
    'assumption',
    'land, guarantees and services each year: over ten years about a third of its plant',
    'A higher share makes a leader dearer.',
  ),
};
