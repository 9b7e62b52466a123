import { type Ablation, ablations } from './ablations.ts';
import { type EmergentResult, runJobs } from './battery.ts';
import { type AblatedQuantity, compareAblation } from './compareAblation.ts';
import { emergentJobs, type Pattern } from './emergent.ts';

/** One ablation of one pattern, as it stands in validation/results.json. */
export interface AblatedPattern extends Omit<Ablation, 'patterns'> {
  readonly seeds: number;
  readonly quantities: readonly AblatedQuantity[];
}

const digits = (value: number): string => (Number.isFinite(value) ? value.toPrecision(3) : 'undefined');

/**
 * Runs the ablations of patterns that share a world, on the first seeds of the runs given. One run of an ablation serves
 * all its patterns. Prints the comparison; by id of the pattern.
 * @param whole runs with nothing switched off, replicates from 0.
 */
export async function runAblations(
  world: string,
  patterns: readonly Pattern[],
  whole: readonly EmergentResult[],
  { seed, seeds }: { readonly seed: string; readonly seeds: number },
): Promise<Readonly<Record<string, readonly AblatedPattern[]>>> {
  const count = Math.min(seeds, whole.length);
  const compared: Record<string, AblatedPattern[]> = Object.fromEntries(patterns.map(({ id }) => [id, []]));
  console.log(`  Ablations, ${count} seeds: with the part switched off, in brackets with it`);
  for (const { patterns: served, ...ablation } of ablations) {
    const own = patterns.filter(({ id }) => served.includes(id));
    if (own.length === 0) continue;
    const ids = own.map(({ id }) => id);
    const without = await runJobs(emergentJobs(world, ids, seed, count, ablation), { resume: true });
    console.log(`    without ${ablation.off}`);
    for (const pattern of own) {
      const quantities = compareAblation(pattern, whole.slice(0, count), without);
      compared[pattern.id]!.push({ ...ablation, seeds: count, quantities });
      for (const { quantity, with: before, without: after, holdsWithout, change } of quantities)
        console.log(
          `      ${pattern.id} ${holdsWithout ? 'holds' : 'FAILS'}  ${quantity} = ${digits(after)} (${digits(before)}), change ${change.map(digits).join(' to ')}`,
        );
    }
  }
  return compared;
}
