import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const credit: Instrument = {
  name: 'credit',
  label: { en: 'Credit', zh: '信贷支持' },
  doc: 'Guarantees and funds that let firms of a place grow and research beyond their own cash; acts only where credit is rationed. Should raise the capital of the firms served.',
  equation:
    'part of the credit asked for that is granted = 1 - rationing * max(0, 1 - access of the region - strength); growth is cut by what is refused, R&D by its part that the reserve does not cover (node.credit, node.creditAccess)',
  source: 'paper 000, policy and financial resource allocation defects; Rajan & Zingales 1998',
  lever: 'credit',
  rate: declare(
    'Access to credit added',
    '新增信贷可得性',
    'share of credit',
    0.3,
    [0, 1],
    [0, 0.5],
    'assumption',
    'what separates poorly from well financed regions in the world that states it',
    'A higher rate finances more of the growth that firms cannot pay themselves.',
  ),
  filters: ['region', 'industry', 'stage'],
  spends: true,
  costShare: declare(
    'Cost of credit support',
    '信贷支持成本',
    'share of sales served',
    0.003,
    [0, 0.2],
    [0.001, 0.01],
    'assumption',
    'firms ask for about one per cent of their sales a year; a third of it for losses on guarantees and interest subsidies',
    'A higher share makes the programme dearer.',
  ),
};
