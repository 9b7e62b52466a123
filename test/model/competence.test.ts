import { describe, expect, it } from 'vitest';
import { convertInventions } from '../../src/agents/convertInventions.ts';
import { driftCompetence } from '../../src/agents/driftCompetence.ts';
import type { ModelValues } from '../../src/agents/firmRule.ts';
import { invent } from '../../src/agents/invent.ts';
import { inventionFields } from '../../src/agents/inventionFields.ts';
import { learnableShare, learnFromPartners } from '../../src/agents/learnFromPartners.ts';
import { startRun } from '../../src/createRun.ts';
import { phase } from '../../src/engine/engine.ts';
import type { Rule } from '../../src/engine/rule.ts';
import { model } from '../../src/model.ts';
import { byStage, lockInWorld, runKey, runOf, runTicks, withValues } from '../support/lockInWorld.ts';

const fields = ['design', 'manufacture', 'brand'] as const;

/** Nobody learns, practises or invents, nothing leaks, and the frontier bloc stands still. */
const still = {
  'learning.rate': 0,
  'learning.doing': 0,
  'learning.doingUpstream': 0,
  'learning.doingDownstream': 0,
  'learning.leakage': 0,
  'learning.blocResponse': 0,
  'research.arrival': 0,
  'market.utilisationPricing': 0,
};

describe('without learning, doing, leakage, utilisation pricing and invention', () => {
  it('every competence of every surviving firm falls by exactly the growth of the frontier, tick by tick', () => {
    const parameters = withValues(still);
    const fall = parameters.learning.frontierGrowth * 0.25;
    const before = new Map<string, readonly number[]>();
    let survived = 0;
    const wrong: string[] = [];
    runTicks(runOf({ parameters, years: 10 }), 40, {
      each: ({ firm }, tick) => {
        const now = new Map<string, readonly number[]>();
        for (let f = 0; f < firm.count; f++) {
          const id = `${firm.idHigh[f]}/${firm.idLow[f]}`;
          const competences = fields.map((field) => firm[field][f]!);
          now.set(id, competences);
          const last = before.get(id);
          if (last === undefined) continue;
          survived++;
          // to the bit: z + (0 - g) dt
          if (competences.some((z, j) => z !== last[j]! - fall)) wrong.push(`tick ${tick}, firm ${id}`);
        }
        before.clear();
        for (const [id, competences] of now) before.set(id, competences);
      },
    });
    expect(wrong).toEqual([]);
    expect(survived).toBeGreaterThan(10_000);
  });
});

describe('with leakage alone', () => {
  /** Own-stage competence of a firm that lives through the run, at the start and at the end, and its age in ticks. */
  function paths(leakage: number, years: number): { start: number; end: number }[] {
    // few exits, so that enough firms live through the run
    const parameters = withValues({ ...still, 'learning.leakage': leakage, 'demography.exitHazard': 0.03 });
    const start = new Map<number, number>();
    const key = (idHigh: number, idLow: number): number => idHigh * 2 ** 21 + idLow;
    const engine = startRun(runOf({ parameters, years }), runKey);
    const { firm } = engine.world;
    for (let f = 0; f < firm.count; f++) start.set(key(firm.idHigh[f]!, firm.idLow[f]!), firm.brand[f]!);
    for (let tick = 0; tick < 4 * years; tick++) engine.step();
    const found: { start: number; end: number }[] = [];
    for (let f = 0; f < firm.count; f++) {
      const from = start.get(key(firm.idHigh[f]!, firm.idLow[f]!));
      if (from !== undefined && firm.idLow[f]! < 2 ** 20) found.push({ start: from, end: firm.brand[f]! });
    }
    return found;
  }

  it('a competence decays to minus growth over leakage by the factor 1 - leakage dt a tick', () => {
    const { leakage, frontierGrowth } = withValues({}).learning;
    const rest = -frontierGrowth / leakage;
    const firms = paths(leakage, 20);
    expect(firms.length).toBeGreaterThan(20);
    for (const { start, end } of firms) {
      expect(end - rest).toBeCloseTo((start - rest) * (1 - leakage * 0.25) ** 80, 10);
    }
  });

  it('it rests there', () => {
    // .025/.5 = .05 below the frontier; after 40 years (1 - .125)^160 = 5e-10 of the distance is left
    const { frontierGrowth } = withValues({}).learning;
    const firms = paths(0.5, 40);
    expect(firms.length).toBeGreaterThan(10);
    for (const { end } of firms) expect(end).toBeCloseTo(-frontierGrowth / 0.5, 8);
  });
});

