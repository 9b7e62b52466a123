import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import r from '../../oracles/econometrics.json' with { type: 'json' };
import { measured } from '../../support/tableOf.ts';

const file = (name: string) => readFileSync(new URL(`../../oracles/${name}`, import.meta.url), 'utf8');
const sample = file('econometrics_sample.csv');
const list = (values: readonly number[]) => `x\n${values.join('\n')}\n`;

describe('measure smile', () => {
  it('has the figures of R and calls it a smile', () => {
    const csv = file('econometrics_panel.csv').replace(/^.*\n/, 'region,year,efficiency,position,rd,value\n');
    expect(measured('smile', csv).rows[0]).toMatchObject({
      value: expect.closeTo(r.smile.curvature, 9),
      vertex: expect.closeTo(r.smile.vertex, 9),
      slopeLow: expect.closeTo(r.smile.slopeLow, 9),
      p: expect.closeTo(r.smile.p, 12),
      smile: true,
    });
  });

  it('is undefined with three positions, and says so', () => {
    const { rows, notes } = measured('smile', 'position,value\n1,3\n2,1\n3,2\n1,4\n2,1.5\n');
    expect(rows[0]).toMatchObject({ value: Number.NaN, smile: false });
    expect(notes).toEqual(['Undefined: 3 different positions are too few: a parabola is tested with 4.']);
  });
});

describe('measure stage-contrast', () => {
  it('has the mean differences to midstream with an interval over groups', () => {
    const csv = 'group,upstream,midstream,downstream\na,5,2,4\na,6,2,3\nb,4,3,4\nb,5,3,5\n';
    const { rows, notes } = measured('stage-contrast', csv);
    // upstream: 3, 4, 1, 2; downstream: 2, 1, 1, 2; groups of means 3.5 and 1.5
    expect(rows[0]).toMatchObject({ contrast: 'upstream - midstream', value: 2.5, low: 1.5, high: 3.5, groups: 2 });
    expect(rows[1]).toMatchObject({ contrast: 'downstream - midstream', value: 1.5, low: 1.5, high: 1.5 });
    expect(notes[0]).toMatch(/2000 draws of the 2 groups \(seed 1\)/);
    const single = measured('stage-contrast', 'group,upstream,midstream,downstream\na,5,2,4\n');
    expect(single.rows[0]).toMatchObject({ value: 3, low: Number.NaN });
    expect(single.notes).toEqual(['There is one group: no interval.']);
  });
});

describe('measure tail', () => {
  it('has the figures of R, the exponent of the share above x, and Hill beside it', () => {
    const { rows, sets } = measured('tail', sample, { column: 'sales', draws: '20' });
    expect(rows[0]).toMatchObject({
      alpha: expect.closeTo(r.power.alpha, 9),
      xmin: r.power.xmin,
      ks: expect.closeTo(r.power.ks, 9),
      tail: r.power.n,
      exponent: expect.closeTo(r.power.alpha - 1, 9),
    });
    expect(rows[0]!['p']).toBeGreaterThan(0.1);
    expect(sets?.['hill']?.map(({ k }) => k)).toEqual([4, 8, 20, 40, 80]);
  });

  it('leaves p out at 0 draws, leaves out what is not positive, and repeats itself for a seed', () => {
    const csv = list([0, -3, ...Array.from({ length: 60 }, (_, i) => 60 / (i + 1))]);
    const { rows, notes } = measured('tail', csv, { column: 'x', draws: '0' });
    expect(rows[0]!['p']).toBeNaN();
    expect(notes.join(' ')).toMatch(/2 of 62 values are 0 or less/);
    const flags = { column: 'x', draws: '50', seed: '3' };
    expect(measured('tail', csv, flags)).toEqual(measured('tail', csv, flags));
  });

  it('refuses draws that would take minutes, saying how many would not', () => {
    const csv = list(Array.from({ length: 20_000 }, (_, i) => 1 + i));
    // 2e9 / (1,000 starts x 20,000 values)
    expect(() => measured('tail', csv, { column: 'x', draws: '1000' })).toThrow(
      '--draws is 1000 for 20000 values, which would take minutes; expected at most 100',
    );
  });

  it('is undefined for few or equal values', () => {
    expect(measured('tail', list([1, 2, 3]), { column: 'x' }).notes[0]).toMatch(
      /Undefined: 3 positive values are too few/,
    );
    expect(measured('tail', list(new Array(12).fill(4)), { column: 'x' }).notes[0]).toMatch(
      /largest 10 values are equal/,
    );
    expect(() => measured('tail', 'x\n1\ntwo\n', { column: 'x' })).toThrow(/table\.csv:3: x is 'two'/);
  });
});

describe('measure growth-shape', () => {
  it('has the shape and likelihoods of R', () => {
    expect(measured('growth-shape', sample, { column: 'growth' }).rows[0]).toMatchObject({
      shape: expect.closeTo(r.subbotin.shape, 4),
      location: expect.closeTo(r.subbotin.location, 4),
      scale: expect.closeTo(r.subbotin.scale, 5),
      laplaceLogLik: expect.closeTo(r.subbotin.laplaceLogLik, 8),
      normalLogLik: expect.closeTo(r.subbotin.normalLogLik, 8),
      rows: 400,
    });
  });

  it('is undefined for equal values and says so', () => {
    const { rows, notes } = measured('growth-shape', list(new Array(20).fill(0.1)), { column: 'x' });
    expect(rows[0]!['value']).toBeNaN();
    expect(notes).toEqual(['Undefined: all values are equal.']);
  });
});
