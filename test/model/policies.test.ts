import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import { type ModelScenario, runReplicate, spendingByYear } from '../../src/experiments/runReplicate.ts';
import { instrumentNamed, instruments } from '../../src/world/government/instruments.ts';
import type { PolicySpec } from '../../src/world/worldSpec.ts';
import {
  differingColumns,
  laggards,
  lockInScenario,
  nodeOf,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  sumOf,
  twoIndustryWorld,
  withValues,
} from '../support/lockInWorld.ts';

const YEARS = 6;
const TICKS = 4 * YEARS;
const names = instruments.map(({ name }) => name);
const spending = instruments.filter(({ spends }) => spends).map(({ name }) => name);
const region = [...laggards];

/** Credit acts where it is rationed. */
const parameters = withValues({ 'region.creditRationing': 1 });
const worldUnder = (policies: readonly PolicySpec[], ticks = TICKS, world = twoIndustryWorld): ModelWorld =>
  runTicks(runOf({ world, policies, parameters, years: YEARS }), ticks).world;

const without = worldUnder([]);
/** Columns in which a run under policies differs from one without, tables of policies aside. */
const moved = (policies: readonly PolicySpec[]): string[] =>
  differingColumns(worldUnder(policies), without, policyTables);

describe.each(names)('%s', (name) => {
  it('at rate 0 changes nothing, bit for bit', () => {
    expect(moved([policyOf(name, { from: 1, rate: 0 })])).toEqual([]);
    expect(moved([policyOf(name, { rate: 0, target: { region } })])).toEqual([]);
  });

  it('that targets nobody changes nothing, bit for bit', () => {
    expect(moved([policyOf(name, { from: 1, target: { region: [] } })])).toEqual([]);
    expect(moved([policyOf(name, { from: 1, target: { stage: [] } })])).toEqual([]);
    expect(moved([policyOf(name, { from: 1, target: { industry: [] } })])).toEqual([]);
  });

  it('changes nothing before its window, bit for bit', () => {
    expect(moved([policyOf(name, { from: YEARS, until: YEARS + 10 })])).toEqual([]);
    // [from, until) is half open: empty where both are the same
    expect(moved([policyOf(name, { from: 2, until: 2 })])).toEqual([]);
    const from = 4.25;
    const before = worldUnder([policyOf(name, { from })], 17);
    expect(differingColumns(before, worldUnder([], 17), policyTables)).toEqual([]);
    expect(before.policy.spending[0]).toBe(0);
  });

  it('moves sales when it acts', () => {
    // R&D takes years to show in competence, and competence another tick to show in sales
    // an incentive to move that is the same everywhere moves nobody
    const target = name === 'relocationIncentive' ? { region } : {};
    expect(moved([policyOf(name, { from: 1, target })])).toContain('node.sales');
  });

  it('ends with its window: strength and money are gone in the first tick at its end', () => {
    const strengths: number[] = [];
    runTicks(runOf({ policies: [policyOf(name, { from: 1, until: 2, rate: 0.04 })], years: YEARS }), 12, {
      each: ({ policy }) => {
        strengths.push(policy.strength[0]!);
        if (policy.strength[0] === 0) expect(policy.spending[0]).toBe(0);
      },
    });
    // ticks 4 to 7 of 12
    expect(strengths).toEqual([0, 0, 0, 0, 0.04, 0.04, 0.04, 0.04, 0, 0, 0, 0]);
  });

  it('rises to full strength in a straight line over its ramp', () => {
    const strengths: number[] = [];
    runTicks(runOf({ policies: [policyOf(name, { from: 1, ramp: 2, rate: 0.04 })], years: YEARS }), 14, {
      each: ({ policy }) => strengths.push(policy.strength[0]!),
    });
    // .04 (t - 1)/2 at t = 1, 1.25, ...: .005 a quarter
    const expected = [0, 0, 0, 0, 0, 0.005, 0.01, 0.015, 0.02, 0.025, 0.03, 0.035, 0.04, 0.04];
    strengths.forEach((strength, tick) => {
      expect(strength, `tick ${tick}`).toBeCloseTo(expected[tick]!, 12);
    });
  });
});

describe.each(spending)('the budget of %s', (name) => {
  it('is never exceeded, and spent whole where the rate asks for more', () => {
    const budget = 0.02;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    // of an institution, whose cost is a fraction of a per cent of sales, near its largest strength
    // of champions, a handful of firms, its largest, everywhere
    // of tax preferences its largest too: profit tax is a small base
    const champions = name === 'nicheChampion';
    const whole = champions || name === 'taxPreference';
    const rate = instrumentNamed(name)?.costShare !== undefined ? 4 : whole ? 1 : 0.05;
    const target = champions ? {} : { region };
    runTicks(runOf({ policies: [policyOf(name, { from: 1, rate, budget, target })], years: 20 }), 80, {
      each: ({ policy, economy }, tick) => {
        if (tick < 4) return;
        const spent = policy.spending[0]!;
        least = Math.min(least, spent);
        most = Math.max(most, spent);
        expect(sumOf(economy.policySpending)).toBeCloseTo(spent, 12);
      },
    });
    expect(most).toBeLessThanOrEqual(budget * (1 + 1e-12));
    // a budget that binds is not left over; what a promise of last tick's sales misses is paid from what is not
    expect(least).toBeGreaterThan(0.9 * budget);
  });

  it('changes nothing where it is not reached, bit for bit', () => {
    const free = worldUnder([policyOf(name, { from: 1 })]);
    const capped = worldUnder([policyOf(name, { from: 1, budget: 1e6 })]);
    expect(differingColumns(free, capped, policyTables)).toEqual([]);
  });

  it('of 0 is no policy, bit for bit, from the first tick on as later', () => {
    expect(moved([policyOf(name, { from: 1, budget: 0 })])).toEqual([]);
    expect(moved([policyOf(name, { from: 0, budget: 0 })])).toEqual([]);
  });
});

