import { describe, expect, it } from 'vitest';
import { firstClearYear } from '../../../src/experiments/comparison/firstClearYear.ts';
import { firstYearApart } from '../../../src/experiments/comparison/policiesApart.ts';
import { studyComparison } from '../../../src/experiments/comparison/studyComparison.ts';
import { headlineOutcome } from '../../../src/report/headlineOutcome.ts';
import { baseScenario, lockInValues, madeResult, subsidy, type Values } from '../../report/syntheticResult.ts';

const withPolicy = { name: 'with-policy', policies: [subsidy], moneyFrom: [null] };
const a = madeResult({ replicates: 20, values: { ...lockInValues(2), policySpending: () => 0 } });
const b = madeResult({ replicates: 20, values: lockInValues(14), scenario: withPolicy });
const headline = headlineOutcome([a, b]);

describe('the study of a comparison', () => {
  const study = studyComparison({ results: [a, b], headline, asked: 30 });
  const [option] = study.options as [(typeof study.options)[number]];

  it('is about the upgrading share of the targeted laggard', () => {
    expect(study.headline).toMatchObject({ measure: 'upgradingShare', region: 'Inland', better: 'higher' });
    expect(study).toMatchObject({ pairs: 20, asked: 30, firstYear: 2000, lastYear: 2004, choice: null });
    expect([study.baseline.letter, option.letter, option.name]).toEqual(['A', 'B', 'with-policy']);
  });

  it('has the paired difference with both kinds of band and the runs in which it is better', () => {
    // 12 of 20 pairs differ by .4: mean .24, deviation .2010, t(19) = 2.0930
    expect(option.headline).toMatchObject({ pairs: 20, higher: 12, better: 12, equal: 8, directionClear: true });
    expect(option.headline.mean).toBeCloseTo(0.24, 12);
    expect(option.headline.interval.low).toBeCloseTo(0.24 - (2.09302 * 0.201) / Math.sqrt(20), 3);
    expect(option.headline.outer.high).toBeCloseTo(0.4, 12);
    expect(option.path.map(({ year }) => year)).toEqual([2000, 2001, 2002, 2003, 2004]);
    expect(option.pairsToTell).toBeNull();
  });

  it('tells from which year the effect is clear', () => {
    const found = option.outcomes.find(
      ({ outcome }) => outcome.measure === 'upgradingShare' && outcome.region === 'Inland',
    )!;
    expect(found.clearFrom).toBe(2004);
    expect(option.outcomes.find(({ outcome }) => outcome.region === 'Coast')!.clearFrom).toBeNull();
  });

  it('divides the money by the gain', () => {
    // 2 billion a year for 5 years in every run, .24 of upgrading share
    expect(option.cost!.money.mean).toBe(10);
    expect(option.cost!.perOutcome!.ratio).toBeCloseTo(10 / 0.24, 9);
    // employment is 1 in every cell of both: no job, no cost of one
    expect(option.cost!.perJob).toBeNull();
    expect(option.cost!.jobs!.mean).toBe(0);
  });

  it('lists who has less, by region, stage and size of firm', () => {
    const fewer: Values = {
      ...lockInValues(14),
      employment: ({ region, stage, replicate }) =>
        region === 'Coast' && stage === 'midstream' && replicate < 15 ? 0.5 : 1,
      employmentSmallFirms: ({ replicate }) => (replicate < 11 ? 0.9 : 1.2),
    };
    const { groups } = studyComparison({ results: [a, madeResult({ replicates: 20, values: fewer })], headline })
      .options[0]!;
    const losing = groups.filter(({ loses }) => loses);
    expect(losing.map(({ by, group, measure }) => `${by} ${group} ${measure}`)).toEqual([
      'region Coast employment',
      'stage midstream employment',
      ...(a.measures.some(({ name }) => name === 'employmentSmallFirms')
        ? ['firmSize small employmentSmallFirms']
        : []),
    ]);
    // 15 runs lose .5 of 3
    expect(losing[0]!.effect.mean).toBeCloseTo(-0.375, 12);
    expect(losing[0]!.ofBaseline).toBeCloseTo(-0.125, 12);
    expect(losing[0]!.effect).toMatchObject({ lower: 15, better: 0 });
  });

  it('prints the gain of pairing in years 1, 5, 10 and the last', () => {
    const long = (escaping: number) =>
      madeResult({ replicates: 20, values: lockInValues(escaping), scenario: { years: 12 } });
    const [own, ...others] = studyComparison({ results: [long(2), long(14)], headline }).options[0]!.pairing;
    const pairing = own!.years;
    expect(others.map(({ outcome }) => [outcome.measure, outcome.region])).toEqual([
      ['lq', 'Inland'],
      ['valueAdded', 'Inland'],
      ['highEndValueAdded', 'Inland'],
    ]);
    expect(pairing.map(({ year, number }) => [year, number])).toEqual([
      [2000, 1],
      [2004, 5],
      [2009, 10],
      [2011, 12],
    ]);
    // at year 5: differences .4 in 12 of 20; A escapes in 2, B in 14: variances of .4 times a yes or no
    const variance = (share: number): number => (0.16 * share * (1 - share) * 20) / 19;
    expect(pairing[1]!.paired).toBeCloseTo(Math.sqrt(variance(0.6)), 9);
    expect(pairing[1]!.independent).toBeCloseTo(Math.sqrt(variance(0.1) + variance(0.7)), 9);
  });

  it('of an unclear difference says how many pairs would tell', () => {
    const unsure = studyComparison({ results: [a, madeResult({ replicates: 20, values: lockInValues(3) })], headline });
    // one of 20 differs by .4: mean .02, deviation .0894; t .0894 / sqrt(n) <= .02 from n = 80 on
    expect(unsure.options[0]!.headline.directionClear).toBe(false);
    expect(unsure.options[0]!.pairsToTell).toBe(80);
  });

  it('compares more than two, each with the baseline, and weighs them', () => {
    const c = madeResult({ replicates: 20, values: lockInValues(20), scenario: { ...withPolicy, name: 'more' } });
    const three = studyComparison({ results: [a, b, c], headline });
    expect(three.options.map(({ letter, headline: { higher } }) => [letter, higher])).toEqual([
      ['B', 12],
      ['C', 18],
    ]);
    expect(three.choice).toMatchObject({ minimaxRegret: 'C', runs: 20, threshold: null });
    expect(three.choice!.options.map(({ maxRegret }) => maxRegret)).toEqual([0.4, 0.4, 0]);
  });

  it('counts the ends of the assumptions as further states of the regret', () => {
    const c = madeResult({ replicates: 20, values: lockInValues(20), scenario: { ...withPolicy, name: 'more' } });
    const states = [
      [0.1, 0.1, 0.1],
      [0.2, 0.3, 0.1],
      [0.5, 0.0, 0.1],
    ];
    // best by state .5 .3 .1: largest regrets .4, .3, .3
    const { choiceUnderAssumptions: found } = studyComparison({ results: [a, b, c], headline, states });
    expect(found).toMatchObject({ runs: 3, minimaxRegret: null });
    expect(found!.options.map(({ maxRegret }) => maxRegret)).toEqual([0.4, 0.3, 0.3]);
    expect(
      studyComparison({ results: [a, b], headline, states: states.slice(0, 2) }).choiceUnderAssumptions,
    ).toBeNull();
  });

  it('says whether the half-width asked for is reached, and how many pairs it needs', () => {
    const stopping = (halfWidth: number) => studyComparison({ results: [a, b], headline, halfWidth }).stopping!;
    expect(stopping(0.1)).toMatchObject({ reached: true, pairsNeeded: 20 });
    // deviation .2010: 1.9847 * .2010 / sqrt(n) <= .04 from n = 100 on
    expect(stopping(0.04)).toMatchObject({ reached: false, pairsNeeded: 100 });
  });

  it('is plain data: JSON loses nothing but undefined numbers', () => {
    const text = JSON.stringify(study, (_, value) => (Number.isNaN(value) ? null : value));
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(study)));
    expect(JSON.parse(text).options[0].headline.mean).toBe(option.headline.mean);
  });

  it('refuses one result alone', () => {
    expect(() => studyComparison({ results: [a], headline })).toThrow('1 results to compare, expected 2 to 26');
  });
});

