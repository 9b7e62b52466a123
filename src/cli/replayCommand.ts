import { resolve } from 'node:path';
import { plannedRun, pointsOf } from '../experiments/experimentPlan.ts';
import { reloadExtension } from '../experiments/files/loadExtension.ts';
import { packageVersion } from '../experiments/files/packageFolder.ts';
import { readPlan } from '../experiments/results/planFile.ts';
import { type RunRow, readResults } from '../experiments/results/readResults.ts';
import { isDone } from '../experiments/results/sweepFolder.ts';
import { type ChunkTable, runChunk } from '../experiments/runChunk.ts';
import { DONE, OWN_FAULT } from './exitCodes.ts';
import { wholeNumber } from './flags.ts';
import type { Host } from './host.ts';
import { planWith } from './planWith.ts';

export interface ReplayFlags {
  readonly run: string;
  readonly json?: boolean;
  readonly model?: string;
}

type Row = Readonly<Record<string, number | string | null>>;

const rowsOf = (table: ChunkTable): Row[] =>
  (Object.values(table)[0] ?? []).map((_, i) =>
    Object.fromEntries(Object.entries(table).map(([column, cells]) => [column, cells[i]!])),
  );

/** The same outcome: digest of a run that ended, error of one that failed. */
const isSame = (a: Row, b: Row): boolean =>
  a['status'] === b['status'] && a['digest'] === b['digest'] && a['error'] === b['error'];

/** `agglomera replay`: runs one run of a sweep again and compares it with what the sweep stored. */
export async function replayCommand(out: string, flags: ReplayFlags, host: Host): Promise<number> {
  const folder = resolve(host.cwd, out);
  const plan = await planWith(readPlan(folder), flags.model, host.cwd);
  const results = readResults(folder);
  const run = wholeNumber('--run', flags.run, 0, plan.runs - 1);
  const { tables } = runChunk({ ...plan, runsPerChunk: 1 }, pointsOf(plan), run, await reloadExtension(plan.extension));
  const own = rowsOf(tables.runs)[0]!;
  const values = rowsOf(tables.series);
  const chunk = Math.floor(run / plan.runsPerChunk);
  const stored: RunRow | undefined = isDone(folder, chunk)
    ? (await results.runsOf(chunk)).find((row) => row.run === run)
    : undefined;
  const same = stored === undefined ? null : isSame(own, stored);
  const { version } = results.manifest;
  const verdict =
    same === null
      ? 'not stored yet: its chunk is not complete'
      : same
        ? 'the same as stored'
        : `NOT what is stored (${stored!.digest ?? stored!.error})${version === packageVersion() ? '' : `, by version ${version}`}`;
  if (flags.json) {
    await host.out(`${JSON.stringify({ schema: 1, ...own, same, rows: values }, null, 2)}\n`);
  } else {
    const { point, replicate } = plannedRun(plan, run);
    const last = Math.max(...values.map(({ year }) => Number(year)));
    const lines = [
      `run ${run} of ${plan.name}: ${own['scenario']} with ${own['policy']}, point ${point}, replicate ${replicate}, seed ${plan.seed}`,
      ...plan.factors.map(({ path }) => `  ${path} = ${own[path]}`),
      ...values
        .filter(({ year }) => year === last)
        .map(({ year, measure, region, industry, stage, value }) =>
          [year, measure, region, industry, stage]
            .filter((cell) => cell !== null)
            .join(' ')
            .concat(`: ${value ?? 'undefined'}`),
        ),
      `${own['status'] === 'failed' ? `failed: ${own['error']}` : `digest ${own['digest']}`}; ${verdict}`,
    ];
    await host.out(`${lines.join('\n')}\n`);
  }
  return same === false ? OWN_FAULT : DONE;
}
