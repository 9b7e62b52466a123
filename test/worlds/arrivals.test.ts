import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/cli/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { measureNamed } from '../../src/measures/measures.ts';

const YEARS = 17;
const REPLICATES = 14;
const names = ['output', 'employment', 'firms', 'upgradingShare'] as const;

/** Values of Central in the last year of the policy, by measure and replicate. */
function outcomes(name: string): Record<(typeof names)[number], number[]> {
  const { scenario } = findScenario(name, { cwd: process.cwd(), years: YEARS });
  const regions = scenario.world.regions.length;
  const runs = Array.from({ length: REPLICATES }, (_, replicate) =>
    runReplicate(
      scenario,
      'tuning',
      replicate,
      names.map((measure) => measureNamed(measure)!),
    ),
  );
  return Object.fromEntries(
    names.map((measure, m) => [
      measure,
      runs.map(({ tables }) => {
        const { values } = tables[m]!;
        // regions in order of name: Central is the first; its stages, where a measure has them, are added
        const last = values.subarray((values.length / YEARS) * (YEARS - 1));
        return last.subarray(0, last.length / regions).reduce((sum, value) => sum + value, 0);
      }),
    ]),
  ) as Record<(typeof names)[number], number[]>;
}

/** Mean of paired differences in standard errors. */
function standardErrors(a: readonly number[], b: readonly number[]): number {
  const differences = a.map((value, i) => value - b[i]!);
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  const squares = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return mean / Math.sqrt(squares / (differences.length - 1) / differences.length);
}

describe('who comes to Central, in the last of twelve years of policy', () => {
  const none = outcomes('low-end-lock-in');
  const linked = outcomes('foreign-investment-linked');
  const enclave = outcomes('foreign-investment-enclave');
  const led = outcomes('lead-firm');

  it('as affiliates raises output and jobs by more than 3 standard errors, but not the high end', () => {
    for (const arm of [linked, enclave]) {
      expect(standardErrors(arm.output, none.output)).toBeGreaterThan(3);
      expect(standardErrors(arm.employment, none.employment)).toBeGreaterThan(3);
      expect(standardErrors(arm.upgradingShare, none.upgradingShare)).toBeLessThan(3);
    }
  });

  it('leaves more firms where affiliates are linked than where they are enclaves', () => {
    expect(standardErrors(linked.firms, enclave.firms)).toBeGreaterThan(3);
  });

  it('as a chain leader in brands raises output and the share of the high end', () => {
    expect(standardErrors(led.output, none.output)).toBeGreaterThan(3);
    expect(standardErrors(led.upgradingShare, none.upgradingShare)).toBeGreaterThan(3);
  });
});
