import { describe, expect, test } from 'vitest';
import { defaultsOf } from '../../src/engine/parameter.ts';
import { parameters } from '../support/scenario-fixtures/fixtureModel.ts';
import { changed, errorOf, fixtureTexts, read } from '../support/scenario-fixtures/fixtures.ts';

const child = (name: string, ...lines: string[]) => ({
  [name]: [`name: ${name}`, 'question: What then?', ...lines].join('\n'),
});

describe('a base scenario', () => {
  const scenario = read('tiny-world');

  test('gives its world with defaults and labels filled in', () => {
    const { regions, industries, clusters } = scenario.world;
    expect(regions[0]!.label).toEqual({ en: 'East', zh: '东部' });
    expect(regions[1]).toEqual({
      name: 'Central',
      label: { en: 'Central', zh: 'Central' },
      east: -600,
      north: 100,
      wage: 0.045,
      restEmployment: 15000,
      restOutput: 2500,
      restGrowth: 0,
      talent: 0.2,
      infrastructure: 0,
      portDistance: 700,
    });
    expect(industries[0]!.stages).toEqual({ elasticity: { upstream: 4, midstream: 8, downstream: 5 } });
    expect(clusters[1]!.firms).toEqual({ upstream: 0, midstream: 25, downstream: 3 });
  });

  test('has no policies, changes no parameter and is its own chain', () => {
    expect(scenario.policies).toEqual([]);
    expect(scenario.sameMoneyAs).toBeNull();
    expect(scenario.changed).toEqual([]); // countScale is set to its default
    expect(scenario.parameters).toEqual(defaultsOf(parameters));
    expect(scenario.chain).toEqual(['tiny-world']);
    expect(scenario.file).toBe('tiny-world.yaml');
  });

  test('serves a text in both languages and falls back on the name for a title', () => {
    expect(scenario.title).toEqual({ en: 'Tiny world', zh: '微型世界' });
    expect(scenario.summary!.zh).toBe(scenario.summary!.en);
    expect(read('tiny-subsidy').title).toEqual({ en: 'tiny-subsidy', zh: 'tiny-subsidy' });
  });

  test('lists the source of every entry and of every field that has its own', () => {
    expect(scenario.assumptions.map(({ path }) => path)).toEqual([
      'regions[East]',
      'regions[East].wage',
      'regions[Central]',
      'blocs[Leader]',
      'blocs[Rival]',
      'industries[electronics]',
      'industries[electronics].demand',
      'industries[electronics].stages',
      'clusters[East/electronics]',
      'clusters[Central/electronics]',
      'clusters[Central/electronics].firms',
    ]);
    expect(scenario.assumptions[1]).toEqual({
      path: 'regions[East].wage',
      value: '0.06',
      source: { en: 'yearbook of the fixture, table 1', zh: 'yearbook of the fixture, table 1' },
    });
    expect(scenario.assumptions[0]!.value).not.toContain('wage');
    expect(scenario.assumptions[10]!.value).toBe('{ upstream: 0, midstream: 25, downstream: 3 }');
  });

  test('keeps what was observed', () => {
    const [series] = scenario.observed;
    expect(series).toEqual({
      measure: 'lq',
      region: 'Central',
      industry: 'electronics',
      unit: null,
      source: { en: 'fixture', zh: 'fixture' },
      values: { 2012: 0.8, 2013: 0.85 },
    });
  });

  test('demands 0 where an economy is left out, even one called as an inherited property', () => {
    const texts = changed(
      'tiny-world',
      'demand: { East: 60, Central: 40, Leader: 300, Rival: 100 }',
      'demand: { Leader: 300 }',
    );
    const world = texts['tiny-world']!.replaceAll('Central', 'toString');
    const { demand } = read('tiny-world', { 'tiny-world': world }).world.industries[0]!;
    expect(Object.entries(demand)).toEqual([
      ['East', 0],
      ['toString', 0],
      ['Leader', 300],
      ['Rival', 0],
    ]);
  });
});

