/**
 * Which parameters move nothing: `npm run test:long -- --inert [--seeds 6] [--seed inert] [--world NAME]`. Every parameter
 * goes to both ends of its plausible range on the same draws; its shift is the largest, over measures, of the mean change
 * of the last year (cells averaged) over the standard deviation between seeds. Below .1 in every world it is called inert.
 * Takes a run a parameter, end and seed; writes validation/inert.json with the hash of the model's sources.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parameters } from '../src/agents/firmRule.ts';
import { parameterAt, parameterPaths } from '../src/engine/parameter.ts';
import { findScenario } from '../src/experiments/files/findScenario.ts';
import { runReplicate } from '../src/experiments/runReplicate.ts';
import { measures } from '../src/measures/measures.ts';
import { modelHash, projectFolder } from './modelHash.ts';

/** A shift below this share of a standard deviation over seeds counts as none. */
const BAR = 0.1;
/** Worlds looked at: one with policies that pay for research, one with many regions and several industries. */
const WORLDS = ['rd-subsidy-12', 'east-central-west'];

export interface InertOptions {
  readonly seed: string;
  readonly seeds: number;
  readonly world: string | null;
}

interface Shift {
  readonly parameter: string;
  readonly shift: number;
  readonly measure: string;
  readonly world: string;
}

/** Mean over the cells of every measure in the last year, by seed. */
function levels(name: string, path: string | null, value: number, { seed, seeds }: InertOptions): number[][] {
  const set = path === null ? [] : [{ path, value: `${value}`, origin: '--inert' }];
  const { scenario, moneyScenarios } = findScenario(name, { cwd: projectFolder, set });
  return Array.from({ length: seeds }, (_, replicate) =>
    runReplicate(scenario, seed, replicate, measures, { moneyScenarios }).tables.map(({ values }) => {
      const last = values.slice(values.length - values.length / scenario.years).filter((x) => !Number.isNaN(x));
      return last.length === 0 ? Number.NaN : last.reduce((sum, x) => sum + x, 0) / last.length;
    }),
  );
}

/** Standard deviation over seeds of a measure. */
function spread(rows: readonly (readonly number[])[], m: number): number {
  const mean = rows.reduce((sum, row) => sum + row[m]!, 0) / rows.length;
  return Math.sqrt(rows.reduce((sum, row) => sum + (row[m]! - mean) ** 2, 0) / (rows.length - 1));
}

/** Runs the study, prints the table and writes validation/inert.json. */
export function runInert(options: InertOptions): void {
  const worlds = options.world === null ? WORLDS : [options.world];
  const best = new Map<string, Shift>();
  for (const world of worlds) {
    const base = levels(world, null, 0, options);
    const deviations = measures.map((_, m) => spread(base, m));
    for (const path of parameterPaths(parameters)) {
      const declared = parameterAt(parameters, path)!;
      for (const value of declared.plausible) {
        if (value === declared.default || (best.get(path)?.shift ?? 0) >= BAR) continue;
        const moved = levels(world, path, value, options);
        for (const [m, { name }] of measures.entries()) {
          const change = moved.reduce((sum, row, r) => sum + row[m]! - base[r]![m]!, 0) / base.length;
          const shift = Math.abs(change) / deviations[m]!;
          if (Number.isFinite(shift) && shift > (best.get(path)?.shift ?? -1))
            best.set(path, { parameter: path, shift, measure: name, world });
        }
      }
    }
  }
  const rows = [...best.values()].sort((a, b) => a.shift - b.shift);
  for (const { parameter, shift, measure, world } of rows)
    console.log(`${shift < BAR ? 'INERT' : '     '} ${parameter.padEnd(36)} ${shift.toFixed(3)} ${measure} (${world})`);
  console.log(`${rows.filter(({ shift }) => shift < BAR).length} of ${rows.length} parameters are inert`);
  const written = { modelHash: modelHash(), ...options, worlds, bar: BAR, rows };
  writeFileSync(join(projectFolder, 'validation/inert.json'), `${JSON.stringify(written, null, 2)}\n`);
}
