import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const talent: Instrument = {
  name: 'talent',
  label: { en: 'Talent (higher education)', zh: '人才（高等教育）' },
  doc: 'Builds universities and professional schools of a region, which train skilled people over decades. Should raise the skilled share of the labour force, and with it what firms can absorb and invent; it makes skills cheaper where they are scarce.',
  equation:
    'd universities = (strength - decay (universities - 1)) dt; d talent = turnover (talent0 universities (1 - talent)/(1 - talent0) - talent) dt; supply of skills moves with talent; university meetings = rate * talent * universities (node.education, economy.universities, economy.talent, economy.skillSupply)',
  source: 'paper 000, cultivating innovative enterprises; model.md section 5',
  lever: 'education',
  rate: declare(
    'Growth of universities',
    '高校扩建速度',
    'share a year',
    0.1,
    [0, 2],
    [0, 0.2],
    'assumption',
    'Chinese enrolment grew by more than a tenth a year in the ten years from 1999',
    'A higher rate builds more places to study every year.',
  ),
  filters: ['region'],
  spends: true,
  costShare: declare(
    'Cost of universities',
    '高校扩建成本',
    'share of cluster sales by strength',
    0.03,
    [0, 5],
    [0.01, 0.1],
    'assumption',
    'higher education costs one to two per cent of output; strength .1 costs .3 % of the sales of the clusters',
    'A higher share makes places to study dearer.',
  ),
};
