import { type ParksJob, runJobs } from './battery.ts';
import type { Pattern } from './emergent.ts';
import { judgePaired, type PairedMean, pairedMean } from './judgePaired.ts';
import { modelHash } from './modelHash.ts';
import { writeResults } from './resultsFile.ts';

/** What carries the pattern: each switches off a part of the model. */
export const parkAblations: Readonly<Record<string, ParksJob['set']>> = {
  'no natural capacity': { 'market.crowding': 0 },
  'prices do not follow utilisation': { 'market.utilisationPricing': 0 },
  'capacity for firms there alone, no plants': { 'park.plantShare': 0 },
  'plants alone': { 'park.plantShare': 1 },
};

export const parksJobs = (seed: string, seeds: number, set: ParksJob['set'] = {}): ParksJob[] =>
  Array.from({ length: seeds }, (_, replicate) => ({
    task: 'parks',
    scenario: 'regional-layout',
    set,
    seed,
    replicate,
  }));

const digits = (value: number): string => (Number.isFinite(value) ? value.toPrecision(2) : 'undefined');
const show = ({ value, interval }: PairedMean): string => `${digits(value)} [${interval.map(digits).join(', ')}]`;

/**
 * Measures P16 and its ablations. On the text seed `validation` with at least the registered number of seeds the verdicts
 * go to validation/results.json.
 */
export async function runParks(
  pattern: Pattern,
  { seed, seeds, ablationSeeds }: { readonly seed: string; readonly seeds: number; readonly ablationSeeds: number },
): Promise<void> {
  const started = Date.now();
  const results = await runJobs(parksJobs(seed, seeds), { resume: true });
  const took = Math.round((Date.now() - started) / 1000);
  console.log(`\nP16 ${pattern.title}: ${seeds} seeds of '${seed}' (${took} s)`);
  const judged = judgePaired(pattern, results);
  for (const verdict of judged) {
    const band = verdict.band.map((v) => v ?? 'open').join(', ');
    const word = verdict.holds ? 'holds' : `FAILS by ${digits(verdict.distance)}`;
    console.log(`  ${word}  ${verdict.quantity} = ${show(verdict)}, band [${band}]`);
  }
  const banded = Object.keys(pattern.bands);
  const beside = Object.fromEntries(
    Object.keys(results[0]!.quantities)
      .filter((name) => !banded.includes(name))
      .map((name) => [name, pairedMean(results, name)]),
  );
  for (const [name, mean] of Object.entries(beside)) console.log(`    beside  ${name} = ${show(mean)}`);
  console.log(`  Ablations, ${ablationSeeds} seeds`);
  const ablated: Record<string, Readonly<Record<string, PairedMean>>> = {};
  for (const [name, set] of Object.entries(parkAblations)) {
    const own = await runJobs(parksJobs(seed, ablationSeeds, set), { resume: true });
    ablated[name] = Object.fromEntries(banded.map((quantity) => [quantity, pairedMean(own, quantity)]));
    console.log(`    ${name}`);
    for (const [quantity, mean] of Object.entries(ablated[name])) console.log(`      ${quantity} = ${show(mean)}`);
  }
  if (seed !== 'validation') return;
  if (seeds < pattern.seeds) {
    console.log(`    not written: ${seeds} seeds, registered are ${pattern.seeds}`);
    return;
  }
  const section = { modelHash: modelHash(), world: pattern.world, seed, seeds, judged, beside, ablated };
  writeResults({ emergent: { P16: section } });
}
