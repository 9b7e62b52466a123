import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readExperiment, readResults, runExperiment } from '../../src/experiments/index.ts';
import { cli, emptyFolder, tiny } from '../support/cli-run.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);
writeFileSync(join(top, 'tiny.yaml'), readFileSync(tiny));
writeFileSync(join(top, 'points.csv'), 'learning.rate,learning.doing\n0.5,0.02\n0.6,0.01\n');

/** The path of an experiment file of one year and one outcome. */
function experiment(name: string, ...lines: string[]): string {
  const path = join(top, `${name}.yaml`);
  const head = ['question: Which?', 'scenarios: [tiny.yaml]', 'years: 1', 'measures: [lq]', 'runsPerChunk: 2'];
  writeFileSync(path, `${[`name: ${name}`, ...head, ...lines].join('\n')}\n`);
  return path;
}

const ranges = 'uncertain: { learning.rate: { low: 0.5, high: 0.7 }, learning.doing: plausible }';

async function listed<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const row of rows) list.push(row);
  return list;
}

describe('an experiment file', () => {
  it.each([
    // every parameter as the scenario has it
    { kind: 'defaults', lines: ['design: { kind: defaults }', 'replicates: 3'], points: 1, replicates: 3 },
    // 3 levels x 2 values
    {
      kind: 'grid',
      lines: [
        'uncertain: { learning.rate: { low: 0.5, high: 0.7 }, learning.doing: { values: [0.01, 0.02] } }',
        'design: { kind: grid, levels: 3 }',
      ],
      points: 6,
    },
    // two factors fit in no smaller two-level design than the full one: 2 x 2
    { kind: 'fractionalFactorial', lines: [ranges, 'design: { kind: fractionalFactorial, resolution: 3 }'], points: 4 },
    { kind: 'latinHypercube', lines: [ranges, 'design: { kind: latinHypercube, points: 5 }'], points: 5 },
    { kind: 'sobol', lines: [ranges, 'design: { kind: sobol, points: 8 }'], points: 8 },
    // 3 trajectories of 2 + 1 points
    { kind: 'morris', lines: [ranges, 'design: { kind: morris, trajectories: 3 }'], points: 9 },
    // N (k + 2) = 4 x 4
    { kind: 'saltelli', lines: [ranges, 'design: { kind: saltelli, base: 4 }'], points: 16 },
    {
      kind: 'table',
      lines: ['design:', '  kind: table', '  points: [{ learning.rate: 0.5 }, { learning.rate: 0.61 }]'],
      points: 2,
    },
    { kind: 'file', lines: ['design: { kind: file, file: points.csv }'], points: 2 },
  ])('with design $kind runs at every point, each with values of its own', async ({ kind, lines, points, ...more }) => {
    const { plan } = readExperiment(experiment(kind, ...lines));
    const replicates = more.replicates ?? 1;
    expect({ points: plan.points, runs: plan.runs }).toEqual({ points, runs: points * replicates });
    const runs = await listed(runExperiment(plan, { workers: 0 }));
    expect(runs.map(({ run }) => [run.run, run.status])).toEqual(runs.map((_, run) => [run, 'done']));
    expect(runs).toHaveLength(points * replicates);
    const at = runs.map(({ run }) => plan.factors.map(({ path }) => Number(run[path])));
    for (const [k, { path }] of plan.factors.entries()) {
      const [low, high] = path === 'learning.rate' ? [0.5, 0.7] : [0, 0.2];
      for (const point of at) {
        expect(point[k]).toBeGreaterThanOrEqual(low!);
        expect(point[k]).toBeLessThanOrEqual(high!);
      }
    }
    // points that differ have other results, the same point again the same ones
    const digests = new Map(runs.map(({ run }, r) => [`${at[r]} ${run.replicate}`, run.digest]));
    expect(new Set(runs.map(({ run }) => run.digest)).size).toBe(digests.size);
    // the last run is what the command line gives at its point
    const last = runs.at(-1)!.run;
    const set = plan.factors.flatMap(({ path }) => ['--set', `${path}=${last[path]}`]);
    const argv = ['run', 'tiny.yaml', '--years', '1', '--replicate', `${last.replicate}`, ...set, '--measure', 'lq'];
    const { out } = await cli([...argv, '--json'], { cwd: top });
    expect(last.digest).toBe((JSON.parse(out) as { digest: string }).digest);
  });

  it('with points of a CSV runs at these very points', async () => {
    const { plan } = readExperiment(experiment('csv', 'design: { kind: file, file: points.csv }'));
    const runs = await listed(runExperiment(plan, { workers: 0 }));
    expect(runs.map(({ run }) => [run['learning.rate'], run['learning.doing']])).toEqual([
      [0.5, 0.02],
      [0.6, 0.01],
    ]);
  });

  it.each([
    ['points-a.csv', 'learning.rate\n0.5\nmany\n', /points-a.csv:3: row is 'many'; expected 1 numbers/],
    ['points-b.csv', 'learning.rte\n0.5\n', /learning.rte is unknown/],
    ['points-c.csv', 'learning.rate\n-4\n', /point 0, learning.rate is -4; expected a number from/],
    ['points-d.csv', 'learning.rate\n', /points-d.csv: has no points/],
  ])('refuses the points of %s', (file, text, message) => {
    writeFileSync(join(top, file), text);
    expect(() => readExperiment(experiment('bad', `design: { kind: file, file: ${file} }`))).toThrow(message);
  });

  it('plans 10 million runs of a Sobol sequence in constant memory, and gives the last of them', () => {
    const lines = [ranges, 'design: { kind: sobol, points: 5000000 }', 'replicates: 2'];
    const path = experiment('many', ...lines);
    const before = process.memoryUsage().heapUsed;
    const { plan } = readExperiment(path);
    expect(plan.runs).toBe(10_000_000);
    // a list of the runs would take 80 MB at least
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(40e6);
  });
});

