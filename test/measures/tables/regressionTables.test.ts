import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import r from '../../oracles/econometrics.json' with { type: 'json' };
import { column, measured } from '../../support/tableOf.ts';

const file = (name: string) => readFileSync(new URL(`../../oracles/${name}`, import.meta.url), 'utf8');
const bengbu = file('bengbu_table1.csv');
const panel = file('econometrics_panel.csv');
const bengbuFlags = { y: 'LQ', x: 'infra,sup,tech,phrl,fm,dm' };
const panelFlags = { y: 'efficiency', x: 'position,rd', entity: 'region', time: 'year' };
const statistic = (sets: ReturnType<typeof measured>['sets'], name: string) =>
  sets?.['fit']?.find((row) => row['statistic'] === name)?.['value'];

describe('measure ols', () => {
  it('has a row a term and the fit of the table of Bengbu', () => {
    const { rows, sets } = measured('ols', bengbu, bengbuFlags);
    expect(rows.map(({ term }) => term)).toEqual(['(constant)', 'infra', 'sup', 'tech', 'phrl', 'fm', 'dm']);
    // R: estimate of infra, se, t, p, vif, tolerance, beta
    expect(rows[1]).toMatchObject({
      value: expect.closeTo(9.25460555228078, 7),
      se: expect.closeTo(0.570390634759194, 8),
      t: expect.closeTo(16.2250306865362, 6),
      p: expect.closeTo(0.0391873222913411, 9),
      vif: expect.closeTo(15.5460915292365, 6),
      tolerance: expect.closeTo(0.0643248496330649, 9),
      beta: expect.closeTo(0.306058578514013, 8),
    });
    expect(rows[0]!['vif']).toBeNaN();
    expect(statistic(sets, 'durbinWatson')).toBeCloseTo(2.93802190639427, 8);
    expect(statistic(sets, 'degreesOfFreedom')).toBe(1);
  });

  it('gives no p value of Durbin-Watson at one degree of freedom, and says why', () => {
    const { sets, notes } = measured('ols', bengbu, bengbuFlags);
    expect(sets?.['fit']?.map((row) => row['statistic'])).not.toContain('durbinWatsonP');
    expect(notes.join(' ')).toMatch(/Durbin-Watson then has no p value: every residual vector lies on one line/);
  });

  it.each([
    ['a,b,y\n1,2,3\n2,4,5\n3,6,8\n4,8,9\n', { y: 'y', x: 'a,b' }, /b is determined by the columns before it/],
    ['a,b,y\n1,2,3\n2,1,5\n3,6,8\n', { y: 'y', x: 'a,b' }, /3 rows for 3 coefficients leave no residual/],
    ['a,y\n1,7\n2,7\n3,7\n5,7\n', { y: 'y', x: 'a' }, /y is the same in all rows/],
    ['a,y\n2,7\n2,8\n2,1\n2,7\n', { y: 'y', x: 'a' }, /is the same in all rows: undefined/],
  ])('is undefined with the reason for a table without an answer: %j', (csv, flags, reason) => {
    const { rows, notes } = measured('ols', csv, flags);
    expect(column(rows).every(Number.isNaN)).toBe(true);
    expect(notes.join(' ')).toMatch(new RegExp(reason.source, 'i'));
  });

  it.each([
    ['a,y\n1,x\n2,3\n', { y: 'y', x: 'a' }, /table\.csv:2: .*y.*'x'/],
    ['a,y\n1,2\n2\n', { y: 'y', x: 'a' }, /table\.csv:3: has 1 cell/],
    ['a,y\n1,2\n2,3\n', { y: 'y', x: 'b' }, /--x is 'b'; expected a column of table\.csv/],
    ['a,y\n1,2\n2,3\n', { y: 'y', x: 'a,y' }, /--x names 'y', which --y explains/],
    ['a,y\n1,2\n2,3\n', { y: 'y' }, /--x is missing/],
  ])('refuses in one line a table or flags that make no sense: %j %j', (csv, flags, message) => {
    expect(() => measured('ols', csv, flags)).toThrow(message);
  });
});

describe('measure panel', () => {
  it('has the coefficients of R with clustered errors, and says which correction and how few clusters', () => {
    const { rows, sets, notes } = measured('panel', panel, panelFlags);
    expect(column(rows)).toEqual(r.both.coefficients.map((x) => expect.closeTo(x, 9)));
    expect(column(rows, 'se')).toEqual(r.both.clustered.map((x) => expect.closeTo(x, 9)));
    expect(statistic(sets, 'withinRSquared')).toBeCloseTo(r.both.within, 9);
    expect(notes.join(' ')).toMatch(/G = 12, n = 72, K = columns \+ periods/);
    expect(notes.join(' ')).toMatch(/With 12 clusters such errors tend to be too small/);
    expect(notes.join(' ')).toMatch(/Unbalanced: 72 of 108 pairs/);
  });

  it('takes one kind of effects and classical errors', () => {
    const { rows, notes } = measured('panel', panel, { ...panelFlags, effects: 'entity', errors: 'classical' });
    expect(column(rows, 'se')).toEqual(r.entity.classical.map((x) => expect.closeTo(x, 9)));
    expect(notes.join(' ')).not.toMatch(/clustered/);
  });

  it('clusters by a column of larger groups', () => {
    const [head, ...lines] = panel.trim().split('\n');
    const area = (line: string) => Math.ceil(Number(line.slice(1, 3)) / 3);
    const csv = [`${head},area`, ...lines.map((line) => `${line},area${area(line)}`)].join('\n');
    const { rows, notes } = measured('panel', csv, { ...panelFlags, cluster: 'area' });
    expect(column(rows, 'se')).toEqual(r.byArea.clustered.map((x) => expect.closeTo(x, 9)));
    expect(notes[0]).toMatch(/clustered by area, .* G = 4,/);
    const torn = csv.replace('area1', 'area2');
    expect(() => measured('panel', torn, { ...panelFlags, cluster: 'area' })).toThrow(/is in another cluster/);
  });

  it('refuses a pair that comes twice, and is undefined for a column that does not vary', () => {
    const twice = 'r,t,y,x\na,1,1,2\na,2,3,5\na,1,2,2\nb,1,4,4\n';
    const flags = { y: 'y', x: 'x', entity: 'r', time: 't' };
    expect(() => measured('panel', twice, flags)).toThrow(/table\.csv:4: has r and t of data row 1 again/);
    const flat = 'r,t,y,x\na,1,1,2\na,2,3,2\nb,1,4,4\nb,2,4,4\nb,3,7,4\n';
    expect(measured('panel', flat, { ...flags, effects: 'entity' }).notes.join(' ')).toMatch(
      /Undefined: x does not vary beside the entity effects/,
    );
  });
});
