/**
 * The long battery: `npm run test:long -- [--pattern P7,P8] [--seeds 100] [--large-seeds 100] [--ablation-seeds 50]
 * [--seed validation] [--world NAME] [--fit]`. Measures patterns of validation/patterns.yaml (default: all that have a battery)
 * and writes validation/results.json with a hash of the sources; `npm run check` fails when that hash is stale and
 * CHANGELOG does not say so. Runs are kept under out/validation: a battery that was stopped goes on where it was. On
 * another text seed than `validation`, in another world (not P1, P3, P14, P15, P16, which run their own), or with fewer
 * seeds than registered, verdicts are only printed: the way to look without touching what is registered. Ablations run on
 * the first of the seeds of their pattern: 50 where a pattern has a battery of its own, 20 of the others, or as
 * `--ablation-seeds` says. `--pattern P3 --fit` fits the numbers that P3 rests on (text seed `tuning`) and measures nothing.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { packagedScenarios } from '../src/experiments/files/findScenario.ts';
import type { Pattern } from './emergent.ts';
import { fitBengbu } from './fitBengbu.ts';
import { runInert } from './inert.ts';
import { projectFolder } from './modelHash.ts';
import { readings } from './patterns/readings.ts';
import { type PathPattern, runBengbu } from './runBengbu.ts';
import { runBlockade } from './runBlockade.ts';
import { runEmergent } from './runEmergent.ts';
import { runLockIn } from './runLockIn.ts';
import { runParks } from './runParks.ts';
import { runWindow } from './runWindow.ts';

function refuse(message: string): never {
  console.error(`test:long: ${message}`);
  process.exit(2);
}

function options(): Record<string, string | boolean | undefined> {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      options: {
        pattern: text,
        seeds: text,
        'large-seeds': text,
        'ablation-seeds': text,
        seed: { ...text, default: 'validation' },
        world: text,
        inert: { type: 'boolean' },
        fit: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return refuse((error as Error).message);
  }
}

const given = options();
const count = (name: string): number | null => {
  const value = given[name];
  if (value === undefined) return null;
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1) refuse(`--${name} is '${value}', expected a whole number of 1 or more`);
  return number;
};
const seed = given['seed'] as string;
if (seed === '') refuse('--seed is empty, expected a text');
const registered = parse(readFileSync(join(projectFolder, 'validation/patterns.yaml'), 'utf8')).patterns as Pattern[];
/** Patterns with a battery of their own, which runs its own scenarios. */
const ownBattery = ['P1', 'P3', 'P14', 'P15', 'P16'];
const measurable = [...ownBattery, ...Object.keys(readings)];
const wanted = (given['pattern'] as string | undefined)?.split(',').map((id) => id.trim()) ?? measurable;
const unknown = wanted.find((id) => !measurable.includes(id));
if (unknown !== undefined) refuse(`--pattern names '${unknown}', expected some of ${measurable.join(', ')}`);
const world = (given['world'] as string | undefined) ?? null;
const known = packagedScenarios();
if (world !== null && !known.includes(world)) refuse(`--world is '${world}', expected one of ${known.join(', ')}`);

if (given['inert'] === true) {
  await runInert({ seed: seed === 'validation' ? 'inert' : seed, seeds: count('seeds') });
  process.exit(0);
}

const seeds = count('seeds');
const path = registered.find(({ id }) => id === 'P3') as PathPattern;
if (given['fit'] === true) {
  if (given['pattern'] !== 'P3') refuse('--fit fits P3, expected --pattern P3 with it');
  await fitBengbu(Object.values(path.observed), { seed: seed === 'validation' ? 'tuning' : seed, seeds: seeds ?? 100 });
  process.exit(0);
}

const patterns = registered.filter(({ id }) => wanted.includes(id));
const missing = patterns.filter(
  (pattern) => !ownBattery.includes(pattern.id) && !known.includes(world ?? pattern.world),
);
if (missing.length > 0) {
  const said = missing.map((pattern) => `${pattern.id} needs the scenario '${pattern.world}'`).join(', ');
  if (given['pattern'] !== undefined) refuse(`${said}, which is not there; --world NAME reads it off another one`);
  console.log(`not measured: ${said}, which is not there`);
}

const largeSeeds = count('large-seeds') ?? seeds ?? 100;
const ablationSeeds = count('ablation-seeds') ?? 50;
/** Of patterns that are read off single runs: what they switch off shows at fewer seeds, and there are many of them. */
const EMERGENT_ABLATION_SEEDS = 20;
const lockIn = patterns.find(({ id }) => id === 'P1');
if (lockIn !== undefined && world === null) {
  await runLockIn(lockIn, { seed, seeds: seeds ?? lockIn.seeds, largeSeeds, ablationSeeds });
}
if (patterns.includes(path) && world === null) {
  const own = seeds ?? path.seeds;
  await runBengbu(path, { seed, seeds: own, ablationSeeds: Math.min(own, ablationSeeds) });
}
const blockade = patterns.find(({ id }) => id === 'P14');
if (blockade !== undefined && world === null) {
  const own = seeds ?? blockade.seeds;
  await runBlockade(blockade, { seed, seeds: own, ablationSeeds: Math.min(own, ablationSeeds) });
}
const window = patterns.find(({ id }) => id === 'P15');
if (window !== undefined && world === null) {
  const own = seeds ?? window.seeds;
  await runWindow(window, { seed, seeds: own, ablationSeeds: Math.min(own, ablationSeeds) });
}
const parks = patterns.find(({ id }) => id === 'P16');
if (parks !== undefined && world === null) {
  const own = seeds ?? parks.seeds;
  await runParks(parks, { seed, seeds: own, ablationSeeds: Math.min(own, ablationSeeds) });
}
await runEmergent(
  patterns.filter((pattern) => !ownBattery.includes(pattern.id) && !missing.includes(pattern)),
  { seed, seeds, ablationSeeds: count('ablation-seeds') ?? EMERGENT_ABLATION_SEEDS, world },
);
