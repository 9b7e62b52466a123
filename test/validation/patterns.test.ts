import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { FirmYear } from '../../src/experiments/observeFirms.ts';
import type { EmergentResult } from '../../validation/battery.ts';
import { besideBands, judgePattern, type Pattern } from '../../validation/emergent.ts';
import { emergentPatterns } from '../../validation/emergentPatterns.ts';
import { exitHazard } from '../../validation/patterns/exitHazard.ts';
import { growthRates } from '../../validation/patterns/growthRates.ts';
import type { Observation } from '../../validation/patterns/observation.ts';
import { productivityDispersion } from '../../validation/patterns/productivityDispersion.ts';
import { readings } from '../../validation/patterns/readings.ts';
import { relocation } from '../../validation/patterns/relocation.ts';
import { researchIntensity } from '../../validation/patterns/researchIntensity.ts';

const registered = parse(readFileSync('validation/patterns.yaml', 'utf8')).patterns as Pattern[];

interface Firm {
  readonly id: number;
  readonly node?: number;
  readonly sales?: number;
  readonly age?: number;
  readonly research?: number;
  readonly newProductShare?: number;
}
const year = (firms: readonly Firm[]): FirmYear => ({
  id: Float64Array.from(firms, ({ id }) => id),
  node: Int32Array.from(firms, ({ node = 0 }) => node),
  sales: Float64Array.from(firms, ({ sales = 1 }) => sales),
  lnCapital: new Float64Array(firms.length),
  research: Float64Array.from(firms, ({ research = 1 }) => research),
  newProductShare: Float64Array.from(firms, ({ newProductShare = 0.5 }) => newProductShare),
  foreignReliance: new Float64Array(firms.length),
  age: Float64Array.from(firms, ({ age = 5 }) => age),
});
/** What the readings of firms look at; the record names two regions with one industry. */
const observation = (firms: readonly FirmYear[], more: Partial<Observation> = {}): Observation => ({
  record: { industries: ['k'], regions: 2, economies: ['r', 's'], years: firms.length } as never,
  firms,
  births: firms.map(() => 0),
  areas: [null, null],
  sizeElasticity: 0.5,
  opening: 0,
  ...more,
});

describe('readings of firms', () => {
  it('take growth over firms that stay, from year 8 on, less the mean of the year', () => {
    const quiet = Array.from({ length: 8 }, () => year([{ id: 1 }, { id: 2 }]));
    const last = year([
      { id: 1, sales: Math.E },
      { id: 2, sales: Math.E ** 3 },
      { id: 3, sales: 9 },
    ]);
    // growth 1 and 3, mean 2
    const { rate } = growthRates(observation([...quiet, last]));
    expect([...rate]).toEqual([expect.closeTo(-1, 12), expect.closeTo(1, 12)]);
  });

  it('compare exits of the young with those of the old, and follow cohorts for five years', () => {
    const firms = [
      year([
        { id: 1, age: 0.5 },
        { id: 2, age: 1 },
        { id: 3, age: 12 },
        { id: 4, age: 15 },
        { id: 5, age: 19 },
        { id: 6, age: 18 },
      ]),
      year([
        { id: 1, age: 1.5 },
        { id: 3, age: 13 },
        { id: 4, age: 16 },
        { id: 5, age: 20 },
      ]),
    ];
    // young: 1 of 2; at 10 to 20 years: 1 of 4
    expect(exitHazard(observation(firms))['hazard at age 0-2 / hazard at age 10-20']).toBeCloseTo(2, 12);
    const cohort = Array.from({ length: 7 }, (_, t) => year(t < 6 ? [] : [{ id: 1, age: 5.5 }]));
    // of four founded in year 1 one is five years old in year 6
    const births = [9, 4, 0, 0, 0, 0, 0];
    expect(exitHazard(observation(cohort, { births }))['five-year exit share']).toBeCloseTo(0.75, 12);
  });

  it('count moves between regions, and which early ones go from East to Central', () => {
    // node 0..2 is region 0, 3..5 region 1
    const firms = [
      year([
        { id: 1, node: 1 },
        { id: 2, node: 1 },
        { id: 3, node: 4 },
        { id: 4, node: 4 },
      ]),
      year([
        { id: 1, node: 4 },
        { id: 2, node: 1 },
        { id: 3, node: 4 },
      ]),
    ];
    const read = relocation(observation(firms, { areas: ['East', 'Central'] }));
    // three firms are there in both years
    expect(read['relocation']).toBeCloseTo(1 / 3, 12);
    expect(read['share of East-Central moves among interregional moves of the first ten years']).toBe(1);
  });

  it('take R&D over sales of all, its mean and skewness, and the 90/10 ratio within nodes of ten firms', () => {
    const quiet = Array.from({ length: 8 }, () => year([]));
    const firms = Array.from({ length: 11 }, (_, i) => ({ id: i, sales: i + 1, research: i === 0 ? 1 : 0 }));
    const read = researchIntensity(observation([...quiet, year(firms)]));
    // 1 / 66; one share of 1 among eleven
    expect(read['aggregate']).toBeCloseTo(1 / 66, 12);
    expect(read['firm mean']).toBeCloseTo(1 / 11, 12);
    // p = 1/11: (1 - 2p) / sqrt(p (1 - p)) = (9/11) / (sqrt(10) / 11)
    expect(read['skewness']).toBeCloseTo(9 / Math.sqrt(10), 10);
    const dispersion = productivityDispersion(observation([...quiet, year(firms)]));
    // quantiles 10 and 2; the other stages have no firms
    expect(dispersion).toEqual({ 'ratio U': 5, 'ratio M': Number.NaN, 'ratio D': Number.NaN });
  });
});