describe('the first clear year', () => {
  const at = (year: number, mean: number, directionClear: boolean) => ({ year, mean, directionClear });
  it('is that from which the effect stays clear on its side', () => {
    expect(firstClearYear([at(1, 1, true), at(2, 1, false), at(3, 1, true), at(4, 2, true)])).toBe(3);
    expect(firstClearYear([at(1, -1, true), at(2, 1, true)])).toBe(2);
    expect(firstClearYear([at(1, 1, true), at(2, 1, true)])).toBe(1);
  });

  it('is no year before the scenarios differ', () => {
    const path = [at(1, 1, true), at(2, 1, true), at(3, 1, true)];
    expect(firstClearYear(path, 1)).toBe(2);
    const from = (year: number, changes = {}) =>
      firstYearApart(baseScenario, {
        ...baseScenario,
        policies: [{ ...subsidy, from: year }],
        moneyFrom: [null],
        ...changes,
      });
    expect([from(3), from(2.75)]).toEqual([3, 2]);
    // another world: they differ from the start
    expect(from(3, { world: { ...baseScenario.world, blocs: [{ name: 'Abroad' }] } })).toBe(0);
    expect(firstYearApart(baseScenario, baseScenario)).toBe(0);
  });

  it('is none where the end is unclear', () => {
    expect(firstClearYear([at(1, 1, true), at(2, 1, false)])).toBeNull();
    expect(firstClearYear([])).toBeNull();
  });
});
