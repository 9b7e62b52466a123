import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { resolvedYaml } from '../../src/scenarios/resolvedYaml.ts';
import { instruments } from '../support/scenario-fixtures/fixtureModel.ts';
import { fixtureTexts, read } from '../support/scenario-fixtures/fixtures.ts';

/** A scenario written in full and read again, without what tells where it was read from. */
const throughFile = (name: string, texts: Readonly<Record<string, string>> = {}) => {
  const scenario = read(name, texts);
  const { file: _, chain: __, ...before } = scenario;
  const again = read(name, { ...texts, [name]: resolvedYaml(scenario, instruments) });
  const { file: ___, chain, ...after } = again;
  return { before, after, chain };
};

describe('a scenario written in full', () => {
  test.each(Object.keys(fixtureTexts))('reads as the same scenario: %s', (name) => {
    const { before, after, chain } = throughFile(name);
    expect(after).toEqual(before);
    expect(chain).toEqual([name]);
  });

  test('extends nothing and holds every parameter', () => {
    const text = resolvedYaml(read('tiny-tariff'), instruments);
    expect(text).not.toContain('extends');
    expect(text).toContain('imitationRate: 0.2');
  });

  test('may be called scenario.yaml, whatever its name', () => {
    const text = resolvedYaml(read('tiny-subsidy'), instruments);
    const again = read('scenario', { scenario: text });
    expect(again.name).toBe('tiny-subsidy');
    expect(again.policies).toEqual(read('tiny-subsidy').policies);
  });

  test('keeps where the inputs of a stage come from', () => {
    const inputs = { midstream: { sameStage: 0.15 }, upstream: { sameStage: 0 } };
    const text = fixtureTexts['tiny-world']!.replace(
      '      stages:\n',
      `      inputs: ${JSON.stringify(inputs)}\n      stages:\n`,
    );
    const { before, after } = throughFile('tiny-world', { 'tiny-world': text });
    expect(before.world.industries[0]!.inputs).toEqual(inputs);
    expect(after).toEqual(before);
  });

  test('keeps a cost share of 0, which is not the default', () => {
    const texts = {
      free: 'name: free\nextends: tiny-world\nquestion: What?\npolicies: [{ instrument: innovationPlatform, from: 2012, until: 2013, costShare: 0 }]',
    };
    const { before, after } = throughFile('free', texts);
    expect(before.policies[0]!.costShare).toBe(0);
    expect(after).toEqual(before);
  });
});

const names = fc
  .stringMatching(/^[A-Za-z0-9\u4e00-\u9fff][A-Za-z0-9_-]{0,39}$/)
  .filter((n) => !['constructor', 'prototype'].includes(n));
const written = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 80 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
    fc.constantFrom(
      'no',
      'null',
      '~',
      '12',
      '1e3',
      '- a',
      'a: b',
      '# x',
      ' x',
      'x ',
      'a\nb',
      'a\n\n  b\n',
      '|',
      "it's",
      '"',
      '\tx',
    ),
  )
  .filter((t) => t.trim() !== '' && !/[\p{Cs}\u2028\u2029]|(?![\n\t])\p{Cc}/u.test(t));
const labels = fc.oneof(written, fc.record({ en: written, zh: written }));
const number = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const optional = { requiredKeys: [] as never[] };
const byStage = <T>(values: fc.Arbitrary<T>) => fc.record({ upstream: values, midstream: values, downstream: values });
const quarter = (low: number, high: number) => fc.integer({ min: low * 4, max: high * 4 }).map((q) => q / 4);

const target = fc.record(
  {
    region: fc.constant(['R1']),
    industry: fc.constant(['I1']),
    stage: fc.subarray(['upstream', 'midstream', 'downstream'], { minLength: 1 }),
  },
  optional,
);
const firmTarget = fc
  .tuple(
    target,
    fc.record(
      {
        owner: fc.subarray(['domestic', 'foreign'], { minLength: 1 }),
        employees: fc.record({ min: number(0, 10), max: number(10, 1e6) }, optional),
      },
      optional,
    ),
  )
  .map(([a, b]) => ({ ...a, ...b }));