/** Ticks of 1/32 year: the difference to the differential equation stays below what chance does. */
const PER_YEAR = 32;
const FIRMS = 2000;
const CAPACITY = 0.3;
/** Everybody meets a frontier firm three times a year and takes little each time. */
const oneChannel = {
  ...still,
  'learning.leakage': 0.022,
  'learning.rate': 0.1,
  'learning.otherField': 0.8,
  'learning.distanceBase': 0.25,
  'learning.distanceGain': 0.5,
  'learning.foreignDemonstration': 3,
  'learning.cluster': 0,
  'learning.customer': 0,
  'learning.supplier': 0,
  'learning.interregional': 0,
  'learning.relatedIndustry': 0,
  'research.displacement': 0,
};

const [central] = lockInWorld.clusters.filter(({ region }) => region === 'Central');

/** Many equal assemblers of one cluster whose competences alone change. */
function manyFirms(parameters: ModelValues, start: number, rules: readonly Rule[], years: number) {
  const world = {
    ...lockInWorld,
    clusters: [{ ...central!, firms: byStage(0, FIRMS, 0), sales: byStage(0, 17, 0), competenceUncertainty: 0 }],
  };
  const engine = startRun(runOf({ world, parameters, years }), runKey, {
    model: { ...model, dt: 1 / PER_YEAR, tick: [phase('competence', ...rules)] },
  });
  const { firm, node, sector } = engine.world;
  sector.frontier.fill(0);
  node.captivity.fill(0);
  for (const field of fields) firm[field].fill(start);
  firm.absorptiveCapacity.fill(CAPACITY);
  firm.foreignReliance.fill(1);
  firm.unconverted.fill(0);
  // one product line each, 5 % of sales spent on research
  for (let f = 0; f < firm.count; f++) {
    firm.sales[f] = node.referenceCapital[firm.node[f]!]!;
    firm.research[f] = 0.05 * firm.sales[f]!;
  }
  return engine;
}

const momentsOf = (values: Float64Array, count: number): { mean: number; error: number } => {
  let sum = 0;
  let squares = 0;
  for (let f = 0; f < count; f++) {
    sum += values[f]!;
    squares += values[f]! * values[f]!;
  }
  const mean = sum / count;
  return { mean, error: Math.sqrt(Math.max(0, squares / count - mean * mean) / count) };
};

/**
 * dz/dt of field j: rate ell AC c_j L(d) d + pub d - g + conversions w_j E[kept step], d = -z, c_j = 1 in the partner's
 * field (midstream) and otherField elsewhere.
 */
const velocity =
  ({ learning }: ModelValues, j: number) =>
  (z: number, invention: number): number => {
    const d = -z;
    const distance = learning.distanceBase + learning.distanceGain * CAPACITY;
    const taken = learning.foreignDemonstration * learning.rate * CAPACITY * (j === 1 ? 1 : learning.otherField);
    return (
      taken * learnableShare(d, distance) * d + learning.leakage * Math.max(0, d) - learning.frontierGrowth + invention
    );
  };

/** Runge and Kutta's fourth order step of a function of time and state. */
const advance = (f: (state: number) => number, state: number, h: number): number => {
  const a = f(state);
  const b = f(state + 0.5 * h * a);
  const c = f(state + 0.5 * h * b);
  const d = f(state + h * c);
  return state + (h / 6) * (a + 2 * b + 2 * c + d);
};

