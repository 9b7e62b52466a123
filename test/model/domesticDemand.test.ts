import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { readScenario } from '../../src/scenarios/readScenario.ts';
import { instruments } from '../../src/world/government/instruments.ts';
import { imbalances } from '../../src/world/socialAccounts.ts';
import { policyOf, runOf, runTicks, sumOf, twoIndustryWorld, withValues } from '../support/lockInWorld.ts';

/** Scenarios given as text, and those of the package. */
const sourceOf = (own: Readonly<Record<string, string>>) => (name: string) => ({
  text: own[name] ?? readFileSync(`scenarios/${name}.yaml`, 'utf8'),
  file: `${name}.yaml`,
});

describe('vouchers for domestic demand', () => {
  it('raise final demand of the markets targeted by what is not displaced, and are paid whole', () => {
    const parameters = withValues({ 'market.demandDisplaced': 0.25 });
    const target = { region: ['Coast'], industry: ['optics'] };
    const policies = [policyOf('domesticDemand', { from: 1, rate: 0.2, target })];
    const run = (list: typeof policies) =>
      runTicks(runOf({ world: twoIndustryWorld, parameters, policies: list }), 5).world;
    const [without, under] = [run([]), run(policies)];
    // markets: economy x 2 + industry; Coast is economy 1, optics industry 1
    const coastOptics = 3;
    for (let m = 0; m < under.market.count; m++) {
      // 1 + .75 x .2 = 1.15
      const factor = m === coastOptics ? 1.15 : 1;
      expect(under.market.demand[m]! / without.market.demand[m]!).toBeCloseTo(factor, 12);
    }
    // .2 of the final demand of the tick before
    const before = runTicks(runOf({ world: twoIndustryWorld, parameters }), 4).world.market.demand[coastOptics]!;
    expect(under.policy.spending[0]).toBeCloseTo(0.2 * before, 12);
    expect(under.market.displaced[coastOptics]).toBeCloseTo(0.25 * 0.2 * before, 12);
    expect(under.economy.policySpending[1]).toBeCloseTo(0.2 * before, 12);
  });

  it('leave demand where it would have been, once they end', () => {
    const run = (policies: ReturnType<typeof policyOf>[]) =>
      runTicks(runOf({ world: twoIndustryWorld, policies }), 20).world;
    const after = run([policyOf('domesticDemand', { from: 1, until: 3, ramp: 1, rate: 0.3 })]);
    const without = run([]);
    for (let m = 0; m < after.market.count; m++) {
      expect(after.market.demand[m]! / without.market.demand[m]!).toBeCloseTo(1, 12);
    }
    expect(sumOf(after.market.displaced)).toBe(0);
  });

  it('add up where several reach a market, whatever their order', () => {
    const two = [
      policyOf('domesticDemand', { rate: 0.1 }),
      policyOf('domesticDemand', { rate: 0.05, target: { region: ['West'] } }),
    ];
    const demand = (policies: typeof two) => runTicks(runOf({ policies }), 2).world.market.demand;
    const [one, other] = [demand(two), demand([...two].reverse())];
    for (const [m, value] of one.entries()) expect(value / other[m]!).toBeCloseTo(1, 12);
    // 1 + .6 x (.1 + .05) in West, 10 billion yuan at the start
    expect(one[3]).toBeCloseTo(10 * 1.09, 12);
  });

  it('are refused for a stage, with what to use instead', () => {
    const text = (target: string): string =>
      ['name: vouchers', 'extends: low-end-lock-in', 'question: Why?', 'policies:', '  - instrument: domesticDemand']
        .concat('    from: 2001', '    until: 2005', `    target: ${target}`)
        .join('\n');
    const read = (target: string) =>
      readScenario('vouchers', sourceOf({ vouchers: text(target) }), { parameters, instruments });
    expect(() => read('{ stage: [upstream] }')).toThrow(
      'vouchers.yaml:8: policies[0].target.stage is unknown; expected one of region, industry in a target of domesticDemand (not stage: final users buy of downstream alone; for makers of inputs use a tariff on the imports of their stage, for those who buy inputs a productionSubsidy)',
    );
    expect(read('{ region: [Coast] }').policies[0]!.target.region).toEqual(['Coast']);
  });

  it('close the accounts of every tick, budgets that bind included', () => {
    let worst = 0;
    runTicks(runOf({ policies: [policyOf('domesticDemand', { from: 1, rate: 1, budget: 7 })] }), 80, {
      each: ({ payment, policy }, tick) => {
        for (const gap of imbalances(payment.amount, Math.sqrt(payment.count))) worst = Math.max(worst, Math.abs(gap));
        if (tick >= 4) expect(policy.spending[0]).toBeCloseTo(7, 9);
      },
    });
    expect(worst).toBeLessThan(1e-9);
  });
});
