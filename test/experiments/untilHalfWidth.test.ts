import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readExperiment, readResults } from '../../src/experiments/index.ts';
import type { SeriesRow } from '../../src/experiments/results/readResults.ts';
import { untilHalfWidth } from '../../src/experiments/results/untilHalfWidth.ts';
import { meanInterval } from '../../src/experiments/statistics.ts';
import { measures } from '../../src/measures/measures.ts';
import { cli, emptyFolder, tiny } from '../support/cli-run.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);
const file = join(top, 'often.yaml');
writeFileSync(
  file,
  `name: often
question: How many replicates are enough?
scenarios: [${tiny}]
uncertain: { learning.rate: { low: 0.5, high: 0.7 } }
design: { kind: grid, levels: 2 }
replicates: 60
years: 1
measures: [lq]
runsPerChunk: 3
`,
);
const { plan } = readExperiment(file);
const where = ['--measure', 'lq', '--region', 'West'];

/** Rows of chunks for values by replicate, the same at both points. */
const chunkOf = (values: readonly number[], chunk: number): SeriesRow[] =>
  [0, 1, 2].flatMap((place) => {
    const run = chunk * 3 + place;
    const value = values[Math.floor(run / 2)];
    const row = { run, year: 2010, measure: 'lq', region: 'West', industry: 'toys', stage: null };
    return value === undefined ? [] : [{ ...row, value }];
  });

describe('untilHalfWidth', () => {
  it('stops at the first replicate from the tenth on whose interval is narrow enough', () => {
    // 0 and 1 by turns: s^2 = n/4/(n-1); t(.975, n-1) s / sqrt(n) first falls to .25 or below at n = 19
    const values = Array.from({ length: 60 }, (_, r) => r % 2);
    const first = values.findIndex((_, n) => {
      const { low, high } = meanInterval(values.slice(0, n));
      return n >= 10 && high - low <= 0.5;
    });
    const watch = untilHalfWidth(plan, { choice: { region: 'West' }, halfWidth: 0.25 }, measures);
    const answers = Array.from({ length: 40 }, (_, chunk) => watch(chunkOf(values, chunk), 3));
    expect(first).toBeGreaterThan(15);
    expect(answers.find((answer) => answer !== null)).toBe(first);
    // replicate `first` is the last of 2 x first runs: known with the chunk that holds it, and not before
    expect(answers.findIndex((answer) => answer !== null)).toBe(Math.ceil((2 * first) / 3) - 1);
  });

  it('never stops before the tenth, and leaves out replicates that miss a value', () => {
    const watch = untilHalfWidth(plan, { choice: { region: 'West' }, halfWidth: 10 }, measures);
    const answers = Array.from({ length: 40 }, (_, chunk) =>
      watch(
        chunkOf(
          Array.from({ length: 60 }, (_r, r) => (r === 3 ? Number.NaN : r % 2)),
          chunk,
        ),
        3,
      ),
    );
    expect(answers.find((answer) => answer !== null)).toBe(11);
  });
});

describe('sweep --until-half-width', () => {
  it('stops early at the same replicate with 1 and 2 workers, goes on without the flag', async () => {
    const said: string[] = [];
    for (const workers of ['1', '2']) {
      const out = join(top, `workers-${workers}`);
      const {
        code,
        out: text,
        err,
      } = await cli([
        ...['sweep', file, '--out', out, '--until-half-width', '0.2', ...where],
        ...['--workers', workers],
      ]);
      expect({ code, err }).toEqual({ code: 0, err: '' });
      said.push(text.split('\n')[0]!);
    }
    expect(said[0]).toMatch(/^The mean is known to within 0.2 after \d+ of 60 replicates.$/);
    expect(said[1]).toBe(said[0]);
    const out = join(top, 'workers-1');
    expect([...readResults(out).chunks()].length).toBeLessThan(plan.chunks);
    // nothing is left to do, and the answer is the same
    const again = await cli(['sweep', file, '--out', out, '--until-half-width', '0.2', ...where]);
    expect(again.out.split('\n')[0]).toBe(said[0]);
    const whole = await cli(['sweep', file, '--out', out]);
    expect(whole.out).toContain(`120 of 120 runs in ${plan.chunks} of ${plan.chunks} chunks`);
  });

  it('says when all replicates were not enough, and refuses what it cannot use', async () => {
    const out = join(top, 'workers-1');
    const never = await cli(['sweep', file, '--out', out, '--until-half-width', '1e-9', ...where]);
    expect(never).toMatchObject({ code: 0, err: expect.stringContaining('is not reached; more are needed') });
    const refused = async (...flags: string[]): Promise<string> => {
      const { code, err } = await cli(['sweep', file, '--out', join(top, 'refused'), ...flags]);
      expect(code).toBe(2);
      return err;
    };
    expect(await refused('--until-half-width', '0')).toContain('--until-half-width is ');
    expect(await refused('--measure', 'lq')).toContain('--until-half-width too');
    expect(await refused('--until-half-width', '1')).toContain('--region is not given, and lq has 2 of it');
    expect(existsSync(join(top, 'refused'))).toBe(false);
  });
});
