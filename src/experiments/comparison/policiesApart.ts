import type { Scenario } from '../../scenarios/scenario.ts';

/** Policies as text, so that equal ones can be found. */
const policyTexts = (scenario: Scenario): string[] =>
  scenario.policies.map((policy, p) => JSON.stringify([policy, scenario.moneyFrom[p] ?? null]));

/** Policies by what they are in: places in the scenario of A or B. */
export function policiesApart(a: Scenario, b: Scenario): Record<'onlyA' | 'onlyB' | 'both', readonly number[]> {
  const [inA, inB] = [policyTexts(a), policyTexts(b)];
  return {
    onlyA: [...inA.keys()].filter((p) => !inB.includes(inA[p]!)),
    onlyB: [...inB.keys()].filter((p) => !inA.includes(inB[p]!)),
    both: [...inA.keys()].filter((p) => inB.includes(inA[p]!)),
  };
}

/**
 * First year, from 0, in which two scenarios can differ: that in which the first policy starts which only one of them
 * has; 0 where worlds or parameters differ too.
 */
export function firstYearApart(a: Scenario, b: Scenario): number {
  const same = (x: unknown, y: unknown): boolean => JSON.stringify(x) === JSON.stringify(y);
  if (!same(a.world, b.world) || !same(a.parameters, b.parameters)) return 0;
  const { onlyA, onlyB } = policiesApart(a, b);
  const starts = [...onlyA.map((p) => a.policies[p]!.from), ...onlyB.map((p) => b.policies[p]!.from)];
  return starts.length === 0 ? 0 : Math.max(0, Math.floor(Math.min(...starts)));
}
