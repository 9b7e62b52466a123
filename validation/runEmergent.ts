import { runJobs } from './battery.ts';
import { besideBands, emergentJobs, judgePattern, type Pattern, type Verdict } from './emergent.ts';
import { modelHash } from './modelHash.ts';
import { writeResults } from './resultsFile.ts';
import { runAblations } from './runAblations.ts';

const digits = (value: number): string => (Number.isFinite(value) ? value.toPrecision(3) : 'undefined');

/** Prints a pattern against its bands. */
function report(pattern: Pattern, judged: readonly Verdict[], beside: Readonly<Record<string, number>>, seeds: number) {
  console.log(`  ${pattern.id} ${pattern.title}`);
  for (const { quantity, value, interval, band, holds, distance, seeds: defined } of judged) {
    const verdict = defined === 0 ? 'UNDEFINED' : holds ? 'holds' : `FAILS by ${digits(distance)}`;
    const in_ = defined === seeds ? '' : `, defined in ${defined} of ${seeds} seeds`;
    console.log(
      `    ${verdict}  ${quantity} = ${digits(value)} [${interval.map(digits).join(', ')}], band [${band.map((v) => v ?? 'open').join(', ')}]${in_}`,
    );
  }
  for (const [quantity, value] of Object.entries(beside)) console.log(`    beside  ${quantity} = ${digits(value)}`);
}

/** How patterns that are read off single runs are measured. */
export interface EmergentOptions {
  readonly seed: string;
  /** Null: as registered. */
  readonly seeds: number | null;
  readonly ablationSeeds: number;
  /** Null: the registered worlds. */
  readonly world: string | null;
}

/**
 * Measures patterns that are read off single runs, and their ablations on the first of the same seeds. One run of a world
 * serves all its patterns. On the text seed `validation`, in the registered worlds and with at least the registered number
 * of seeds, the verdicts go to validation/results.json; otherwise they are printed only.
 */
export async function runEmergent(
  patterns: readonly Pattern[],
  { seed, seeds, ablationSeeds, world }: EmergentOptions,
): Promise<void> {
  const worldOf = (pattern: Pattern): string => world ?? pattern.world;
  for (const name of new Set(patterns.map(worldOf))) {
    const own = patterns.filter((pattern) => worldOf(pattern) === name);
    const count = seeds ?? Math.max(...own.map((pattern) => pattern.seeds));
    const ids = own.map(({ id }) => id);
    const started = Date.now();
    const results = await runJobs(emergentJobs(name, ids, seed, count), { resume: true });
    console.log(`\n${name}: ${count} seeds of '${seed}' (${Math.round((Date.now() - started) / 1000)} s)`);
    const measured = own.map((pattern) => {
      const judged = judgePattern(pattern, results);
      const beside = besideBands(pattern, results);
      report(pattern, judged, beside, count);
      return { pattern, judged, beside };
    });
    const ablated = await runAblations(name, own, results, { seed, seeds: ablationSeeds });
    if (seed !== 'validation' || world !== null) continue;
    for (const { pattern, judged, beside } of measured) {
      if (count < pattern.seeds) {
        console.log(`  ${pattern.id} not written: ${count} seeds, registered are ${pattern.seeds}`);
        continue;
      }
      const section = {
        modelHash: modelHash(),
        world: name,
        seed,
        seeds: count,
        judged,
        beside,
        ablations: ablated[pattern.id],
      };
      writeResults({ emergent: { [pattern.id]: section } });
    }
  }
}
