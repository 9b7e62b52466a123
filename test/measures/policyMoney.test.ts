import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { measures } from '../../src/measures/measures.ts';
import type { PolicyEntry } from '../../src/scenarios/policySchema.ts';
import type { ParameterOverride } from '../../src/scenarios/setParameters.ts';

const names = ['policySpending', 'policyUnspent', 'policyMisused', 'policyCrowdedOut'];
const wanted = measures.filter(({ name }) => names.includes(name));

/** National sums of the measures by year of a lock-in world of three years with these policies. */
function money(policies: readonly PolicyEntry[], set: readonly ParameterOverride[] = []) {
  const { scenario } = findScenario('low-end-lock-in', { cwd: '/', years: 3, policies, set });
  const { tables } = runReplicate(scenario, 'policy money', 0, wanted);
  return Object.fromEntries(
    tables.map(({ measure, values }) => {
      const cells = values.length / 3;
      return [
        measure,
        [0, 1, 2].map((year) => values.slice(year * cells, (year + 1) * cells).reduce((sum, value) => sum + value, 0)),
      ];
    }),
  );
}

const grant: PolicyEntry = {
  instrument: 'rdSubsidy',
  from: 2001,
  until: 2002,
  ramp: 0,
  rate: 0.01,
  target: { region: ['Coast'] },
};
const set = (path: string, value: number): ParameterOverride => ({ path, value: `${value}`, origin: 'test' });

describe('policy money that did not do what it was paid for', () => {
  it('is nothing without a policy', () => {
    expect(money([])).toEqual(Object.fromEntries(names.map((name) => [name, [0, 0, 0]])));
  });

  it('is nothing of a grant without budget, misuse or crowding out', () => {
    const { policySpending, ...lost } = money([grant]);
    expect(policySpending![1]).toBeGreaterThan(0);
    expect(Object.values(lost).flat()).toEqual(Array.from({ length: 9 }, () => 0));
  });

  it('is the rest of the budget in the years in force, and nothing of a budget that binds', () => {
    const { policySpending, policyUnspent } = money([{ ...grant, budget: 1000 }]);
    expect(policyUnspent![0]).toBe(0);
    expect(policyUnspent![1]).toBeCloseTo(1000 - policySpending![1]!, 9);
    expect(policyUnspent![2]).toBe(0);
    const bound = money([{ ...grant, budget: policySpending![1]! / 10 }]);
    expect(bound['policyUnspent']![1]).toBeCloseTo(0, 12);
    expect(bound['policySpending']![1]).toBeCloseTo(policySpending![1]! / 10, 9);
  });

  it('counts the share of grants that is misused', () => {
    const { policySpending, policyMisused } = money([grant], [set('research.misuse', 0.3)]);
    expect(policyMisused![1]).toBeCloseTo(0.3 * policySpending![1]!, 9);
  });

  it('counts own R&D that grants replace: half a yuan of each at an additionality of -0.5, at most all a firm has', () => {
    const { policySpending, policyCrowdedOut } = money([grant], [set('research.additionality', -0.5)]);
    expect(policyCrowdedOut![1]).toBeLessThanOrEqual(0.5 * policySpending![1]! + 1e-9);
    expect(policyCrowdedOut![1]).toBeGreaterThan(0.25 * policySpending![1]!);
    const raised = money([grant], [set('research.additionality', 0.5)]);
    expect(raised['policyCrowdedOut']![1]).toBe(0);
  });
});
