import { dip, dipPValue } from '../src/experiments/analysis/dipTest.ts';
import { wilsonInterval } from '../src/experiments/statistics.ts';
import type { Job, JobResult } from './battery.ts';

/** The arms of P1, in the words of patterns.yaml. */
export const arms = {
  none: 'low-end-lock-in',
  rd3: 'rd-subsidy-3',
  rd12: 'rd-subsidy-12',
  production12: 'production-subsidy-12',
} as const;
export type Arm = keyof typeof arms;

/** Firms per firm of the world file that give the two sizes of P1. */
export const sizes = { small: 1, large: 10 } as const;

const equal = (name: string, value: number): Record<string, number> =>
  Object.fromEntries(['Upstream', 'Midstream', 'Downstream'].map((stage) => [`stage.${name}${stage}`, value]));

/** Ablations: what each switches off, as parameters set. */
export const ablations: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'stage-typed parameters equalised': {
    ...equal('elasticity', 5.5),
    ...equal('inputShare', 0.45),
    ...equal('researchIntensity', 0.05),
    ...equal('qualityElasticity', 3.7),
    ...equal('wagePremium', 1.2),
    ...equal('skilledShare', 0.35),
  },
  'only R&D intensity equalised': equal('researchIntensity', 0.05),
  'no captive governance': {
    'market.captiveMargin': 0,
    'research.captiveConversion': 0,
    'mobility.captiveHindrance': 0,
  },
  'no cognitive-distance limit': { 'learning.distanceLimit': 0 },
  'no thresholds (anyone climbs, nobody falls)': { 'mobility.climbThreshold': 0.05, 'mobility.fallThreshold': 0.05 },
  'no thin-ecosystem cost': { 'market.thinEcosystem': 0 },
  'no learning from customers and suppliers': { 'learning.customer': 0, 'learning.supplier': 0 },
  'learnable distance fixed': { 'learning.distanceGain': 0, 'learning.distanceBase': 0.35 },
  'no relocation': { 'mobility.relocationHazard': 0 },
  'competence of laggards known': { 'firm.competenceError': 0 },
};

/** Jobs of the arms for replicates 0..seeds-1. */
export const jobsOf = (
  seed: string,
  seeds: number,
  wanted: readonly Arm[],
  set: Readonly<Record<string, number>>,
): Job[] =>
  wanted.flatMap((arm) =>
    Array.from({ length: seeds }, (_, replicate) => ({
      task: 'lockIn' as const,
      arm,
      scenario: arms[arm],
      set,
      seed,
      replicate,
    })),
  );

/** Interval of a share over clusters; the clusters of one seed are not independent, so it counts seeds. */
export const interval = (share: number, seeds: number, level = 0.95): [number, number] => {
  const { low, high } = wilsonInterval(share * seeds, seeds, level);
  return [low, high];
};

export interface ArmSummary {
  readonly seeds: number;
  readonly firms: number;
  readonly laggards: number;
  readonly dead: number;
  /** Of laggards not dead. */
  readonly lockedIn: number;
  readonly lockedInInterval: readonly [number, number];
  readonly escaped: number;
  readonly escapedInterval: readonly [number, number];
  /** Means over laggards in the last policy year. */
  readonly output: number;
  readonly lq: number;
  /** Laggards by end share of upstream + downstream, ten bins of 0.1. */
  readonly histogram: readonly number[];
}

export function summarise(results: readonly JobResult[], arm: string): ArmSummary {
  const own = results.filter((result) => result.arm === arm);
  const clusters = own.flatMap((result) => result.clusters);
  const count = (state: number): number => clusters.filter((cluster) => cluster.state === state).length;
  const alive = clusters.length - count(3);
  const histogram = new Array<number>(10).fill(0);
  for (const { upgradingShare, state } of clusters) {
    if (state !== 3) histogram[Math.min(9, Math.max(0, Math.floor(upgradingShare * 10)))]!++;
  }
  const mean = (pick: (cluster: (typeof clusters)[number]) => number): number =>
    clusters.reduce((sum, cluster) => sum + pick(cluster), 0) / clusters.length;
  return {
    seeds: own.length,
    firms: own.reduce((sum, { firms }) => sum + firms, 0) / own.length,
    laggards: clusters.length,
    dead: count(3),
    lockedIn: count(1) / alive,
    lockedInInterval: interval(count(1) / alive, own.length),
    escaped: count(2) / alive,
    escapedInterval: interval(count(2) / alive, own.length),
    output: mean(({ output }) => output),
    lq: mean(({ lq }) => lq),
    histogram,
  };
}

/** Dip test over the end states of no policy and of the twelve-year subsidy, pooled. */
export function bimodality(
  results: readonly JobResult[],
  pooled: readonly Arm[] = ['none', 'rd12'],
): { readonly dip: number; readonly pValue: number } {
  const ends = results
    .filter(({ arm }) => (pooled as readonly string[]).includes(arm))
    .flatMap(({ clusters }) => clusters.filter(({ state }) => state !== 3).map(({ upgradingShare }) => upgradingShare));
  return { dip: dip(ends), pValue: dipPValue(ends) };
}

export interface BandResult {
  readonly quantity: string;
  readonly value: number;
  readonly band: readonly [number | null, number | null];
  readonly holds: boolean;
  /** How far outside the band, 0 inside. */
  readonly distance: number;
}

/** How far a value lies outside a band, 0 inside; null = open. NaN is outside every band. */
export function distanceFrom([low, high]: readonly [number | null, number | null], value: number): number {
  if (Number.isNaN(value)) return Number.POSITIVE_INFINITY;
  return (low === null ? 0 : Math.max(0, low - value)) + (high === null ? 0 : Math.max(0, value - high));
}

/** Judges the bands of patterns.yaml, P1, on the point estimates. */
export function judge(
  bands: Readonly<Record<string, readonly [number | null, number | null]>>,
  summaries: Readonly<Record<Arm, ArmSummary>>,
  pValue: number,
): BandResult[] {
  const { none, rd3, rd12, production12 } = summaries;
  const values: Record<string, number> = {
    'lockedIn.none': none.lockedIn,
    'escaped.rd12': rd12.escaped,
    'escaped.production12 - escaped.none': production12.escaped - none.escaped,
    'escaped.rd3 - escaped.none': rd3.escaped - none.escaped,
    'output.production12 / output.none at the last year of the policy': production12.output / none.output,
    'lq.production12 - lq.none at the last year of the policy': production12.lq - none.lq,
    'dip.pValue over the end states of none and rd12 pooled': pValue,
  };
  return Object.entries(bands).map(([quantity, band]) => {
    const value = values[quantity];
    if (value === undefined) throw new Error(`patterns.yaml, P1: no value for '${quantity}'`);
    const distance = distanceFrom(band, value);
    return { quantity, value, band, holds: distance === 0, distance };
  });
}
