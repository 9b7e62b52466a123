import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const marketIntegration: Instrument = {
  name: 'marketIntegration',
  label: { en: 'Market integration', zh: '区域市场一体化' },
  doc: 'Takes down the barriers between the regions targeted, against goods, visits of firms and moves of firms: regions buy more from each other (interregionalPurchases).',
  equation:
    'barrier between two targeted regions *= 1 - rate (link.barrier), in trade cost (market.regionalBarrier), in the chance that a meeting is void (market.knowledgeBarrier) and in the cost of moving (market.movingBarrier)',
  source: 'paper 003, integration of the Yangtze delta; model.md section 5',
  lever: 'integration',
  rate: declare(
    'Share of the barriers taken down',
    '壁垒消除比例',
    'share',
    0.5,
    [0, 1],
    [0, 1],
    'assumption',
    'mutual recognition takes down part of the barriers; local interests keep the rest',
    'A higher share lets goods, people who know and firms cross regional borders more easily.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: false,
};
