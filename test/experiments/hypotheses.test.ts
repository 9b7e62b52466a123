import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { clusterFactors, DOES_NOT_VARY, regressFactors } from '../../src/experiments/hypotheses/clusterFactors.ts';
import { clusterPositions } from '../../src/experiments/hypotheses/clusterPositions.ts';
import { type HypothesisRun, hypothesisRun } from '../../src/experiments/hypotheses/hypothesisRun.ts';
import { judgeHypotheses } from '../../src/experiments/hypotheses/judgeHypotheses.ts';
import { hypothesisQuantities } from '../../src/experiments/hypotheses/quantities.ts';
import { regressClusters } from '../../src/experiments/hypotheses/regressClusters.ts';
import { dipYears, stageEvents } from '../../src/experiments/hypotheses/stageEvents.ts';
import { testHypotheses } from '../../src/experiments/hypotheses/testHypotheses.ts';
import { type FirmYear, type ObservedRun, observeFirms } from '../../src/experiments/observeFirms.ts';
import type { RunRecord } from '../../src/measures/measure.ts';

interface Firm {
  readonly id: number;
  readonly node: number;
  readonly sales?: number;
  readonly research?: number;
  readonly foreignReliance?: number;
}
const firmsOf = (firms: readonly Firm[]): FirmYear => ({
  id: Float64Array.from(firms, ({ id }) => id),
  node: Int32Array.from(firms, ({ node }) => node),
  sales: Float64Array.from(firms, ({ sales = 1 }) => sales),
  lnCapital: new Float64Array(firms.length),
  research: Float64Array.from(firms, ({ research = 1 }) => research),
  newProductShare: new Float64Array(firms.length).fill(0.5),
  foreignReliance: Float64Array.from(firms, ({ foreignReliance = 0 }) => foreignReliance),
  age: new Float64Array(firms.length),
});

/** One region, one bloc, one industry, one year: nodes upstream, midstream, downstream of the region, then of the bloc. */
const oneYear = (nodeYear: Record<string, number[]>, more: object = {}): RunRecord =>
  ({ years: 1, regions: 1, economies: ['r', 'b'], industries: ['k'], nodeYear, ...more }) as unknown as RunRecord;

describe('the position of a cluster', () => {
  it('is its shares of value added, and who holds them by their sales', () => {
    const record = oneYear({
      sales: [5, 12, 4, 9, 9, 9],
      subsidies: [0, 1, 0, 0, 0, 0],
      inputs: [2, 8, 2, 0, 0, 0],
    });
    const firms = firmsOf([
      { id: 1, node: 0, sales: 1, foreignReliance: 0.1 },
      { id: 2, node: 0, sales: 3, foreignReliance: 0.8 },
      { id: 3, node: 1, sales: 9, foreignReliance: 0.9 },
      { id: 4, node: 2, sales: 2, foreignReliance: 0.4 },
    ]);
    // value added 3, 5 and 2 of 10; upstream a quarter by low and three quarters by high reliance; downstream neither
    expect(clusterPositions({ record, firms: [firms] })).toEqual([
      { upstream: 0.3, downstream: 0.2, low: expect.closeTo(0.075, 12), high: expect.closeTo(0.225, 12) },
    ]);
  });

  it('is undefined without value added', () => {
    const record = oneYear({ sales: [0, 0, 0, 1, 1, 1], subsidies: [0, 0, 0, 0, 0, 0], inputs: [0, 0, 0, 0, 0, 0] });
    expect(clusterPositions({ record, firms: [firmsOf([])] })).toEqual([null]);
  });
});

describe('the panel of clusters', () => {
  const panel = { years: 8, regions: 2, industries: ['a', 'b'] };
  const clusters = 4;
  const at = (year: number, c: number): number => Math.sin(7 * year + 3 * c * c);

  it('finds a coefficient that cluster and year effects cover, and leaves out undefined cluster-years', () => {
    const outcome = Float64Array.from({ length: panel.years * clusters }, (_, cell) => {
      const [year, c] = [Math.floor(cell / clusters), cell % clusters];
      return cell === 9 ? Number.NaN : 2 * at(year, c) + 10 * c - year * year;
    });
    const fit = regressClusters(panel, outcome, (year, c) => (year === 3 && c === 0 ? null : [at(year, c)]), 1)!;
    expect(fit.coefficients[0]).toBeCloseTo(2, 10);
    // 7 years of 4 clusters, one without outcome, one left out by the caller
    expect(fit.rows).toBe(26);
    expect(fit.clusters).toBe(2);
  });

  it('is none when no cluster-year is left', () => {
    expect(regressClusters(panel, new Float64Array(32), () => null, 0)).toBeNull();
  });
});

