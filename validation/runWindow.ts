import { wilsonInterval } from '../src/experiments/statistics.ts';
import { runJobs, type WindowJob } from './battery.ts';
import type { Pattern } from './emergent.ts';
import { distanceFrom } from './lockIn.ts';
import { modelHash } from './modelHash.ts';
import { type WindowOutcome, windowOutcomes } from './patterns/windowOutcome.ts';
import { writeResults } from './resultsFile.ts';

/** The grid: sizes of the shift (ln) and lock-in of the incumbents (paradigm.vesting). */
const SIZES = [0.3, 0.8, 1.5] as const;
const LOCKS = [2, 4, 6, 8] as const;
/** Share of seeds from which an outcome counts as seen. */
const SEEN = 0.05;

type Arm = WindowJob['arm'];
interface Cell {
  readonly size: number;
  readonly lock: number;
  readonly arm: Arm;
  readonly set: Readonly<Record<string, number>>;
}

/** Each switches off one thing in the cells of the ablation. */
const ablations: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'nothing (as above)': {},
  'no vested lock-in': { 'paradigm.vesting': 0 },
  'nothing free on the new track': { 'paradigm.freeShare': 0 },
  'no more opportunity on the new track': { 'paradigm.opportunity': 0 },
  'no increasing returns to adopters': { 'paradigm.increasingReturns': 0 },
  'no demand of the new product': { 'paradigm.homeDemand': 0, 'paradigm.foreignDemand': 0 },
  'no imitation of adopters': { 'paradigm.imitation': 0 },
  'entrants on the old track': { 'paradigm.entrants': 0 },
  'forty lead firms in a bloc': { 'paradigm.blocFirms': 40 },
};

export interface CellResult extends Cell {
  readonly shares: Readonly<Record<WindowOutcome, number>>;
  /** Mean over seeds of the share of the nation in the last five years. */
  readonly end: number;
}

async function measure(cells: readonly Cell[], scenario: string, seed: string, seeds: number): Promise<CellResult[]> {
  const jobs = cells.flatMap(({ size, lock, arm, set }) =>
    Array.from(
      { length: seeds },
      (_, replicate): WindowJob => ({
        task: 'window',
        scenario,
        set: { 'paradigm.vesting': lock, ...set },
        seed,
        replicate,
        size,
        arm,
      }),
    ),
  );
  const results = await runJobs(jobs, { resume: true });
  return cells.map((cell, c) => {
    const own = results.slice(c * seeds, (c + 1) * seeds);
    const shares = Object.fromEntries(
      windowOutcomes.map((outcome) => [outcome, own.filter((result) => result.outcome === outcome).length / seeds]),
    ) as Record<WindowOutcome, number>;
    return { ...cell, shares, end: own.reduce((sum, { end }) => sum + end, 0) / seeds };
  });
}

const row = ({ shares, end }: CellResult): string =>
  `${windowOutcomes.map((outcome) => shares[outcome].toFixed(2)).join('  ')}   end ${end.toFixed(2)}`;

/** P15: outcomes over size x lock-in without and with a response of the latecomer, the band, and an ablation. */
export async function runWindow(
  pattern: Pattern,
  { seed, seeds, ablationSeeds }: { readonly seed: string; readonly seeds: number; readonly ablationSeeds: number },
): Promise<void> {
  const arms: readonly Arm[] = ['none', 'response'];
  const grid = arms.flatMap((arm) => [
    { size: 0, lock: LOCKS[2], arm, set: {} },
    ...SIZES.flatMap((size) => LOCKS.map((lock) => ({ size, lock, arm, set: {} }))),
  ]);
  console.log(`\n${pattern.world}: ${seeds} seeds of '${seed}' a cell; shares of ${windowOutcomes.join(', ')}`);
  const cells = await measure(grid, pattern.world, seed, seeds);
  for (const cell of cells) {
    const what = cell.size === 0 ? 'no shift           ' : `size ${cell.size.toFixed(1)}, lock-in ${cell.lock}`;
    console.log(`  ${cell.arm.padEnd(8)} ${what}  ${row(cell)}`);
  }
  // the band asks for the plain grid: a shift, nobody helps
  const plain = cells.filter(({ arm, size }) => arm === 'none' && size > 0);
  const best = Object.fromEntries(
    windowOutcomes.map((outcome) => [outcome, Math.max(...plain.map(({ shares }) => shares[outcome]))]),
  ) as Record<WindowOutcome, number>;
  for (const outcome of windowOutcomes) {
    const { low, high } = wilsonInterval(best[outcome] * seeds, seeds);
    console.log(
      `  ${outcome}: at most ${best[outcome].toFixed(2)} (${low.toFixed(2)}-${high.toFixed(2)}) of the seeds of a cell`,
    );
  }
  const quantity = Object.keys(pattern.bands)[0]!;
  const band = pattern.bands[quantity]!;
  const value = windowOutcomes.filter((outcome) => best[outcome] >= SEEN).length;
  const distance = distanceFrom(band, value);
  console.log(
    `  ${distance === 0 ? 'holds' : `FAILS by ${distance}`}  ${quantity} = ${value}, band [${band.join(', ')}]`,
  );
  console.log(`  ablations, size 1.5, lock-in 4 and 8, ${ablationSeeds} seeds`);
  const ablated = await measure(
    Object.values(ablations).flatMap((set) => [4, 8].map((lock) => ({ size: 1.5, lock, arm: 'none' as const, set }))),
    pattern.world,
    seed,
    ablationSeeds,
  );
  const named = Object.keys(ablations).flatMap((name, i) =>
    [4, 8].map((lock, j) => ({ name, ...ablated[2 * i + j]!, lock })),
  );
  for (const cell of named) console.log(`    ${row(cell)}  lock-in ${cell.lock}, ${cell.name}`);
  if (seed !== 'validation') return;
  if (seeds < pattern.seeds) {
    console.log(`  not written: ${seeds} seeds, registered are ${pattern.seeds}`);
    return;
  }
  const judged = [{ quantity, value, band, holds: distance === 0, distance }];
  writeResults({
    emergent: {
      [pattern.id]: {
        modelHash: modelHash(),
        world: pattern.world,
        seed,
        seeds,
        judged,
        best,
        cells,
        ablated: named,
      } as never,
    },
  });
}