describe('a scenario that extends another', () => {
  const scenario = read('tiny-tariff');

  test('inherits neither sources nor what is covered, which are of one question only', () => {
    const about =
      'sources: [Paper 1, { en: Paper 2, zh: 论文2 }]\ncovers: Wages.\nnotCovered: { en: Rents., zh: 地租。 }\n';
    const below = read('tiny-world', {
      'tiny-world': fixtureTexts['tiny-world']!.replace('world:\n', `${about}world:\n`),
    });
    expect(below.sources).toEqual([
      { en: 'Paper 1', zh: 'Paper 1' },
      { en: 'Paper 2', zh: '论文2' },
    ]);
    expect(below.covers).toEqual({ en: 'Wages.', zh: 'Wages.' });
    expect(below.notCovered!.zh).toBe('地租。');
    const above = read('tiny-subsidy', {
      'tiny-world': fixtureTexts['tiny-world']!.replace('world:\n', `${about}world:\n`),
    });
    expect([above.sources, above.covers, above.notCovered]).toEqual([[], null, null]);
  });

  test('inherits world, observed series and summary, and keeps its own question', () => {
    expect(scenario.world).toEqual(read('tiny-world').world);
    expect(scenario.observed).toHaveLength(1);
    expect(scenario.summary).toEqual(read('tiny-world').summary);
    expect(scenario.question.en).toBe('What does a tariff add?');
    expect(scenario.chain).toEqual(['tiny-world', 'tiny-subsidy', 'tiny-tariff']);
  });

  test('adds its parameters to those of its parents, the nearest last', () => {
    expect(scenario.changed).toEqual([
      { path: 'learning.rate', default: 0.26, value: 0.3 },
      { path: 'learning.customer', default: 0.5, value: 0.6 },
    ]);
    const nearer = read('nearer', child('nearer', 'extends: tiny-tariff', 'set: { learning: { rate: 0.4 } }'));
    expect(nearer.parameters.learning).toEqual({ rate: 0.4, customer: 0.6 });
  });

  test('counts policy years from its own start', () => {
    expect([scenario.start, scenario.years]).toEqual([2013, 8]);
    // subsidy 2014 to 2018.25, tariff 2015 to 2020, start 2013
    expect(scenario.policies.map(({ from, until }) => [from, until])).toEqual([
      [1, 5.25],
      [2, 7],
    ]);
  });

  test('appends its policies to the inherited ones, or replaces them', () => {
    expect(scenario.policies.map(({ instrument }) => instrument)).toEqual(['rdSubsidy', 'tariff']);
    const none = read('none', child('none', 'extends: tiny-tariff', 'replacePolicies: true'));
    expect(none.policies).toEqual([]);
    const same = read('same', child('same', 'extends: tiny-tariff', 'policies: []'));
    expect(same.policies).toEqual(scenario.policies);
  });

  test('completes every policy', () => {
    expect(scenario.policies[0]).toEqual({
      instrument: 'rdSubsidy',
      from: 1,
      until: 5.25,
      ramp: 1,
      rate: 0.08,
      budget: 1.2,
      target: {
        region: ['Central'],
        industry: null,
        stage: ['upstream', 'midstream'],
        owner: ['domestic'],
        employees: { min: 0, max: 500 },
      },
      partner: null,
      direction: 'imports',
      costShare: 0,
      moneyPath: null,
    });
    expect(scenario.policies[1]).toMatchObject({ partner: 'Leader', direction: 'exports', budget: null, rate: 0.3 });
    expect(read('tiny-platform').policies[0]).toMatchObject({ rate: 1, costShare: 0.005 });
  });

  test('leaves the files it extends as they were', () => {
    const before = read('tiny-subsidy');
    read('tiny-tariff');
    expect(read('tiny-subsidy')).toEqual(before);
  });
});

test('a scenario is frozen to its last leaf', () => {
  const frozen = (value: unknown): boolean =>
    typeof value !== 'object' || value === null || (Object.isFrozen(value) && Object.values(value).every(frozen));
  expect(frozen(read('tiny-tariff'))).toBe(true);
  expect(frozen(read('tiny-platform'))).toBe(true);
});

test('--set stands above the files', () => {
  const set = [
    { path: 'learning.rate', value: '0.1', origin: '--set' },
    { path: 'firm.shock', value: '1e-1', origin: '--set' },
  ];
  const { parameters: values, changed: list } = read('tiny-subsidy', {}, set);
  expect([values.learning.rate, values.firm.shock]).toEqual([0.1, 0.1]);
  expect(list.map(({ path }) => path)).toEqual(['firm.shock', 'learning.rate']);
});