describe('the event study', () => {
  /** Five firms that change from one stage to another in year 2, beside a midstream firm at ln 1 = 0. */
  const moving = (from: number, to: number, path: readonly number[], movers = 5) =>
    path.map((relative, t) =>
      firmsOf([
        { id: 99, node: 1, research: 0.5 },
        ...Array.from({ length: movers }, (_, i) => ({
          id: i,
          node: t < 2 ? from : to,
          research: 0.5 * Math.exp(-relative),
        })),
      ]),
    );
  const path = [0, 0, -1, -1, -1, 0.5, 0.5, 0.5];

  it('finds a dip of three years after climbs', () => {
    const { climbing, falling, established } = stageEvents(moving(1, 0, path));
    expect(climbing.events).toBe(5);
    climbing.path.forEach((value, h) => {
      expect(value).toBeCloseTo(path[h]!, 12);
    });
    expect(dipYears(climbing)).toBe(3);
    expect([falling.events, established.events]).toEqual([0, 0]);
  });

  it('says that climbers are not back within five years, and nothing of fewer than five climbs', () => {
    const never = [0, 0, -1, -1, -1, -1, -1, -1];
    expect(dipYears(stageEvents(moving(1, 2, never)).climbing)).toBe(6);
    expect(dipYears(stageEvents(moving(1, 2, never, 4)).climbing)).toBeNaN();
  });

  it('tells falling and established firms from climbers', () => {
    // the only midstream firm to compare with before the fall is the one that never moves
    const fallen = stageEvents(moving(2, 1, [1, 1, 0, 0, 0, 0, 0, 0]));
    expect(fallen.falling.events).toBe(5);
    expect(fallen.falling.path.slice(0, 3)).toEqual([
      expect.closeTo(1, 12),
      expect.closeTo(1, 12),
      expect.closeTo(0, 12),
    ]);
    const stayed = stageEvents(moving(2, 2, [1, 1, 1, 1, 1, 1, 1, 1]));
    expect([stayed.established.events, stayed.climbing.events, stayed.falling.events]).toEqual([5, 0, 0]);
    // from design to brand is neither
    const crossed = stageEvents(moving(0, 2, path));
    expect([crossed.established.events, crossed.climbing.events, crossed.falling.events]).toEqual([0, 0, 0]);
  });
});

describe('the factors of paper 001', () => {
  const factorOf = (name: string, record: RunRecord): number =>
    clusterFactors.find((factor) => factor.name === name)!.values(record)[0]!;

  it('are read off the record as the mapping says', () => {
    const record = oneYear(
      {
        sales: [5, 12, 4, 0, 0, 0],
        subsidies: [0, 0, 0, 0, 0, 0],
        inputs: [2, 8, 2, 0, 0, 0],
        research: [1, 0.5, 0.5, 7, 7, 7],
        skilled: [3, 2, 1, 7, 7, 7],
        newProductSales: [1, 6, 2, 7, 7, 7],
      },
      {
        economyYear: { policySpending: [0.2, 0], restOutput: [11, 99], infrastructure: [0.3, 0] },
        // sector by sector: region to region, region to bloc, bloc to region, bloc to bloc
        linkYear: { flow: [5, 0, 9, 9, 4, 8, 9, 9, 3, 1, 9, 9] },
      },
    );
    expect(clusterFactors.map(({ name }) => name)).toEqual(['infra', 'sup', 'tech', 'phrl', 'fm', 'dm']);
    // value added 3 + 4 + 2 and 11 of the rest
    expect(factorOf('sup', record)).toBeCloseTo(0.2 / 20, 12);
    expect(factorOf('dm', record)).toBeCloseTo(Math.log(20), 12);
    expect(factorOf('infra', record)).toBe(0.3);
    expect(factorOf('tech', record)).toBeCloseTo(Math.log(2), 12);
    expect(factorOf('phrl', record)).toBeCloseTo(Math.log(6), 12);
    // nothing of 1 abroad, two thirds of 6, a quarter of 2
    expect(factorOf('fm', record)).toBeCloseTo(Math.log(4.5), 12);
  });

  it('that do not vary are left out with the reason, and the others are estimated', () => {
    const run = (name: string) =>
      regressFactors(observeFirms(findScenario(name, { cwd: process.cwd(), years: 10 }).scenario, 'tuning', 0).record);
    const none = run('low-end-lock-in');
    for (const name of ['infra', 'sup'] as const)
      expect(none[name], name).toMatchObject({ value: Number.NaN, reason: DOES_NOT_VARY });
    for (const name of ['tech', 'phrl', 'fm', 'dm'] as const) expect(none[name].value, name).not.toBeNaN();
    const supported = run('rd-subsidy-12');
    expect(supported.infra.reason).toBe(DOES_NOT_VARY);
    expect(supported.sup.value).not.toBeNaN();
    expect(supported.sup.standardError).toBeGreaterThan(0);
  });
});

