import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { BlockadeResult } from '../../validation/battery.ts';
import { blockadeJobs } from '../../validation/blockade.ts';
import { blockadePair } from '../../validation/blockadePair.ts';
import type { Pattern } from '../../validation/emergent.ts';
import { judgePaired } from '../../validation/judgePaired.ts';
import { yearsToRecover } from '../../validation/patterns/technologyBlockade.ts';

const { bands } = (parse(readFileSync('validation/patterns.yaml', 'utf8')).patterns as Pattern[]).find(
  ({ id }) => id === 'P14',
)!;
const [job] = blockadeJobs('test', 1);

describe('P14', () => {
  it('counts value added as back from the year after which it stays within 2 % of the paired run', () => {
    // below in years 0, 1, 3: back from year 4 on
    expect(yearsToRecover([0.9, 0.95, 0.99, 0.97, 0.98, 1.1])).toBe(4);
    expect(yearsToRecover([1, 1.2])).toBe(0);
    expect(yearsToRecover([0.9, 1, 0.97])).toBeNaN();
  });

  it('holds where the 95 % interval of the mean lies wholly inside the band, not where it touches 0', () => {
    // mean .2, standard error .1/sqrt(2) x ... : values .1 and .3 give .2 +- 12.7 x .1, which holds 0
    const results = (values: readonly number[]): BlockadeResult[] =>
      values.map((value) => ({ ...job!, quantities: { 'U sales, year 1': value } }));
    const judge = (values: readonly number[]) =>
      judgePaired({ id: 'P14', bands: { 'U sales, year 1': [0, null] } }, results(values))[0]!;
    expect(judge([0.19, 0.2, 0.21])).toMatchObject({ holds: true, distance: 0 });
    // 12.706 x .1 = 1.2706; .2 - 1.2706 = -1.0706
    const wide = judge([0.1, 0.3]);
    expect(wide.holds).toBe(false);
    expect(wide.distance).toBeCloseTo(1.0706, 4);
    expect(judge([-0.2, -0.21, -0.19]).holds).toBe(false);
  });

  it('reads every registered quantity off a pair, and 0 where the blockade cuts nothing', () => {
    const { quantities } = blockadePair({ ...job!, years: 0 });
    for (const name of Object.keys(bands)) expect(quantities[name], name).toBe(0);
    const real = blockadePair(job!).quantities;
    for (const name of Object.keys(bands)) expect(real[name], name).not.toBe(0);
  });

  it('moves what the instrument says, more than three standard errors of the paired difference over 8 seeds', () => {
    const pairs = blockadeJobs('test', 8).map((one) => blockadePair(one).quantities);
    const signs = { 'U sales, year 1': 1, 'U R&D, year 1': 1, 'M unit cost, log, year 1': 1, 'M sales, year 1': -1 };
    for (const [name, sign] of Object.entries(signs)) {
      const values = pairs.map((quantities) => quantities[name]!);
      const mean = values.reduce((sum, value) => sum + value, 0) / 8;
      const error = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 7 / 8);
      expect((sign * mean) / error, name).toBeGreaterThan(3);
    }
  }, 60_000);
});
