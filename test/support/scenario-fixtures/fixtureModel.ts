import { type Parameter, parameter } from '../../../src/engine/parameter.ts';
import type { Instrument } from '../../../src/world/government/instrument.ts';

const declare = (unit: string, value: number, low: number, high: number): Parameter =>
  parameter({
    label: { en: 'A parameter', zh: '参数' },
    unit,
    default: value,
    valid: [low, high],
    plausible: [low, high],
    source: 'assumption',
    why: 'fixture',
    doc: 'A larger value is larger.',
  });

/** A small model of declarations: messages asserted on it do not move with the real one. */
export const parameters = {
  stage: {
    elasticityUpstream: declare('1', 4, 1.2, 30),
    elasticityMidstream: declare('1', 8, 1.2, 30),
    elasticityDownstream: declare('1', 5, 1.2, 30),
  },
  firm: {
    countScale: declare('1', 1, 0.05, 5000),
    imitationRate: declare('1/year', 0.2, 0, 1),
    shock: declare('share', 0.06, 0, 0.3),
  },
  learning: { rate: declare('1/year', 0.26, 0, 1), customer: declare('1', 0.5, 0, 10) },
};

const about = { label: { en: 'An instrument', zh: '工具' }, doc: 'It acts.', equation: 'y = x', source: 'fixture' };

export const instruments: readonly Instrument[] = [
  {
    ...about,
    name: 'rdSubsidy',
    lever: 'researchGrant',
    rate: declare('share of sales', 0.05, 0, 1),
    filters: ['region', 'industry', 'stage', 'owner', 'employees'],
    spends: true,
  },
  {
    ...about,
    name: 'innovationPlatform',
    lever: 'platform',
    rate: declare('1', 1, 0, 5),
    filters: ['region', 'industry', 'stage'],
    spends: true,
    costShare: declare('share of sales served', 0.005, 0, 0.2),
  },
  {
    ...about,
    name: 'tariff',
    lever: 'tariff',
    rate: declare('share', 0.2, 0, 5),
    filters: ['region', 'industry', 'stage'],
    spends: false,
  },
];