describe('sameMoneyAs', () => {
  test('is kept by policy, with the money left to the run', () => {
    const { policies, moneyFrom, sameMoneyAs } = read('tiny-platform');
    expect(moneyFrom).toEqual(['tiny-subsidy']);
    expect(sameMoneyAs).toBe('tiny-subsidy');
    expect(policies[0]!.moneyPath).toBeNull();
  });

  const platform = (passage: string, replacement: string) => changed('tiny-platform', passage, replacement);
  const cases: [string, Record<string, string>, string][] = [
    [
      'an unknown scenario',
      platform('tiny-subsidy', 'tiny-subsidi'),
      "tiny-platform.yaml:9: policies[0].sameMoneyAs is 'tiny-subsidi'; expected the name of an existing scenario",
    ],
    [
      'itself',
      platform('As: tiny-subsidy', 'As: tiny-platform'),
      "tiny-platform.yaml:9: policies[0].sameMoneyAs is 'tiny-platform'; expected the name of another scenario",
    ],
    [
      'a scenario that uses it as well',
      {
        ...platform('tiny-subsidy', 'twin'),
        ...child('twin', 'extends: tiny-platform'),
      },
      "tiny-platform.yaml:9: policies[0].sameMoneyAs is 'twin'; expected a scenario that does not use sameMoneyAs itself",
    ],
    [
      'a scenario without spending',
      platform('tiny-subsidy', 'tiny-world'),
      "tiny-platform.yaml:9: policies[0].sameMoneyAs is 'tiny-world'; expected a scenario with a policy that spends money",
    ],
    [
      'another start',
      platform('tiny-subsidy', 'tiny-tariff'),
      "tiny-platform.yaml:9: policies[0].sameMoneyAs is 'tiny-tariff'; expected a scenario on the same base world with the same start",
    ],
    [
      'another world',
      {
        ...platform('tiny-subsidy', 'elsewhere'),
        elsewhere: changed('tiny-world', 'wage: 0.06', 'wage: 0.07')['tiny-world']!.replace('tiny-world', 'elsewhere'),
      },
      "tiny-platform.yaml:9: policies[0].sameMoneyAs is 'elsewhere'; expected a scenario on the same base world with the same start",
    ],
    [
      'a shorter run',
      { ...platform('tiny-subsidy', 'short'), ...child('short', 'extends: tiny-subsidy', 'years: 8') },
      "tiny-platform.yaml:9: policies[0].sameMoneyAs is 'short'; expected a scenario of at least 10 years (it has 8)",
    ],
    [
      'money spent before it is in force',
      platform('from: 2014', 'from: 2015'),
      "tiny-platform.yaml:6: policies[0].from is 2015; expected 2014 or before, when 'tiny-subsidy' starts to spend",
    ],
    [
      'money spent after it is in force',
      platform('until: 2019', 'until: 2018'),
      "tiny-platform.yaml:7: policies[0].until is 2018; expected 2018.25 or later, when 'tiny-subsidy' ceases to spend",
    ],
    [
      'a part of a year',
      platform('until: 2019', 'until: 2018.25'),
      'tiny-platform.yaml:7: policies[0].until is 2018.25; expected the start of a year where sameMoneyAs sets the money',
    ],
    [
      'a rate beside it',
      platform('sameMoneyAs', 'rate: 2\n    sameMoneyAs'),
      'tiny-platform.yaml:9: policies[0].rate is 2; expected no rate where policies[0].sameMoneyAs (tiny-subsidy) sets the money',
    ],
    [
      'a ramp beside it',
      platform('sameMoneyAs', 'ramp: 2\n    sameMoneyAs'),
      'tiny-platform.yaml:9: policies[0].ramp is 2; expected no ramp where policies[0].sameMoneyAs (tiny-subsidy) sets the money',
    ],
  ];
  test.each(cases)('refuses %s', (_, texts, message) => {
    expect(errorOf('tiny-platform', texts).message).toBe(message);
  });
});
