import type { AttributedCell } from '../experiments/attributePolicies.ts';
import { csvLine } from '../experiments/results/csv.ts';
import type { MeanInterval } from '../experiments/statistics.ts';

/** What a row tells of: the whole effect, a policy's share or its effect alone, or the interaction of two. */
type Part = 'total' | 'share' | 'alone' | 'interaction';

const defined = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Rows of the JSON output and of attribution.csv; policies are named as in `policies`. */
export function* attributionRows(year: number, policies: readonly string[], cells: readonly AttributedCell[]) {
  for (const { measure, cell, outcome } of cells) {
    const row = (part: Part, policy: string | null, other: string | null, { mean, low, high }: MeanInterval) => ({
      year,
      measure: measure.name,
      ...cell,
      part,
      policy,
      with: other,
      runs: outcome.replicates,
      mean: defined(mean),
      meanLow: defined(low),
      meanHigh: defined(high),
    });
    yield row('total', null, null, outcome.total);
    for (const [i, policy] of policies.entries()) yield row('share', policy, null, outcome.shares[i]!);
    for (const [i, policy] of policies.entries()) yield row('alone', policy, null, outcome.alone[i]!);
    for (const [i, policy] of policies.entries()) {
      for (let j = i + 1; j < policies.length; j++)
        yield row('interaction', policy, policies[j]!, outcome.interactions[i * policies.length + j]!);
    }
  }
}

/** The same as lines of a CSV file with a head. */
export function* attributionLines(
  year: number,
  policies: readonly string[],
  cells: readonly AttributedCell[],
): Generator<string> {
  let first = true;
  for (const row of attributionRows(year, policies, cells)) {
    if (first) yield csvLine(Object.keys(row));
    first = false;
    yield csvLine(Object.values(row));
  }
}
