import { runJobs } from './battery.ts';
import { blockadeAblations, blockadeJobs, capabilities, type Variant, variants } from './blockade.ts';
import type { Pattern } from './emergent.ts';
import { judgePaired, type PairedMean, pairedMean } from './judgePaired.ts';
import { modelHash } from './modelHash.ts';
import { writeResults } from './resultsFile.ts';

const digits = (value: number): string => (Number.isFinite(value) ? value.toPrecision(2) : 'never');
const show = ({ value, interval, seeds }: PairedMean): string =>
  seeds === 0 ? 'never' : `${digits(value)} [${interval.map(digits).join(', ')}]`;

const JUDGE = 'U + D value added in money';
/** What a line on a variant tells. */
const told = [
  'U sales, year 1',
  'M sales, year 1',
  'employment, year 1',
  `${JUDGE}, year 1`,
  `${JUDGE}, year 10`,
  `${JUDGE}, year 30`,
  'value added, year 30',
  'upgrading share, difference, year 30',
  'value added back within the horizon, share of seeds',
  'years until value added is back',
] as const;

/**
 * Measures P14 with its variants, its ablations and the capability at which the long-run effect turns. On the text seed
 * `validation` with at least the registered number of seeds the verdicts go to validation/results.json.
 */
export async function runBlockade(
  pattern: Pattern,
  { seed, seeds, ablationSeeds }: { readonly seed: string; readonly seeds: number; readonly ablationSeeds: number },
): Promise<void> {
  const started = Date.now();
  const results = await runJobs(blockadeJobs(seed, seeds), { resume: true });
  console.log(
    `\nP14 ${pattern.title}: ${seeds} seeds of '${seed}' (${Math.round((Date.now() - started) / 1000)} s), relative to the paired run unless said otherwise`,
  );
  const judged = judgePaired(pattern, results);
  for (const verdict of judged) {
    const band = verdict.band.map((v) => v ?? 'open').join(', ');
    console.log(
      `  ${verdict.holds ? 'holds' : `FAILS by ${digits(verdict.distance)}`}  ${verdict.quantity} = ${show(verdict)}, band [${band}]`,
    );
  }
  const banded = new Set(Object.keys(pattern.bands));
  const beside = Object.fromEntries(
    Object.keys(results[0]!.quantities)
      .filter((name) => !banded.has(name))
      .map((name) => [name, pairedMean(results, name)]),
  );
  for (const [name, mean] of Object.entries(beside)) console.log(`    beside  ${name} = ${show(mean)}`);
  const measure = async (title: string, list: Readonly<Record<string, Variant>>, count: number) => {
    console.log(`  ${title}, ${count} seeds`);
    const means: Record<string, Readonly<Record<string, PairedMean>>> = {};
    for (const [name, variant] of Object.entries(list)) {
      const own = await runJobs(blockadeJobs(seed, count, variant), { resume: true });
      means[name] = Object.fromEntries(told.map((quantity) => [quantity, pairedMean(own, quantity)]));
      console.log(`    ${name}`);
      for (const [quantity, mean] of Object.entries(means[name])) console.log(`      ${quantity} = ${show(mean)}`);
    }
    return means;
  };
  const varied = await measure('Variants', variants, seeds);
  const ablated = await measure('Ablations', blockadeAblations, ablationSeeds);
  console.log(`  Capability at the start: where the long-run effect turns, ${seeds} seeds`);
  const turn: Record<string, unknown>[] = [];
  for (const scenario of ['blockade-80', 'blockade-80-response']) {
    for (const capability of capabilities) {
      const own = await runJobs(blockadeJobs(seed, seeds, { scenario, capability }), { resume: true });
      const at = (quantity: string): PairedMean => pairedMean(own, quantity);
      const row = {
        scenario,
        capability,
        competence: at('upstream competence before'),
        domesticShare: at('domestic share of upstream inputs before'),
        highEnd10: at(`${JUDGE}, year 10`),
        highEnd30: at(`${JUDGE}, year 30`),
        total30: at('value added, year 30'),
      };
      turn.push(row);
      console.log(
        `    ${scenario}, design ${capability >= 0 ? '+' : ''}${capability}: competence ${digits(row.competence.value)}, domestic share ${digits(row.domesticShare.value)} before; U + D year 10 ${show(row.highEnd10)}, year 30 ${show(row.highEnd30)}; all, year 30 ${show(row.total30)}`,
      );
    }
  }
  if (seed !== 'validation') return;
  if (seeds < pattern.seeds) {
    console.log(`    not written: ${seeds} seeds, registered are ${pattern.seeds}`);
    return;
  }
  const section = { modelHash: modelHash(), world: pattern.world, seed, seeds, judged, beside, varied, ablated, turn };
  writeResults({ emergent: { P14: section } });
}