describe('keep.firms', () => {
  const folder = join(top, 'firms-out');
  const path = experiment('firms', 'replicates: 3', 'keep: { firms: true }');

  it('keeps the firms of every run in a part of their own, as firms.csv of the run has them', async () => {
    expect(await cli(['sweep', path, '--out', folder, '--workers', '1'])).toMatchObject({ code: 0, err: '' });
    const firms = await listed(readResults(folder).firms());
    const flags = ['--replicates', '3', '--years', '1', '--firms', '--quiet', '--out', 'run'];
    expect(await cli(['run', 'tiny.yaml', ...flags], { cwd: top })).toMatchObject({ code: 0, err: '' });
    const [head, ...lines] = readFileSync(join(top, 'run/firms.csv'), 'utf8').trimEnd().split('\n');
    const columns = head!.split(',').slice(1);
    expect(Object.keys(firms[0]!)).toEqual(['run', ...columns]);
    // one point and package: the run is the replicate
    const shown = firms.map((firm) => [firm.run, ...columns.map((column) => firm[column] ?? '')].join());
    expect(shown).toEqual(lines);
    const counted = await cli([
      'query',
      folder,
      'SELECT run, count(*) AS n FROM firms GROUP BY run ORDER BY run',
      '--csv',
    ]);
    const ofRun = (run: number): number => firms.filter((firm) => firm.run === run).length;
    expect(counted.out).toBe(`run,n\n0,${ofRun(0)}\n1,${ofRun(1)}\n2,${ofRun(2)}\n`);
  });

  it('gives them with each run in the library, and none where they are not kept', async () => {
    const { plan } = readExperiment(path);
    const runs = await listed(runExperiment(plan, { workers: 0 }));
    expect(runs.flatMap(({ firms }) => firms)).toEqual(await listed(readResults(folder).firms()));
    const bare = await listed(runExperiment({ ...plan, firms: false }, { workers: 0 }));
    expect(bare.every((run) => !('firms' in run))).toBe(true);
  });

  it('runs a chunk again whose firms are corrupt', async () => {
    const part = join(folder, 'parts/firms/part-000001.parquet');
    const whole = readFileSync(part);
    writeFileSync(part, whole.subarray(0, 100));
    const { code, err } = await cli(['sweep', path, '--out', folder, '--workers', '1']);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('firms/part-000001.parquet is corrupt') });
    expect(readFileSync(part).equals(whole)).toBe(true);
  });
});
