import type { BlockadeJob } from './battery.ts';
import { ablations } from './lockIn.ts';

/** A variant of the blockade of P14: another scenario, parameters, length or domestic capability. */
export type Variant = Partial<Pick<BlockadeJob, 'scenario' | 'set' | 'years' | 'capability'>>;

/** What is measured beside the registered blockade (severity .8, lasting, no response). */
export const variants: Readonly<Record<string, Variant>> = {
  'severity .4': { scenario: 'blockade-40' },
  'R&D response of .6': { scenario: 'blockade-80-response' },
  'lifted after 5 years': { years: 5 },
  'lifted after 5 years, R&D response of .6': { scenario: 'blockade-80-response', years: 5 },
};

/** What carries the pattern: each switches off a part of the model. */
export const blockadeAblations: Readonly<Record<string, Variant>> = {
  'goods alone, meetings go on': { set: { 'blockade.meetings': 0 } },
  'prices do not follow utilisation': { set: { 'market.utilisationPricing': 0 } },
  'stage-typed parameters equalised': { set: ablations['stage-typed parameters equalised']! },
  'no learning from customers and suppliers': { set: ablations['no learning from customers and suppliers']! },
};

/** Shifts of domestic capability in design at the start, ln, with and without a response. */
export const capabilities = [-0.4, -0.2, 0, 0.2, 0.4] as const;

export const blockadeJobs = (seed: string, seeds: number, variant: Variant = {}): BlockadeJob[] =>
  Array.from({ length: seeds }, (_, replicate) => ({
    task: 'blockade',
    scenario: 'blockade-80',
    set: {},
    years: null,
    capability: 0,
    ...variant,
    seed,
    replicate,
  }));