describe('the hypotheses on one run', () => {
  const { scenario } = findScenario('low-end-lock-in', { cwd: process.cwd(), years: 16 });
  const run: ObservedRun = observeFirms(scenario, 'tuning', 1);
  const estimates = testHypotheses(run);

  it('give every quantity for both outcomes; differences are differences of their parts', () => {
    for (const of of Object.values(estimates)) {
      expect(Object.keys(of)).toEqual(hypothesisQuantities.map(({ name }) => name));
      expect(of.upstreamLessDownstream.value).toBeCloseTo(of.upstreamShare.value - of.downstreamShare.value, 12);
      expect(of.climbingLessEstablished.value).toBeCloseTo(of.climbing.value - of.established.value, 12);
      expect(of.highEndShare.standardError).toBeGreaterThan(0);
      // four clusters over eleven years at most
      expect(of.highEndShare.rows).toBeLessThanOrEqual(44);
    }
  });

  it('say why a quantity is undefined', () => {
    const allLow = {
      ...run,
      firms: run.firms.map((year) => ({ ...year, foreignReliance: year.foreignReliance.map(() => 0) })),
    };
    const { highReliance, lowReliance } = testHypotheses(allLow).rdProductivity;
    expect(highReliance.value).toBeNaN();
    expect(lowReliance.reason).toContain('highReliance does not vary');
  });
});

describe('the judgement over runs', () => {
  const { scenario } = findScenario('low-end-lock-in', { cwd: process.cwd(), years: 10 });
  const first = observeFirms(scenario, 'tuning', 0);
  const base = hypothesisRun(first);
  const withValues = (name: string, values: readonly number[]): HypothesisRun[] =>
    values.map((value) => ({
      ...base,
      estimates: {
        ...base.estimates,
        rdProductivity: {
          ...base.estimates.rdProductivity,
          [name]: { value, standardError: 1, rows: 9, reason: Number.isNaN(value) ? 'too little' : null },
        },
      },
    }));
  const judged = (name: string, values: readonly number[]) =>
    judgeHypotheses(withValues(name, values)).quantities.find(
      ({ quantity, outcome }) => quantity.name === name && outcome === 'rdProductivity',
    )!;

  it('asks whether the whole interval of the mean lies on the expected side of 0', () => {
    // mean 2, sd 1, t(2, .975) = 4.3027: 2 +- 2.484; with 1.9 to 2.1 it is 2 +- .248
    expect(judged('highEndShare', [1, 2, 3])).toMatchObject({ verdict: 'unclear', expectedSign: 3 });
    expect(judged('highEndShare', [1.9, 2, 2.1])).toMatchObject({ verdict: 'asExpected', expectedSign: 3 });
    expect(judged('highEndShare', [-1.9, -2, -2.1])).toMatchObject({ verdict: 'contrary', expectedSign: 0 });
    expect(judged('falling', [-1.9, -2, -2.1])).toMatchObject({ verdict: 'asExpected', expectedSign: 3 });
    expect(judged('upstreamLessDownstream', [-1.9, -2, -2.1])).toMatchObject({
      verdict: 'asExpected',
      expectedSign: null,
    });
    expect(judged('koopmanPosition', [1.9, 2, 2.1])).toMatchObject({ verdict: 'notJudged', expectedSign: null });
  });

  it('drops runs in which a quantity is undefined, and tells the reason where it is in all', () => {
    expect(judged('highEndShare', [Number.NaN, 1.9, 2.1]).over).toMatchObject({ count: 2, missing: 1, mean: 2 });
    expect(judged('highEndShare', [Number.NaN, Number.NaN])).toMatchObject({
      verdict: 'undefined',
      reason: 'too little',
    });
  });

  it('gives no verdict on one run', () => {
    expect(judged('highEndShare', [2])).toMatchObject({ verdict: 'unclear' });
  });
});