const resultsOf = (pattern: string, quantity: string, values: readonly number[]): EmergentResult[] =>
  values.map((value, replicate) => ({
    task: 'emergent',
    scenario: 'x',
    patterns: [pattern],
    set: {},
    seed: 's',
    replicate,
    quantities: { [pattern]: { [quantity]: value, aside: replicate } },
  }));
const patternOf = (id: string, band: string, ends: readonly [number | null, number | null]): Pattern => ({
  id,
  title: 'test',
  world: 'x',
  seeds: 5,
  bands: { [band]: ends },
});

describe('verdicts', () => {
  it('are on the mean over seeds in which the quantity is defined', () => {
    const [verdict] = judgePattern(
      patternOf('P7', 'shape', [0.8, 1.4]),
      resultsOf('P7', 'shape', [1, Number.NaN, 2, 3]),
    );
    // mean 2, 0.6 above the band
    expect(verdict).toMatchObject({ value: 2, seeds: 3, holds: false, distance: expect.closeTo(0.6, 12) });
  });

  it('are on the median for P2, on an end of the interval or on the absolute t value where the band says so', () => {
    expect(judgePattern(patternOf('P2', 'peak', [8, 12]), resultsOf('P2', 'peak', [9, 10, 40]))[0]!.value).toBe(10);
    const t = judgePattern(patternOf('P5', 'gap, absolute t value', [2, null]), resultsOf('P5', 'gap', [-1, -2, -3]));
    // mean -2, sd 1, error 1 / sqrt 3
    expect(t[0]).toMatchObject({ value: expect.closeTo(2 * Math.sqrt(3), 12), holds: true });
    const name = 'high, upper end of the 95 % interval against low reliance';
    const end = judgePattern(patternOf('P5', name, [null, 0]), resultsOf('P5', 'high', [-1, -2, -3]));
    // t(2, .975) = 4.3027: -2 + 4.3027 / sqrt 3
    expect(end[0]!.value).toBeCloseTo(-2 + 4.302652729911275 / Math.sqrt(3), 5);
    expect(end[0]!.holds).toBe(false);
  });

  it('of P4 have a bootstrap interval over seeds', () => {
    const values = Array.from({ length: 50 }, (_, i) => i);
    const [verdict] = judgePattern(
      patternOf('P4', 'c, lower end of the 95 % interval', [0, null]),
      resultsOf('P4', 'c', values),
    );
    // mean 24.5, sd 14.43 / sqrt 50 = 2.04: lower end near 24.5 - 1.96 * 2.04 = 20.5
    expect(verdict!.value).toBeGreaterThan(19.9);
    expect(verdict!.value).toBeLessThan(21.1);
  });

  it('of a quantity defined in no seed are misses, and one that no reading has is an error', () => {
    const pattern = patternOf('P7', 'shape', [0.8, 1.4]);
    expect(judgePattern(pattern, resultsOf('P7', 'shape', [Number.NaN]))[0]).toMatchObject({
      holds: false,
      distance: Number.POSITIVE_INFINITY,
    });
    expect(() => judgePattern(pattern, resultsOf('P7', 'other', [1]))).toThrow(/no value for 'shape'/);
    expect(besideBands(pattern, resultsOf('P7', 'shape', [1, 2]))).toEqual({ aside: 0.5 });
  });
});

describe('a run of a world', () => {
  it('gives every quantity that the bands of its patterns name', () => {
    const ids = Object.keys(readings);
    const quantities = emergentPatterns({
      task: 'emergent',
      scenario: 'low-end-lock-in',
      patterns: ids,
      set: {},
      seed: 'reading',
      replicate: 0,
    });
    const result: EmergentResult[] = [{ ...resultsOf('P7', 'shape', [1])[0]!, quantities }];
    for (const pattern of registered.filter(({ id }) => ids.includes(id))) {
      expect(judgePattern(pattern, result)).toHaveLength(Object.keys(pattern.bands).length);
    }
    expect(quantities['P7']!['shape']).toBeGreaterThan(0.2);
    expect(quantities['P13']!['relocation']).toBeGreaterThan(0);
  });
});
