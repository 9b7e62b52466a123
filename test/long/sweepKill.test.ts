import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hashText, Stream } from '../../src/engine/random.ts';
import { emptyFolder, fixtures } from '../support/cli-run.ts';
import { dataOfSweep, sweepInProcess } from '../support/killedSweep.ts';

const ROUNDS = 20;
const CHUNKS = 60;

const { path: top, clean } = emptyFolder();
afterAll(clean);
const experiment = join(top, 'experiment/tiny-sweep.yaml');
const whole = join(top, 'whole');

beforeAll(async () => {
  // 3 points x 2 packages x 10 replicates, a chunk a run: 60 chunks, written at a quick pace
  const text = readFileSync(join(fixtures, 'tiny-sweep.yaml'), 'utf8')
    .replace('[tiny.yaml]', `[${join(fixtures, 'tiny.yaml')}]`)
    .replace('replicates: 2', 'replicates: 10')
    .replace('runsPerChunk: 5', 'runsPerChunk: 1');
  mkdirSync(join(top, 'experiment'));
  writeFileSync(experiment, text);
  expect(await sweepInProcess(experiment, whole)).toBe(0);
}, 120_000);

/** Moments and targets differ from round to round and are the same in every battery. */
const draws = new Stream().rekey({ high: 1, low: 2 }, hashText('sweepKill'), 0, 0);

/** Resumed and killed once more in every second round. */
const rounds = Array.from({ length: ROUNDS }, (_, round) => ({
  round,
  kills: Array.from({ length: 1 + (round % 2) }, (__, k) => {
    const u = (draw: number): number => draws.uniform(round, 10 * k + draw);
    // in the first 40 % of the chunks, then in the next: the delay never outlasts what is left
    return { chunks: Math.floor((k + u(0)) * 0.4 * CHUNKS), delay: Math.floor(40 * u(1)), thread: u(2) < 0.5 };
  }),
}));

describe('a sweep whose process or worker thread is killed with SIGKILL at a random moment', () => {
  it.each(rounds)('ends with the bytes of one that never was, round $round', async ({ round, kills }) => {
    const folder = join(top, `round-${round}`);
    for (const kill of kills) {
      expect(await sweepInProcess(experiment, folder, kill)).toBe(null);
      expect(existsSync(join(folder, 'lock.json'))).toBe(true);
    }
    expect(await sweepInProcess(experiment, folder)).toBe(0);
    // no temporary file and no lock is left, since the folders are compared whole
    expect(dataOfSweep(folder)).toEqual(dataOfSweep(whole));
  });
});