describe.each(spending)('a money path of %s', (name) => {
  const path = Array.from({ length: YEARS }, (_, year) => 0.1 + 0.05 * year);

  it('is met exactly in every tick of the window', () => {
    const wrong: string[] = [];
    const policies = [policyOf(name, { from: 1, target: { region }, moneyPath: path })];
    runTicks(runOf({ policies, years: YEARS }), TICKS, {
      each: ({ policy, economy }, tick) => {
        const due = tick < 4 ? 0 : path[Math.floor(tick / 4)]!;
        if (Math.abs(policy.spending[0]! - due) > 1e-9 * due)
          wrong.push(`tick ${tick}: ${policy.spending[0]}, not ${due}`);
        expect(sumOf(economy.policySpending)).toBeCloseTo(due, 9);
      },
    });
    expect(wrong).toEqual([]);
  });

  it('is met in the first tick of the run, too', () => {
    const world = worldUnder([policyOf(name, { from: 0, target: { region }, moneyPath: path })], 1);
    expect(world.policy.spending[0]).toBeCloseTo(path[0]!, 9);
  });
});

describe('money reaches whom it is for', () => {
  it('as grants and production subsidies of targeted firms, and nobody else', () => {
    const run = runOf({
      world: twoIndustryWorld,
      policies: [
        policyOf('rdSubsidy', { target: { region: ['West'], industry: ['optics'], owner: ['domestic'] } }),
        policyOf('productionSubsidy', { from: 0.25, target: { region: ['Coast'], stage: ['downstream'] } }),
      ],
      years: YEARS,
    });
    const west = [0, 1, 2].map((s) => nodeOf(run, 'West', 'optics', s));
    const coast = ['electronics', 'optics'].map((industry) => nodeOf(run, 'Coast', industry, 2));
    runTicks(run, 8, {
      observer: (rule, run_, { firm, node, policy }) => {
        run_();
        if (rule.name !== 'payPolicies') return;
        let grants = 0;
        for (let f = 0; f < firm.count; f++) {
          grants += firm.rdGrant[f]!;
          const granted = west.includes(firm.node[f]!) && firm.owner[f] === 0;
          if (granted) expect(firm.rdGrant[f]).toBeCloseTo(0.05 * firm.sales[f]!, 12);
          else expect(firm.rdGrant[f]).toBe(0);
          expect(firm.productionSubsidy[f]! > 0).toBe(coast.includes(firm.node[f]!) && policy.spending[1]! > 0);
        }
        expect(grants).toBeCloseTo(policy.spending[0]!, 12);
        expect(sumOf(node.subsidies)).toBeCloseTo(policy.spending[1]!, 12);
        for (let n = 0; n < node.count; n++) if (!coast.includes(n)) expect(node.subsidies[n]).toBe(0);
      },
    });
  });
});

describe('a production subsidy with the money of an R&D subsidy', () => {
  const scenarioWith = (name: string, policies: readonly PolicySpec[], moneyFrom: readonly (string | null)[]) =>
    ({ ...lockInScenario, name, policies, moneyFrom, years: YEARS, parameters: withValues({}) }) as ModelScenario;
  const yearly = (from: number, until: number, productionFrom: number) => {
    const research = scenarioWith(
      'research',
      [
        policyOf('rdSubsidy', { from, until, target: { region } }),
        policyOf('innovationPlatform', { from, until, target: { region } }),
      ],
      [null, null],
    );
    const production = scenarioWith(
      'production',
      [policyOf('productionSubsidy', { from: productionFrom, until, target: { region } })],
      ['research'],
    );
    const moneyScenarios = new Map([['research', research]]);
    const spent = (scenario: ModelScenario) =>
      spendingByYear(runReplicate(scenario, 'money', 0, [], { moneyScenarios }).world, YEARS);
    return { research: spent(research), production: spent(production) };
  };

  it('spends the same in every year', () => {
    const { research, production } = yearly(1, 5, 1);
    expect(research.map((amount) => amount > 0)).toEqual([false, true, true, true, true, false]);
    production.forEach((amount, year) => {
      expect(amount).toBeCloseTo(research[year]!, 9);
    });
  });

  it('spends the same in every year when both start or end within a year', () => {
    const { research, production } = yearly(1.5, 4.25, 1.5);
    production.forEach((amount, year) => {
      expect(amount, `year ${year}`).toBeCloseTo(research[year]!, 9);
    });
  });

  it('spends the same in every year when both start with the run', () => {
    const { research, production } = yearly(0, 3, 0);
    production.forEach((amount, year) => {
      expect(amount, `year ${year}`).toBeCloseTo(research[year]!, 9);
    });
  });
});
