import { meanInterval } from '../src/experiments/statistics.ts';
import type { BlockadeJob, BlockadeResult } from './battery.ts';
import type { Pattern, Verdict } from './emergent.ts';
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

/** Mean over seeds of a quantity, its 95 % interval, and the seeds in which it is defined. */
export interface PairedMean {
  readonly value: number;
  readonly interval: readonly [number, number];
  readonly seeds: number;
}

export function pairedMean(results: readonly BlockadeResult[], quantity: string): PairedMean {
  const values = results
    .map(({ quantities }) => quantities[quantity] ?? Number.NaN)
    .filter((value) => Number.isFinite(value));
  const { mean, low, high } = meanInterval(values);
  return { value: mean, interval: [low, high], seeds: values.length };
}

/** Judges P14 as registered: the 95 % interval of the paired difference lies wholly inside the band. */
export function judgeBlockade(bands: Pattern['bands'], results: readonly BlockadeResult[]): Verdict[] {
  return Object.entries(bands).map(([quantity, band]) => {
    if (!results.some(({ quantities }) => quantity in quantities)) {
      throw new Error(`patterns.yaml, P14: no value for '${quantity}'`);
    }
    const { value, interval, seeds } = pairedMean(results, quantity);
    const below = band[0] === null ? 0 : Math.max(0, band[0] - interval[0]);
    const above = band[1] === null ? 0 : Math.max(0, interval[1] - band[1]);
    const distance = seeds === 0 ? Number.POSITIVE_INFINITY : below + above;
    const excluded = [band[0] ?? Number.NEGATIVE_INFINITY, band[1] ?? Number.POSITIVE_INFINITY];
    const holds = seeds > 0 && interval[0] > excluded[0]! && interval[1] < excluded[1]!;
    return { quantity, value, interval, seeds, band, holds, distance };
  });
}
