import { runJobs } from './battery.ts';
import { type DurationCurve, durationCurve, durationJobs } from './durations.ts';
import type { Pattern } from './emergent.ts';
import { type Arm, type ArmSummary, ablations, arms, bimodality, jobsOf, judge, sizes, summarise } from './lockIn.ts';
import { modelHash } from './modelHash.ts';
import { writeResults } from './resultsFile.ts';

const all = Object.keys(arms) as Arm[];
const show = (summary: ArmSummary): string =>
  `locked in ${summary.lockedIn.toFixed(3)} [${summary.lockedInInterval.map((v) => v.toFixed(3)).join(', ')}]  escaped ${summary.escaped.toFixed(3)}  dead ${summary.dead}  ends ${summary.histogram.join(' ')}`;

function showDurations({ points, half, halfInterval }: DurationCurve): void {
  console.log('  escape by years of R&D subsidy with platform (no band):');
  for (const { years, summary } of points) console.log(`    ${String(years).padStart(2)} years  ${show(summary)}`);
  const [soonest, latest] = halfInterval.map((years) => years?.toFixed(1) ?? 'never');
  console.log(`    one half at ${half?.toFixed(1) ?? 'never'} [${soonest}, ${latest}]`);
}

/**
 * Measures P1 with its ablations. On the text seed `validation`, with at least the registered number of seeds, the verdicts
 * go to validation/results.json; otherwise they are printed only.
 */
export async function runLockIn(
  { bands, seeds: registered }: Pattern,
  {
    seed,
    seeds,
    largeSeeds,
    ablationSeeds,
  }: { readonly seed: string; readonly seeds: number; readonly largeSeeds: number; readonly ablationSeeds: number },
): Promise<void> {
  const p1: Record<string, unknown> = {};
  for (const [size, countScale] of Object.entries(sizes)) {
    const n = size === 'small' ? seeds : largeSeeds;
    const started = Date.now();
    const results = await runJobs(jobsOf(seed, n, all, { 'firm.countScale': countScale }), { resume: true });
    const summaries = Object.fromEntries(all.map((arm) => [arm, summarise(results, arm)])) as Record<Arm, ArmSummary>;
    const modes = bimodality(results);
    const judged = judge(bands, summaries, modes.pValue);
    console.log(
      `\nP1, ${size}: about ${summaries.none.firms.toFixed(0)} firms, ${n} seeds (${Math.round((Date.now() - started) / 1000)} s)`,
    );
    for (const arm of all) console.log(`  ${arm.padEnd(13)} ${show(summaries[arm])}`);
    for (const { quantity, value, band, holds, distance } of judged) {
      console.log(
        `  ${holds ? 'holds' : `FAILS by ${distance.toFixed(3)}`}  ${quantity} = ${value.toFixed(3)}, band [${band.map((v) => v ?? 'open').join(', ')}]`,
      );
    }
    p1[size] = { countScale, summaries, bimodality: modes, bimodalityOfRd12: bimodality(results, ['rd12']), judged };
    if (size !== 'small') continue;
    const others = await runJobs(durationJobs(seed, n, { 'firm.countScale': countScale }), { resume: true });
    const durations = durationCurve([...results, ...others]);
    showDurations(durations);
    p1[size] = { ...(p1[size] as object), durations };
  }
  if (seed !== 'validation') return;
  if (Math.min(seeds, largeSeeds) < registered) {
    console.log(`  not written: ${Math.min(seeds, largeSeeds)} seeds, registered are ${registered}`);
    return;
  }
  console.log(`\nAblations, small size, ${ablationSeeds} seeds: no policy | 12 years of R&D subsidy`);
  const ablated: Record<string, unknown> = {};
  for (const [name, set] of Object.entries(ablations)) {
    const results = await runJobs(jobsOf('validation', ablationSeeds, ['none', 'rd12'], set), { resume: true });
    const none = summarise(results, 'none');
    const rd12 = summarise(results, 'rd12');
    console.log(`  ${name}\n    none  ${show(none)}\n    rd12  ${show(rd12)}`);
    ablated[name] = { set, none, rd12 };
  }
  writeResults({ modelHash: modelHash(), seed: 'validation', P1: p1, ablations: ablated });
}