const times = { from: quarter(2012, 2020), until: quarter(2021, 2040), ramp: number(0, 5) };
const policy = fc.oneof(
  fc.record(
    { instrument: fc.constant('rdSubsidy'), ...times, target: firmTarget, rate: number(0, 1), budget: number(0, 50) },
    { requiredKeys: ['instrument', 'from', 'until'] },
  ),
  fc.record(
    { instrument: fc.constant('innovationPlatform'), ...times, target, rate: number(0, 5), costShare: number(0, 0.2) },
    { requiredKeys: ['instrument', 'from', 'until'] },
  ),
  fc.record(
    {
      instrument: fc.constant('tariff'),
      ...times,
      target,
      rate: number(0, 5),
      partner: fc.constantFrom('B1', 'B2'),
      direction: fc.constantFrom('imports', 'exports'),
    },
    { requiredKeys: ['instrument', 'from', 'until'] },
  ),
);

/** A valid base scenario; regions R1 .. and so on stand for names chosen by `renamed`. */
const scenarios = fc
  .record({
    question: labels,
    title: labels,
    start: fc.constant(2012),
    years: fc.integer({ min: 1, max: 200 }),
    shock: number(0, 0.3),
    rate: number(0, 1),
    policies: fc.array(policy, { maxLength: 4 }),
    labels: fc.array(labels, { minLength: 3, maxLength: 3 }),
    sources: fc.array(written, { minLength: 6, maxLength: 6 }),
    share: number(0, 1),
    wages: fc.array(number(1e-6, 1000), { minLength: 3, maxLength: 3 }),
    demand: number(1e-9, 1e9),
    firms: fc.integer({ min: 1, max: 1_000_000 }),
    sales: number(1e-9, 1e6),
    competence: byStage(number(-10, 10)),
    observed: fc.dictionary(fc.integer({ min: 1000, max: 9999 }).map(String), number(-1e9, 1e9), { maxKeys: 5 }),
    own: fc.uniqueArray(names, { minLength: 4, maxLength: 4 }),
  })
  .map((g) => {
    const economy = {
      east: -1.5,
      north: 1e-7,
      wage: g.wages[0],
      restEmployment: 1,
      restOutput: 2,
      talent: g.share,
      portDistance: 3,
    };
    const bloc = (name: string, role: string) => ({
      name,
      role,
      wage: g.wages[1],
      competence: g.competence,
      source: { en: g.sources[1], zh: g.sources[2] },
    });
    const document = {
      name: 'any',
      title: g.title,
      question: g.question,
      start: g.start,
      years: g.years,
      set: { firm: { shock: g.shock }, learning: { rate: g.rate } },
      policies: g.policies,
      world: {
        regions: [
          {
            name: 'R1',
            label: g.labels[0],
            ...economy,
            source: g.sources[0],
            sources: { wage: g.sources[2], restGrowth: { en: g.sources[3], zh: g.sources[0] } },
          },
        ],
        blocs: [bloc('B1', 'frontier'), bloc('B2', 'rival')],
        industries: [
          {
            name: 'I1',
            label: g.labels[1],
            demand: { R1: g.demand },
            blocShares: {
              B2: { upstream: g.share, midstream: 0, downstream: 1 },
              B1: { upstream: 1 - g.share, midstream: 1, downstream: 0 },
            },
            source: g.sources[4],
            sources: { demand: g.sources[5] },
          },
        ],
        clusters: [
          {
            region: 'R1',
            industry: 'I1',
            sales: { upstream: g.sales, midstream: 0, downstream: g.sales },
            firms: { upstream: g.firms, midstream: 0, downstream: 1 },
            competence: g.competence,
            competenceSpread: 0.1,
            foreignReliance: g.share,
            foreignOwned: 0,
            source: g.sources[0],
          },
        ],
      },
      observed: [{ measure: 'lq', source: g.sources[1], values: g.observed }],
    };
    return renamed(document, { R1: g.own[0]!, B1: g.own[1]!, B2: g.own[2]!, I1: g.own[3]! });
  });

/** The document with the placeholders among its names and keys replaced. */
function renamed(value: unknown, by: Readonly<Record<string, string>>): unknown {
  const name = (text: string): string => (Object.hasOwn(by, text) ? by[text]! : text);
  if (typeof value === 'string') return name(value);
  if (Array.isArray(value)) return value.map((item) => renamed(item, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [name(key), renamed(item, by)]));
}

test('any valid scenario written in full reads as the same scenario', () => {
  fc.assert(
    fc.property(scenarios, (document) => {
      const { before, after } = throughFile('any', { any: stringify(document) });
      expect(after).toEqual(before);
    }),
    { numRuns: 150 },
  );
});
