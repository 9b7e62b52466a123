import type { OutcomePlace } from '../experiments/comparison/outcome.ts';
import { policiesApart } from '../experiments/comparison/policiesApart.ts';
import type { RunResult } from '../experiments/runResult.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { PolicySpec } from '../world/worldSpec.ts';
import { type Cluster, type ResultView, viewOf } from './resultView.ts';

const isTargeted = (policy: PolicySpec, { region, industry }: Cluster): boolean =>
  (policy.target.region !== null || policy.target.industry !== null) &&
  (policy.target.region?.includes(region) ?? true) &&
  (policy.target.industry?.includes(industry) ?? true);

/**
 * The cluster an answer is about: a laggard that a policy targets which not all scenarios have; else one of the laggards
 * (or, without any, of the clusters drawn), the baseline's own headline first.
 */
export function headlineOf(baseline: ResultView, others: readonly Scenario[]): Cluster {
  const a = baseline.result.scenario;
  const apart = others.map((b) => ({ b, ...policiesApart(a, b) }));
  const changed = [
    ...apart.flatMap(({ b, onlyB }) => onlyB.map((p) => b.policies[p]!)),
    ...apart.flatMap(({ onlyA }) => onlyA.map((p) => a.policies[p]!)),
  ];
  const candidates = baseline.laggards.length > 0 ? baseline.laggards : baseline.drawn;
  return (
    candidates.find((cluster) => changed.some((policy) => isTargeted(policy, cluster))) ??
    (candidates.includes(baseline.headline) ? baseline.headline : (candidates[0] ?? baseline.headline))
  );
}

/** The first replicate alone. */
const firstOf = (result: RunResult): RunResult => ({
  ...result,
  replicates: result.replicates.slice(0, 1),
  tables: Object.fromEntries(Object.entries(result.tables).map(([name, tables]) => [name, tables.slice(0, 1)])),
});

/**
 * What the answer of a comparison is about unless the user says: the upgrading share of the headline cluster, or the
 * first measure of clusters where that was not measured. Chosen by the first replicate, so that more of them never
 * change the subject.
 *
 * @param results the baseline first
 * @throws Error for results without a measure of clusters
 */
export function headlineOutcome(results: readonly RunResult[]): OutcomePlace {
  const [baseline, ...others] = results as [RunResult, ...RunResult[]];
  const measures = baseline.measures.filter(({ name }) =>
    others.every((other) => other.measures.some((measure) => measure.name === name)),
  );
  const measure =
    measures.find(({ name }) => name === 'upgradingShare') ??
    measures.find(({ dimensions }) => dimensions.join() === 'region,industry');
  if (measure === undefined) throw new Error('no measure of region and industry to compare by, expected one');
  // the view words nothing here: language and document are of no account
  const view = viewOf(firstOf(baseline), 'en', {} as Document);
  const { cell } = headlineOf(
    view,
    others.map(({ scenario }) => scenario),
  );
  return { measure, cell };
}
