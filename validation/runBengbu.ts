import { type PathJob, runJobs } from './battery.ts';
import { growthWithoutSupport, stories } from './bengbuStories.ts';
import type { Pattern } from './emergent.ts';
import { pathJobs } from './fitBengbu.ts';
import { distanceFrom } from './lockIn.ts';
import { modelHash } from './modelHash.ts';
import { pathBand, rankedScore, squaredDistance, yearsInside } from './patterns/pathBand.ts';
import { writeResults } from './resultsFile.ts';

/** P3 as patterns.yaml has it. */
export interface PathPattern extends Pattern {
  /** Location quotient by calendar year. */
  readonly observed: Readonly<Record<string, number>>;
  readonly heldOut: readonly number[];
}

/** The scenario that the calibrated band is read off. */
const CALIBRATED = 'bengbu-support';
/** A run whose path differs from the observed one by less, root mean square over the years, is counted as near. */
const NEAR = 0.1;

type Arm = Partial<Pick<PathJob, 'scenario' | 'set' | 'policies' | 'restGrowth'>>;

/** What carries path and width: each changes one thing of the calibrated scenario. */
export const pathAblations: Readonly<Record<string, Arm>> = {
  'rest of Bengbu grows as the nation': { restGrowth: 0 },
  'no shocks to firms': { set: { 'firm.shock': 0 } },
  'no learning': { set: { 'learning.rate': 0, 'learning.doing': 0 } },
  'no inventions': { set: { 'research.arrival': 0 } },
  'no entry': { set: { 'demography.entry': 0 } },
  'buyers switch at half the speed': { set: { 'market.switching': 0.6 } },
};

/** The paths of an arm over seeds against the observed one. */
function against(paths: readonly (readonly number[])[], { observed, heldOut }: PathPattern) {
  const years = Object.keys(observed).map(Number);
  const values = Object.values(observed);
  const all = [...years.keys()];
  const late = all.filter((y) => heldOut.includes(years[y]!));
  const early = all.filter((y) => !late.includes(y));
  const band = pathBand(paths);
  const inside = yearsInside(band, values);
  const last = years.length - 1;
  return {
    ...band,
    'observed years inside the 90 % band': inside.length,
    'held-out years inside': inside.filter((y) => late.includes(y)).length,
    'years inside of a path that stays at the first value': yearsInside(
      band,
      values.map(() => values[0]!),
    ).length,
    'half-width of the band in the last year': (band.high[last]! - band.low[last]!) / 2,
    'root mean square of the median, fitted years': Math.sqrt(
      squaredDistance(band.median, values, early) / early.length,
    ),
    'root mean square of the median, held-out years': Math.sqrt(
      squaredDistance(band.median, values, late) / late.length,
    ),
    'ranked score, held-out years': rankedScore(paths, values, late),
    [`share of runs within ${NEAR} of the observed path`]:
      paths.filter((path) => squaredDistance(path, values, all) < NEAR ** 2 * years.length).length / paths.length,
  };
}

function print(name: string, read: ReturnType<typeof against>): void {
  console.log(`  ${name}`);
  for (const [key, value] of Object.entries(read)) {
    const shown = typeof value === 'number' ? Number(value.toPrecision(3)) : value.map((x) => x.toFixed(2)).join(' ');
    console.log(`    ${key}: ${shown}`);
  }
}

/**
 * Measures P3: the 90 % band of the calibrated scenario over seeds against the observed path, beside it the world without
 * support, other instruments fitted to the same years, and ablations. On the text seed `validation` with at least the
 * registered number of seeds it goes to validation/results.json.
 */
export async function runBengbu(
  pattern: PathPattern,
  { seed, seeds, ablationSeeds }: { readonly seed: string; readonly seeds: number; readonly ablationSeeds: number },
): Promise<void> {
  const read = async (arm: Arm, count: number) => {
    const results = await runJobs(pathJobs(seed, count, arm), { resume: true });
    return against(
      results.map(({ path }) => path),
      pattern,
    );
  };
  const readAll = async (arms: Readonly<Record<string, Arm>>, count: number) => {
    const all: Record<string, ReturnType<typeof against>> = {};
    for (const [name, arm] of Object.entries(arms)) {
      all[name] = await read(arm, count);
      print(name, all[name]);
    }
    return all;
  };
  console.log(`\nP3 ${pattern.title}: ${seeds} seeds of '${seed}'`);
  const calibrated = await read({ scenario: CALIBRATED }, seeds);
  const judged = Object.entries(pattern.bands).map(([quantity, band]) => {
    const value = calibrated['observed years inside the 90 % band'];
    const distance = distanceFrom(band, value);
    console.log(
      `  ${distance === 0 ? 'holds' : `FAILS by ${distance}`}  ${quantity} = ${value}, band [${band.join(', ')}]`,
    );
    return { quantity, value, band, holds: distance === 0, distance };
  });
  console.log(`    observed: ${Object.values(pattern.observed).join(' ')}`);
  print(CALIBRATED, calibrated);
  const [, ...others] = stories;
  const beside = await readAll(
    { 'no support': {}, 'no support, growth of the rest fitted for it': { restGrowth: growthWithoutSupport } },
    seeds,
  );
  console.log('  Other instruments, each fitted to the same years');
  const alternatives = await readAll(
    Object.fromEntries(others.map(({ instrument, fitted, policies }) => [instrument, { policies: policies(fitted) }])),
    seeds,
  );
  console.log(`  Ablations of ${CALIBRATED}, ${ablationSeeds} seeds`);
  const ablated = await readAll(
    Object.fromEntries(Object.entries(pathAblations).map(([name, arm]) => [name, { scenario: CALIBRATED, ...arm }])),
    ablationSeeds,
  );
  if (seed !== 'validation') return;
  if (seeds < pattern.seeds) {
    console.log(`    not written: ${seeds} seeds, registered are ${pattern.seeds}`);
    return;
  }
  const section = {
    modelHash: modelHash(),
    world: CALIBRATED,
    seed,
    seeds,
    judged,
    calibrated,
    beside,
    alternatives,
    ablated,
  };
  writeResults({ emergent: { P3: section } });
}
