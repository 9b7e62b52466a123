import { describe, expect, it } from 'vitest';
import { payerByRegion } from '../../src/world/government/payerByRegion.ts';
import type { PolicySpec } from '../../src/world/worldSpec.ts';
import {
  differingColumns,
  everyPolicy,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  sumOf,
  twoIndustryWorld,
  Worst,
  watching,
  withValues,
} from '../support/lockInWorld.ts';

const YEARS = 8;
const regions = twoIndustryWorld.regions.map(({ name }) => name).sort();
const NATION = regions.length;
const run = (policies: readonly PolicySpec[], changes: Readonly<Record<string, number>> = {}) =>
  runOf({ world: twoIndustryWorld, policies, years: YEARS, parameters: withValues(changes) });
const regional = (instrument: string, changes: Parameters<typeof policyOf>[1] = {}): PolicySpec => ({
  ...policyOf(instrument, { from: 1, ...changes }),
  paidBy: 'region',
});
const TREASURY = [...policyTables, 'treasury', 'treasuryYear'];

describe('a policy that regions pay for', () => {
  it('is one policy a region that it reaches', () => {
    const parts = payerByRegion([regional('rdSubsidy', { target: { region: ['West', 'Coast'] } })], regions);
    expect(parts.map(({ payer, target }) => [payer, target.region])).toEqual([
      ['Coast', ['Coast']],
      ['West', ['West']],
    ]);
    expect(payerByRegion([policyOf('rdSubsidy')], regions).map(({ payer }) => payer)).toEqual([null]);
  });

  it('spends what the region has, revenue of the last tick and a year of its balance, and no more', () => {
    let income = new Float64Array();
    runTicks(run([regional('rdSubsidy', { from: 0, rate: 0.5 })]), 32, {
      each: ({ policy, treasury }, tick) => {
        regions.forEach((region, p) => {
          const due = tick === 0 ? 0 : Math.max(0, income[p]!);
          expect(policy.spending[p], `${region}, tick ${tick}`).toBeLessThanOrEqual(due * (1 + 1e-12) + 1e-15);
          // half of sales is far more than profit tax: all there is is paid
          expect(policy.spending[p]).toBeCloseTo(due, 9);
          expect(treasury.spending[p]).toBe(policy.spending[p]);
        });
        income = treasury.revenue.map((revenue, b) => revenue + treasury.transfers[b]! + treasury.balance[b]!);
      },
    });
  });

  it('of two that run short gets half of the money of its region', () => {
    const { policy } = runTicks(
      run([regional('rdSubsidy', { rate: 0.5 }), regional('productionSubsidy', { rate: 0.5 })]),
      12,
    ).world;
    regions.forEach((_, r) => {
      expect(policy.budget[r]).toBeCloseTo(policy.budget[regions.length + r]!, 12);
      expect(policy.budget[r]).toBeGreaterThan(0);
    });
  });

  it('keeps its own cap, region by region', () => {
    const { policy } = runTicks(run([regional('rdSubsidy', { rate: 0.5, budget: 0.001 })]), 12).world;
    for (const r of regions.keys()) expect(policy.spending[r]).toBeCloseTo(0.001, 12);
  });

  it('does what the same policy of the nation does where money is ample', () => {
    // a rate so low that every region can pay it
    const rate = 0.0005;
    const own = runTicks(run([regional('rdSubsidy', { rate })]), 24).world;
    const national = runTicks(run([policyOf('rdSubsidy', { from: 1, rate })]), 24).world;
    expect(differingColumns(own, national, [...TREASURY, 'payment', 'paymentYear', 'economy', 'economyYear'])).toEqual(
      [],
    );
  });

  it('at rate 0 changes nothing, bit for bit', () => {
    const none = runTicks(run([]), 24).world;
    expect(differingColumns(runTicks(run([regional('rdSubsidy', { rate: 0 })]), 24).world, none, policyTables)).toEqual(
      [],
    );
  });
});

describe('the budgets of regions and nation', () => {
  const worst = { flow: new Worst(), stock: new Worst(), matrix: new Worst() };
  const policies = [
    ...everyPolicy(YEARS),
    regional('rdSubsidy', { rate: 0.1 }),
    regional('park', { rate: 0.02 }),
    regional('taxPreference'),
  ];
  const seen = { transfers: 0, land: 0, regional: 0 };
  runTicks(run(policies, { 'treasury.landShare': 0.3, 'treasury.transferShare': 0.2 }), 4 * YEARS, {
    observer: watching({
      closeAccounts: {
        before: ({ payment, treasury, market }) => {
          const A = Math.round(Math.sqrt(payment.count));
          let surplus = 0;
          for (let a = 0; a < A; a++) surplus += payment.amount[a * A + 4]! - payment.amount[4 * A + a]!;
          let budgets = 0;
          for (let b = 0; b <= NATION; b++) {
            budgets += treasury.revenue[b]! + treasury.transfers[b]! - treasury.spending[b]!;
            if (b < NATION) seen.regional += treasury.spending[b]!;
          }
          seen.transfers -= treasury.transfers[NATION]!;
          seen.land += payment.amount[5 * A + 4]!;
          worst.flow.note(surplus, budgets, sumOf(market.demand), () => 'flows');
        },
      },
    }),
    each: ({ treasury, nation, market, payment }) => {
      worst.stock.note(sumOf(treasury.balance), nation.governmentCash[0]!, sumOf(market.demand), () => 'balances');
      const A = Math.round(Math.sqrt(payment.count));
      const total = sumOf(payment.amount);
      for (let a = 0; a < A; a++) {
        let gap = 0;
        for (let b = 0; b < A; b++) gap += payment.amount[a * A + b]! - payment.amount[b * A + a]!;
        worst.matrix.note(gap, 0, total, () => `account ${a}`);
      }
    },
  });

  it('are together the account of governments, in flow and in stock, to 1e-9', () => {
    for (const [what, amount] of Object.entries(seen)) expect(amount, what).toBeGreaterThan(0);
    for (const [what, { value, place }] of Object.entries(worst)) expect(value, `${what}: ${place}`).toBeLessThan(1e-9);
  });

  it('change nothing else as long as nobody pays from them', () => {
    const base = runTicks(run([]), 16).world;
    for (const [path, value] of [
      ['treasury.taxShare', 0.9],
      ['treasury.transferShare', 0.5],
      ['treasury.landShare', 0.5],
      ['treasury.reserveTime', 5],
    ] as const) {
      const changed = differingColumns(runTicks(run([], { [path]: value }), 16).world, base);
      const allowed = ['treasury', 'treasuryYear', 'payment', 'paymentYear', 'nation'];
      expect(changed.filter((column) => !allowed.includes(column.split('.')[0]!))).toEqual([]);
    }
  });

  it.each([
    ['treasury.taxShare', 0.9],
    ['treasury.landShare', 0.5],
    ['treasury.transferShare', 0.5],
    ['treasury.reserveTime', 5],
  ] as const)('%s decides what a region that runs short can do', (path, value) => {
    const policies = [regional('productionSubsidy', { rate: 0.5 })];
    const base = runTicks(run(policies), 16).world;
    expect(differingColumns(runTicks(run(policies, { [path]: value }), 16).world, base)).toContain('node.sales');
  });
});