/** All zeros of f between two points, by sign changes on a grid and bisection; lowest first. */
function zerosOf(f: (x: number) => number, from: number, until: number): number[] {
  const zeros: number[] = [];
  const cells = 400;
  for (let i = 0; i < cells; i++) {
    let a = from + ((until - from) * i) / cells;
    let b = from + ((until - from) * (i + 1)) / cells;
    if (f(a) * f(b) > 0) continue;
    for (let step = 0; step < 60; step++) {
      const middle = (a + b) / 2;
      if (f(a) * f(middle) <= 0) b = middle;
      else a = middle;
    }
    zeros.push((a + b) / 2);
  }
  return zeros;
}

describe('a node of many equal firms with one learning channel', () => {
  const parameters = withValues(oneChannel);

  it.each([-0.45, -0.95])(
    'follows the differential equation of its mean within three standard errors from %f',
    (start) => {
      const years = 20;
      const engine = manyFirms(parameters, start, [learnFromPartners, driftCompetence], years);
      const expected = [start, start, start];
      for (let tick = 1; tick <= years * PER_YEAR; tick++) {
        engine.step();
        fields.forEach((field, j) => {
          expected[j] = advance((z) => velocity(parameters, j)(z, 0), expected[j]!, 1 / PER_YEAR);
          if (tick % (5 * PER_YEAR) !== 0) return;
          const { mean, error } = momentsOf(engine.world.firm[field], FIRMS);
          // far behind there is nothing to learn: all firms fall alike and only the step of time is left
          expect(Math.abs(mean - expected[j]!), `${field}, year ${tick / PER_YEAR}`).toBeLessThan(3 * error + 2e-4);
        });
      }
    },
  );

  it('has a low and a high resting point, found by root search, and stays at either', () => {
    // low: nothing can be learned beyond 2 d* = .8, so z = -g/pub = -.025/.022 = -1.136
    const zeros = zerosOf((z) => velocity(parameters, 1)(z, 0), -1.3, -0.01);
    expect(zeros).toHaveLength(3);
    const [low, middle, high] = zeros as [number, number, number];
    expect(low).toBeCloseTo(-0.025 / 0.022, 9);
    expect(middle).toBeLessThan(-0.4);
    for (const rest of [low, high]) {
      const engine = manyFirms(parameters, rest, [learnFromPartners, driftCompetence], 10);
      for (let tick = 0; tick < 10 * PER_YEAR; tick++) engine.step();
      const { mean, error } = momentsOf(engine.world.firm.manufacture, FIRMS);
      expect(Math.abs(mean - rest)).toBeLessThan(3 * error + 1e-9);
    }
  });

  it('adds inventions put to use: rate times used share times weight of the field times the mean kept step', () => {
    const years = 15;
    const start = -0.45;
    const values = withValues({ 'research.arrival': 0.9, 'research.step': 0.06 }, parameters);
    const { arrival, referenceIntensity, ownKnowledge, conversion, loss, step } = values.research;
    const rules = [learnFromPartners, invent, convertInventions, driftCompetence];
    const engine = manyFirms(values, start, rules, years);
    // .9 (.05/.05) (.3/.3)^.5 = .9 a year at the defaults; E[max(0, 2B - 1)] = 5/32 for Beta(3, 3)
    const rate = ((arrival * 0.05) / referenceIntensity) * (CAPACITY / 0.3) ** ownKnowledge;
    const weights = inventionFields[1]!;
    const total = weights[0] + weights[1] + weights[2];
    const expected = [start, start, start];
    let drawer = 0;
    for (let tick = 1; tick <= years * PER_YEAR; tick++) {
      engine.step();
      const used = conversion * drawer * step * (5 / 32);
      fields.forEach((field, j) => {
        const invention = (used * weights[j]!) / total;
        expected[j] = advance((z) => velocity(values, j)(z, invention), expected[j]!, 1 / PER_YEAR);
        if (tick % (5 * PER_YEAR) !== 0) return;
        const { mean, error } = momentsOf(engine.world.firm[field], FIRMS);
        expect(Math.abs(mean - expected[j]!), `${field}, year ${tick / PER_YEAR}`).toBeLessThan(3 * error + 2e-4);
      });
      drawer = advance((waiting) => rate - (conversion + loss) * waiting, drawer, 1 / PER_YEAR);
    }
  });
});
