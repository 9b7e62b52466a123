import { runJobs } from './battery.ts';
import { besideBands, emergentJobs, judgePattern, type Pattern } from './emergent.ts';
import { modelHash } from './modelHash.ts';
import { writeResults } from './resultsFile.ts';

const digits = (value: number): string => (Number.isFinite(value) ? value.toPrecision(3) : 'undefined');

/**
 * Measures patterns that are read off runs without policy. One run of a world serves all its patterns. On the text seed
 * `validation`, in the registered worlds and with at least the registered number of seeds, the verdicts go to
 * validation/results.json; otherwise they are printed only.
 */
export async function runEmergent(
  patterns: readonly Pattern[],
  { seed, seeds, world }: { readonly seed: string; readonly seeds: number | null; readonly world: string | null },
): Promise<void> {
  const worldOf = (pattern: Pattern): string => world ?? pattern.world;
  for (const name of new Set(patterns.map(worldOf))) {
    const own = patterns.filter((pattern) => worldOf(pattern) === name);
    const count = seeds ?? Math.max(...own.map((pattern) => pattern.seeds));
    const ids = own.map(({ id }) => id);
    const started = Date.now();
    const results = await runJobs(emergentJobs(name, ids, seed, count), { resume: true });
    console.log(`\n${name}: ${count} seeds of '${seed}' (${Math.round((Date.now() - started) / 1000)} s)`);
    for (const pattern of own) {
      const judged = judgePattern(pattern, results);
      const beside = besideBands(pattern, results);
      console.log(`  ${pattern.id} ${pattern.title}`);
      for (const { quantity, value, interval, band, holds, distance, seeds: defined } of judged) {
        const verdict = defined === 0 ? 'UNDEFINED' : holds ? 'holds' : `FAILS by ${digits(distance)}`;
        const in_ = defined === count ? '' : `, defined in ${defined} of ${count} seeds`;
        console.log(
          `    ${verdict}  ${quantity} = ${digits(value)} [${interval.map(digits).join(', ')}], band [${band.map((v) => v ?? 'open').join(', ')}]${in_}`,
        );
      }
      for (const [quantity, value] of Object.entries(beside)) console.log(`    beside  ${quantity} = ${digits(value)}`);
      if (seed !== 'validation' || world !== null) continue;
      if (count < pattern.seeds) {
        console.log(`    not written: ${count} seeds, registered are ${pattern.seeds}`);
        continue;
      }
      writeResults({
        emergent: {
          [pattern.id]: { modelHash: modelHash(), world: name, seed, seeds: count, judged, beside } as never,
        },
      });
    }
  }
}
