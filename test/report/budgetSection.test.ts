import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { policyMoneyOf, runReplicate, spendingByYear } from '../../src/experiments/runReplicate.ts';
import { budgetSection } from '../../src/report/budgetSection.ts';
import { viewOf } from '../../src/report/resultView.ts';
import { emptyDocument, lockInValues, madeResult, parsed, subsidy } from './syntheticResult.ts';

const years = 5;
const capped = { ...subsidy, budget: 2 };
const open = { ...subsidy, budget: null };

/** A result of two policies in two runs: the first has a budget of 2 a year. */
const result = {
  ...madeResult({
    replicates: 2,
    values: {
      ...lockInValues(0),
      policySpending: ({ region }) => (region === 'Inland' ? 4 : 0),
      policyMisused: ({ region }) => (region === 'Inland' ? 1 : 0),
      policyCrowdedOut: () => 0,
    },
    scenario: { policies: [capped, open], moneyFrom: [null, null] },
  }),
  policyMoney: [0, 1].map(() => ({
    // a row a year: 1.5 under the first, 2.5 under the second
    spending: Float64Array.from({ length: 2 * years }, (_, i) => (i % 2 === 0 ? 1.5 : 2.5)),
    unspent: Float64Array.from({ length: 2 * years }, (_, i) => (i % 2 === 0 ? 0.5 : 0)),
  })),
};

const rowsOf = (language: 'en' | 'zh', of = result): string[][] => {
  const page = parsed(
    `<html><body>${budgetSection([viewOf(of, language, emptyDocument())])?.text ?? ''}</body></html>`,
  );
  return [...page.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? ''));
};

describe('the budgets of a report', () => {
  it('give budgeted, spent and unspent money of every policy, and no budget where there is none', () => {
    const [first, second] = rowsOf('en') as [string[], string[]];
    // five years: 5 x 2 budgeted, 5 x 1.5 spent, 5 x .5 left
    expect(first.slice(1).map(Number)).toEqual([10, 7.5, 2.5]);
    // 5 x 2.5
    expect(second.slice(1)).toEqual(['no cap', second[2]!, '']);
    expect(Number(second[2])).toBe(12.5);
    expect(rowsOf('zh')[1]![1]).toBe('不设上限');
  });

  it('say where money went beside its purpose, leaving out what nowhere happened', () => {
    const rows = rowsOf('en');
    const of = (name: string): string | undefined => rows.find(([head]) => head!.includes(name))?.[1];
    // 5 x 4 paid, 5 x 1 misused
    expect(Number(of('Paid under all policies'))).toBe(20);
    expect(Number(of('misused by firms'))).toBe(5);
    expect(of('crowded out')).toBeUndefined();
  });

  it('are left out where no policy pays', () => {
    const without = madeResult({ replicates: 2, values: lockInValues(0) });
    expect(budgetSection([viewOf(without, 'en', emptyDocument())])).toBeNull();
  });
});

describe('money of single policies', () => {
  it('adds up to what all policies spent, also where each region pays its part', () => {
    const { scenario, moneyScenarios } = findScenario('parks-own-budgets', { cwd: process.cwd(), years: 7 });
    const { record, world } = runReplicate(scenario, 'tuning', 0, [], { moneyScenarios });
    const { spending } = policyMoneyOf(record, scenario.policies);
    expect(spending).toHaveLength(7 * scenario.policies.length);
    const all = spendingByYear(world, 7);
    // parks start in the sixth year
    expect(all[4]).toBe(0);
    expect(all[6]).toBeGreaterThan(0);
    for (const [year, sum] of all.entries()) expect(spending[year]).toBeCloseTo(sum, 12);
  });
});
