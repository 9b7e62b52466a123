import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, extname, resolve } from 'node:path';
import { parameters } from '../agents/firmRule.ts';
import { createModelWorld } from '../createRun.ts';
import { badFlag, systemFault } from '../experiments/files/badInput.ts';
import { runKeyOf } from '../experiments/runReplicate.ts';
import { InputError } from '../scenarios/inputError.ts';
import { readScenario } from '../scenarios/readScenario.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { instruments } from '../world/government/instruments.ts';
import { WorldError } from '../world/worldError.ts';
import { DONE } from './exitCodes.ts';
import type { Host } from './host.ts';
import { ownRegionScenario } from './ownRegion/ownRegionScenario.ts';
import { decodeTable, type ReadTable, readTable } from './readTable.ts';

interface InitFlags {
  readonly from: string;
  readonly regions?: string;
  readonly out: string;
  readonly force?: boolean;
}

const MOST_BYTES = 20_000_000;

function readFile(flag: string, given: string, cwd: string): ReadTable {
  const path = resolve(cwd, given);
  let bytes: Uint8Array;
  try {
    if (!statSync(path).isFile()) throw badFlag(flag, given, 'a CSV file');
    if (statSync(path).size > MOST_BYTES) throw badFlag(flag, given, 'a CSV file of at most 20 MB');
    bytes = readFileSync(path);
  } catch (error) {
    throw systemFault(error, given);
  }
  return readTable(decodeTable(bytes, given), given);
}

/** The scenario, read as `run` reads it and set up once. */
function checked(name: string, text: string, from: string): Scenario {
  const source = (wanted: string) => (wanted === name ? { text, file: `${name}.yaml` } : null);
  const scenario = readScenario(name, source, { parameters, instruments });
  try {
    createModelWorld(scenario, runKeyOf('1', 0));
  } catch (error) {
    if (!(error instanceof WorldError)) throw error;
    throw new InputError({ file: from, problem: `makes a world that cannot start: ${error.message}` });
  }
  return scenario;
}

/** `agglomera init`: a scenario of one's own regions from tables. Nothing is written unless it can be run. */
export async function initCommand(flags: InitFlags, host: Host): Promise<number> {
  const { from, out, regions } = flags;
  if (extname(out).toLowerCase() !== '.yaml') throw badFlag('--out', out, 'a file name that ends in .yaml');
  const name = basename(out, extname(out));
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u.test(name) || name === 'scenario') {
    throw badFlag('--out', out, 'a file name of up to 40 letters, digits, - or _ before .yaml, other than scenario');
  }
  const path = resolve(host.cwd, out);
  if (existsSync(path) && flags.force !== true) throw badFlag('--out', out, 'a file that is not there yet, or --force');
  const clusters = readFile('--from', from, host.cwd);
  const text = ownRegionScenario(
    name,
    clusters,
    regions === undefined ? null : readFile('--regions', regions, host.cwd),
  );
  const { world, assumed } = checked(name, text, from);
  const staged = `${path}.${process.pid}.partial.yaml`;
  try {
    writeFileSync(staged, text);
    renameSync(staged, path);
  } catch (error) {
    rmSync(staged, { force: true });
    throw systemFault(error, out);
  }
  await host.out(
    `Wrote '${out}': ${world.regions.length} regions, ${world.industries.length} industries, ${world.clusters.length} clusters.\n` +
      `What we assumed about your regions (${assumed.length} points, also in the file and its report):\n` +
      `${assumed
        .slice(0, 12)
        .map(({ en }) => `  - ${en}\n`)
        .join('')}` +
      `${assumed.length > 12 ? `  - and ${assumed.length - 12} more\n` : ''}` +
      `Next:\n  agglomera run ${/^[./]/.test(out) ? out : `./${out}`} --replicates 20 --out result\n`,
  );
  return DONE;
}
