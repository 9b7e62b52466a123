import type { PolicyEntry } from '../src/scenarios/policySchema.ts';

/** Growth of the rest of Bengbu above the nation, 1/year, that fits the median of 2012-2017 best without any support. */
export const growthWithoutSupport = -0.005;

/** What might have lifted Bengbu from the middle of 2014 on: an instrument with one number to fit. */
export interface Story {
  readonly instrument: string;
  readonly policies: (rate: number) => readonly PolicyEntry[];
  /** Rates looked at. */
  readonly grid: readonly number[];
  /** The one that fits the median of 2012-2017 best. */
  readonly fitted: number;
}

/** From the middle of the last flat year, fully in force after two years: not fitted. */
const timeline = { from: 2014.5, until: 2020, ramp: 2 } as const;
const silicon = { region: ['Bengbu'], industry: ['silicon'] } as const;
const steps = (count: number, step: number): number[] => Array.from({ length: count + 1 }, (_, i) => i * step);
const story = (
  instrument: string,
  grid: readonly number[],
  fitted: number,
  target: PolicyEntry['target'] = silicon,
  more: Partial<PolicyEntry> = {},
): Story => ({
  instrument,
  policies: (rate) => [{ instrument, ...timeline, target, rate, ...more } as PolicyEntry],
  grid,
  fitted,
});

/** The first is that of `bengbu-support`. */
export const stories: readonly Story[] = [
  story('productionSubsidy', steps(16, 0.005), 0.08),
  story('infrastructure', steps(12, 0.1), 0.7, { region: ['Bengbu'] }),
  // no leader fits better than one: shown at the first step of the grid
  story('leadFirm', steps(10, 0.2), 0.2, { ...silicon, stage: ['midstream'] }),
  story('park', steps(12, 0.01), 0.11, silicon, { layout: 'listed', lists: { Bengbu: ['silicon'] } }),
  story('rdSubsidy', steps(15, 0.02), 0.3),
  story('innovationPlatform', steps(10, 0.5), 2.5),
  story('foreignInvestment', steps(10, 0.002), 0.012),
  story('taxPreference', steps(10, 0.1), 1),
];
