import { describe, expect, it } from 'vitest';
import { readExperiment } from '../../src/experiments/files/readExperiment.ts';
import { runExperiment } from '../../src/experiments/index.ts';
import { cli, fixtures } from '../support/cli-run.ts';

const { plan } = readExperiment('tiny-sweep.yaml', fixtures);

async function listed<T>(runs: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const run of runs) list.push(run);
  return list;
}

describe('runExperiment', () => {
  it('gives every run with its values in order, the same with 1 and 2 workers and as the command line', async () => {
    const one = await listed(runExperiment(plan));
    expect(one.map(({ run }) => run.run)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    // 2 years x (2 regions x 1 industry + 1)
    expect(one.map(({ series }) => series.length)).toEqual(Array.from({ length: 12 }, () => 6));
    expect(await listed(runExperiment(plan, { workers: 2 }))).toEqual(one);
    // run 10: replicate 1, point 2 of learning.rate .5, .6, .7, package none
    const flags = ['--replicate', '1', '--set', 'learning.rate=0.7', '--measure', 'lq,lockInShare', '--json'];
    const ran = JSON.parse((await cli(['run', 'tiny.yaml', ...flags])).out);
    expect(one[10]!.run.digest).toBe(ran.digest);
    expect(one[10]!.series.map(({ value }) => value)).toEqual(ran.rows.map(({ value }: { value: number }) => value));
  });

  it('ends its threads when the reader leaves the loop', async () => {
    let seen = 0;
    for await (const { run } of runExperiment(plan, { workers: 2 })) {
      seen++;
      if (run.run === 1) break;
    }
    expect(seen).toBe(2);
  });

  it('ends when it is aborted', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    for await (const { run } of runExperiment(plan, { signal: stop.signal })) {
      seen.push(run.run);
      if (run.run === 4) stop.abort();
    }
    // the chunk at hand, runs 0 to 4, is given whole
    expect(seen).toEqual([0, 1, 2, 3, 4]);
  });
});
