import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import type { RunSpec } from '../../src/createRun.ts';
import {
  columnOf,
  fullRun,
  inOtherMoney,
  lockInWorld,
  runOf,
  runTicks,
  Worst,
  withValues,
} from '../support/lockInWorld.ts';

/** Columns in real units; all others that are floating point are amounts of money, prices or logarithms of them. */
const realColumns = [
  'economy.lnWage',
  'economy.lnSkillPremium',
  'economy.labour',
  'economy.skilled',
  'industry.price',
  'sector.benchmark',
  'sector.frontier',
  'sector.fixedCostRate',
  'node.quality',
  'node.competence',
  'node.markup',
  'node.captivity',
  'node.employment',
  'node.skilled',
  'node.returnGap',
  'node.firms',
  'node.entries',
  'node.exits',
  'node.climbs',
  'node.inventions',
  'node.conversions',
  'node.realisedSteps',
  'cluster.state',
  'link.share',
  'link.tariff',
  'channel.gain',
  'firm.idHigh',
  'firm.idLow',
  'firm.node',
  'firm.design',
  'firm.manufacture',
  'firm.brand',
  'firm.absorptiveCapacity',
  'firm.unconverted',
  'firm.newProductShare',
  'firm.marketAccess',
  'firm.shock',
  'firm.lossTime',
  'firm.employees',
] as const;
const moneyColumns = [
  'market.demand',
  'node.sales',
  'node.inputs',
  'node.wages',
  'node.rents',
  'node.research',
  'node.profit',
  'node.tax',
  'node.subsidies',
  'node.capital',
  'node.dividends',
  'link.flow',
  'payment.amount',
  'nation.capitalGoods',
  'nation.netLending',
  'nation.governmentCash',
  'policy.spending',
  'firm.capital',
  'firm.cash',
  'firm.sales',
  'firm.profit',
  'firm.research',
  'firm.rdStock',
  'firm.rdGrant',
] as const;

/** Largest relative difference of columns between a world and one in other money, over all rows. */
function distance(a: ModelWorld, b: ModelWorld, columns: readonly string[], factor: number): Worst {
  const worst = new Worst();
  for (const path of columns) {
    const [table, column] = path.split('.') as [string, string];
    const x = columnOf(a, table, column);
    const y = columnOf(b, table, column);
    if (x.length !== y.length) worst.note(x.length, y.length, 1, () => `rows of ${path}`);
    let scale = 1e-12;
    for (const value of y) if (Number.isFinite(value)) scale = Math.max(scale, Math.abs(value));
    for (let row = 0; row < x.length; row++) {
      // a competence that is not defined in the one is not defined in the other
      if (Number.isNaN(x[row]) && Number.isNaN(y[row])) continue;
      worst.note(x[row]!, factor * y[row]!, factor * scale, () => `${path}[${row}]`);
    }
  }
  return worst;
}

const inMoney = (run: RunSpec, factor: number): RunSpec => ({
  ...run,
  world: inOtherMoney(run.world, factor),
  policies: run.policies.map((policy) => ({
    ...policy,
    budget: policy.budget === null ? null : policy.budget * factor,
    moneyPath: policy.moneyPath?.map((amount) => amount * factor) ?? null,
  })),
});

const compare = (run: RunSpec, factor: number, ticks: number) => {
  const before = runTicks(run, ticks).world;
  const after = runTicks(inMoney(run, factor), ticks).world;
  const real = distance(after, before, realColumns, 1);
  const money = distance(after, before, moneyColumns, factor);
  expect(real.value, real.place).toBeLessThan(1e-8);
  expect(money.value, money.place).toBeLessThan(1e-8);
};

describe('doubling every amount of money at the start', () => {
  it('changes nothing real when all shocks are zero', () => {
    const parameters = withValues({ 'firm.shock': 0 });
    compare(runOf({ world: lockInWorld, parameters, years: 10 }), 2, 40);
  });

  it('changes nothing real with shocks, two industries and every policy, budgets and money paths doubled too', () => {
    compare(fullRun(6), 2, 24);
  });
});

describe('counting in other units', () => {
  it('changes nothing real: a thousandth of a billion yuan, and two thirds, do as well', () => {
    compare(runOf({ years: 5 }), 1000, 20);
    compare(runOf({ years: 5 }), 2 / 3, 20);
  });
});
