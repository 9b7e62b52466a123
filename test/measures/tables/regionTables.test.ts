import { describe, expect, it } from 'vitest';
import econgeo from '../../oracles/econgeo_5x4.json' with { type: 'json' };
import reat from '../../oracles/reat_examples.json' with { type: 'json' };
import { column, longTable, measured } from '../../support/tableOf.ts';

const csv = longTable(econgeo.matrix);
const close = (values: readonly number[], digits = 10) => values.map((x) => expect.closeTo(x, digits));
const population = ['region,value', ...econgeo.pop.map((p, r) => `R${r + 1},${p}`)].join('\n');
const one = (values: readonly number[]) => longTable(values.map((x) => [x]));

describe('tables of the 5 x 4 regions of EconGeo', () => {
  it('have its location quotients, and their symmetric form', () => {
    const { rows } = measured('lq', csv);
    expect(column(rows)).toEqual(close(econgeo.location_quotient.flat()));
    expect(column(rows, 'symmetric')).toEqual(close(econgeo.slq_symmetric_RSCA.flat()));
  });

  it('have standard scores of mean 0 and deviation 1 over the regions', () => {
    const scores = column(measured('lq', csv).rows, 'standardised').filter((_, i) => i % 4 === 0);
    expect(scores.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
    expect(scores.reduce((a, b) => a + b * b, 0) / 4).toBeCloseTo(1, 12);
  });

  it('have its Gini, plain and against population, and its locational Gini as half of that against all activity', () => {
    expect(column(measured('gini', csv).rows)).toEqual(close(econgeo.gini_unrounded.map(({ Gini }) => Gini)));
    const against = measured('hoover-gini', csv, { reference: 'pop.csv' }, { 'pop.csv': population });
    expect(column(against.rows)).toEqual(close(econgeo.hoover_gini_unrounded.map((row) => row['Hoover.Gini'])));
    expect(column(against.rows, 'hooverIndex').map((x) => 100 * x)).toEqual(
      close(econgeo.hoover_index_pct_unrounded.map((row) => row['Hoover.index'])),
    );
    expect(against.notes[0]).toBe('Reference: pop.csv, 5 regions.');
    const all = measured('hoover-gini', csv);
    expect(column(all.rows, 'half')).toEqual(close(econgeo.locational_gini_halved.map((row) => row['Loc.Gini'])));
    expect(all.notes[0]).toBe('Reference: all activity of the table, by region.');
  });

  it('have its Herfindahl and Krugman index by region', () => {
    expect(column(measured('herfindahl', csv, { of: 'regions' }).rows)).toEqual(close(econgeo.herfindahl));
    const { rows } = measured('krugman', csv);
    expect(column(rows)).toEqual(close(econgeo.krugman_index));
    expect(column(rows, 'coefficient')).toEqual(close(econgeo.spec_coeff));
  });

  it('have the Theil index against population and with equal weights', () => {
    const against = measured('theil', csv, { reference: 'pop.csv' }, { 'pop.csv': population });
    expect(column(against.rows)).toEqual(close(econgeo.theilT_rows_vs_pop));
    expect(column(measured('theil', csv, { equal: true }).rows)).toEqual(close(econgeo.theilT_equal_weight));
  });

  it('have its similarities and distances of pairs', () => {
    const { rows } = measured('similarity', csv);
    const upper = (matrix: number[][]) => matrix.flatMap((row, r) => row.slice(r + 1));
    expect(column(rows)).toEqual(close(upper(econgeo.unido_similarity_cosine)));
    expect(column(rows, 'krugman')).toEqual(close(upper(econgeo.krugman_pairwise)));
  });

  it.each([
    ['association', econgeo.relatedness_association],
    ['cosine', econgeo.relatedness_cosine],
    ['jaccard', econgeo.relatedness_jaccard],
    ['probability', econgeo.relatedness_prob],
  ])('have its relatedness, normalised by %s', (proximity, expected) => {
    const pairs = measured('relatedness', csv, { proximity }).sets!['proximity']!;
    expect(column(pairs, 'proximity')).toEqual(close(expected.flatMap((row, i) => row.slice(i + 1))));
  });

  it('have its relatedness density', () => {
    const { rows, notes } = measured('relatedness', csv, { proximity: 'cosine' });
    const expected = econgeo.density_cosine_unrounded.flat().map(Number);
    expect(column(rows)).toEqual(expected.map((x) => (Number.isNaN(x) ? Number.NaN : expect.closeTo(x, 10))));
    expect(column(rows, 'present')).toEqual(econgeo.LQ_gt1.flat());
    expect(notes).toEqual(["'I1' is never found together with another industry: undefined."]);
  });

  it('take the smaller of two conditional probabilities by default: 1 of 2 regions', () => {
    const pairs = measured('relatedness', csv).sets!['proximity']!;
    expect(column(pairs, 'proximity')).toEqual([0, 0, 0, 0.5, 0.5, 0.5]);
  });
});

describe('tables of the examples of REAT', () => {
  it('have its location quotient: 1714 of 79006 against 879213 of 15593224', () => {
    const [own, region, industry, all] = reat.locq.args as [number, number, number, number];
    const rest = longTable([
      [own, region - own],
      [industry - own, all - region - (industry - own)],
    ]);
    expect(column(measured('lq', rest).rows)[0]).toBeCloseTo(reat.locq.value, 12);
  });

  it('have its Gini, Herfindahl, Hoover, Theil L (which it calls theil) and T', () => {
    const gini = measured('gini', one(reat.gini.x)).rows[0]!;
    expect([gini['value'], gini['normalised']]).toEqual(close([reat.gini.gini, reat.gini.gini_norm]));
    const herf = measured('herfindahl', one(reat.herf.x)).rows[0]!;
    expect([herf['value'], herf['normalised'], herf['equivalentNumber']]).toEqual(
      close([reat.herf.hhi, reat.herf.hhi_norm, reat.herf.eq]),
    );
    const theil = measured('theil', one(reat.theil_L.x), { equal: true }).rows[0]!;
    expect([theil['meanLogDeviation'], theil['value']]).toEqual(close([reat.theil_L.value, reat.theil_T_same.value]));
    const equal = ['region,value', ...reat.hoover.x.map((_, r) => `R${r + 1},1`)].join('\n');
    const hoover = measured('hoover-gini', one(reat.hoover.x), { reference: 'e.csv' }, { 'e.csv': equal });
    expect(column(hoover.rows, 'hooverIndex')[0]).toBeCloseTo(reat.hoover.value, 12);
  });

  it('have the Krugman distance of two lists', () => {
    const { a, b, value } = reat.krugman_conc;
    expect(column(measured('similarity', longTable([a, b])).rows, 'krugman')[0]).toBeCloseTo(value, 10);
  });

  it('have the Ellison-Glaeser index of Farhauer and Kroell', () => {
    const { firm_emp, firm_region, region_total_emp, result } = reat.ellison_glaeser;
    const plants = ['region,industry,value', ...firm_emp.map((e, j) => `${firm_region[j]},x,${e}`)].join('\n');
    const reference = ['region,value', ...Object.entries(region_total_emp).map(([r, e]) => `${r},${e}`)].join('\n');
    const { rows } = measured('ellison-glaeser', plants, { reference: 'r.csv' }, { 'r.csv': reference });
    expect(rows[0]).toEqual({
      industry: 'x',
      value: expect.closeTo(result.gamma, 12),
      concentration: expect.closeTo(result.G, 12),
      plantHerfindahl: expect.closeTo(result.H, 12),
      plants: result.K,
    });
  });
});

describe('a Theil index with groups', () => {
  // two groups of two regions, shares .5 .1 | .3 .1 against equal references
  const csvOfGroups = 'region,group,industry,value\na,g,x,5\nb,g,x,1\nc,h,x,3\nd,h,x,1\n';

  it('is what lies between the groups plus what lies within them', () => {
    const { rows, sets } = measured('theil', csvOfGroups, { equal: true });
    // between: .6 ln(.6/.5) + .4 ln(.4/.5); within g: 5/6 ln(5/3) + 1/6 ln(1/3); within h: .75 ln 1.5 + .25 ln .5
    const between = 0.6 * Math.log(1.2) + 0.4 * Math.log(0.8);
    const g = (5 / 6) * Math.log(5 / 3) + (1 / 6) * Math.log(1 / 3);
    const h = 0.75 * Math.log(1.5) + 0.25 * Math.log(0.5);
    expect(rows[0]).toMatchObject({
      between: expect.closeTo(between, 12),
      within: expect.closeTo(0.6 * g + 0.4 * h, 12),
      value: expect.closeTo(between + 0.6 * g + 0.4 * h, 12),
    });
    expect(column(sets!['groups']!, 'contribution')).toEqual(close([0.6 * g, 0.4 * h], 12));
  });

  it('refuses a region in two groups', () => {
    expect(() => measured('theil', 'region,group,industry,value\na,g,x,5\na,h,y,1\n')).toThrow(
      "table.csv:3: group is 'h' for region 'a'; expected 'g' as in its first row",
    );
  });
});

describe('structural convergence', () => {
  it('is the mean distance of all pairs by time: 2 apart, then 1 apart', () => {
    const { rows, sets } = measured(
      'convergence',
      'time,region,industry,value\n1,a,x,1\n1,b,y,1\n2,a,x,3\n2,a,y,1\n2,b,x,1\n2,b,y,3\n',
    );
    // second year: |3/4 - 1/4| + |1/4 - 3/4| = 1; similarity (3 + 3) / 10
    expect(rows).toEqual([
      { time: 1, value: 2, similarity: 0, pairs: 1 },
      { time: 2, value: 1, similarity: expect.closeTo(0.6, 12), pairs: 1 },
    ]);
    expect(sets!['trend']![0]).toEqual({ of: 'krugman', slope: -1, first: 2, last: 1 });
  });
});

describe('a location quotient from plants', () => {
  const plants = 'region,industry,value\na,x,4\na,x,6\na,y,5\nb,x,1\nb,y,9\nb,y,5\n';

  it('adds the plants of a pair up', () => {
    const { rows } = measured('lq', plants, { plants: true });
    // a: 10 of 15 in x, everywhere 11 of 30
    expect(column(rows)[0]).toBeCloseTo(10 / 15 / (11 / 30), 12);
  });

  it('has an interval that holds it, is the same for the same seed, and wider at a higher level', () => {
    const run = (level: string, seed = '1') =>
      measured('lq', plants, { plants: true, bootstrap: '400', level, seed }).rows;
    const wide = run('0.95');
    const narrow = run('0.5');
    wide.forEach((row, i) => {
      expect(row['low'] as number).toBeLessThanOrEqual(row['value'] as number);
      expect(row['high'] as number).toBeGreaterThanOrEqual(row['value'] as number);
      expect(narrow[i]!['low'] as number).toBeGreaterThanOrEqual(row['low'] as number);
      expect(narrow[i]!['high'] as number).toBeLessThanOrEqual(row['high'] as number);
    });
    expect(run('0.95')).toEqual(wide);
    expect(run('0.95', '2')).not.toEqual(wide);
  });

  it('has no interval without plants', () => {
    expect(() => measured('lq', longTable([[1, 2]]), { bootstrap: '10' })).toThrow(
      '--bootstrap is given for a table of totals, which has no plants to draw; expected a row a plant, and --plants',
    );
  });
});

describe('tables without an answer', () => {
  it('have undefined values with the reason, never a number', () => {
    const cases: readonly [string, string, Record<string, string | boolean>, RegExp][] = [
      [
        'lq',
        longTable([
          [0, 0],
          [1, 2],
        ]),
        {},
        /Region 'R1' has no activity/,
      ],
      [
        'lq',
        longTable([
          [1, 0],
          [1, 0],
        ]),
        {},
        /Industry 'I2' has no activity in the reference/,
      ],
      [
        'gini',
        longTable([
          [1, 0],
          [1, 0],
        ]),
        {},
        /'I2' has no activity: undefined/,
      ],
      [
        'hoover-gini',
        longTable([
          [1, 0],
          [1, 0],
        ]),
        {},
        /'I2' has no activity: undefined/,
      ],
      [
        'herfindahl',
        longTable([
          [1, 0],
          [1, 0],
        ]),
        {},
        /'I2' has no activity: undefined/,
      ],
      [
        'theil',
        longTable([
          [1, 0],
          [1, 0],
        ]),
        {},
        /'I2' has no activity: undefined/,
      ],
      ['krugman', longTable([[1, 0]]), {}, /one region: nothing to compare/],
      [
        'similarity',
        longTable([
          [0, 0],
          [1, 2],
        ]),
        {},
        /'R1' has no activity: undefined/,
      ],
      ['ellison-glaeser', longTable([[1], [0]]), {}, /fewer than two regions/],
      [
        'ellison-glaeser',
        longTable([
          [1, 3],
          [0, 2],
        ]),
        {},
        /'I1' has one plant of any size/,
      ],
      [
        'relatedness',
        longTable([
          [1, 0],
          [0, 2],
        ]),
        {},
        /never found together/,
      ],
      ['convergence', 'time,region,industry,value\n1,a,x,1\n', {}, /fewer than two regions are active/],
    ];
    for (const [name, text, flags, reason] of cases) {
      const { rows, notes } = measured(name, text, flags);
      expect(
        rows.some((row) => Object.values(row).some((cell) => Number.isNaN(cell))),
        name,
      ).toBe(true);
      expect(notes.join('\n'), name).toMatch(reason);
    }
  });

  it.each([
    ['hoover-gini', longTable([[1, 2]]), [0, 0], /one region: it is the whole reference/],
    ['hoover-gini', one([1, 2]), [0], /one industry: it is the whole reference/],
    ['theil', one([1, 2]), [0], /one industry: it is the whole reference/],
    ['lq', one([1, 2]), [1, 1], /one industry: .* every quotient is 1/],
    ['krugman', one([1, 2]), [0, 0], /one industry: every structure is the same/],
  ])('say where %s compares a table with itself', (name, text, values, reason) => {
    const { rows, notes } = measured(name, text);
    expect(column(rows)).toEqual(values);
    expect(notes.join('\n')).toMatch(reason);
  });

  it('refuse one region where pairs are wanted, and a reference that lacks a region', () => {
    expect(() => measured('similarity', longTable([[1, 2]]))).toThrow('region names 1 region; expected at least two');
    expect(() => measured('hoover-gini', csv, { reference: 'p.csv' }, { 'p.csv': 'region,value\nR1,3\n' })).toThrow(
      "p.csv: has no region 'R2'; expected every region of the table",
    );
    expect(() => measured('lq', csv, { reference: 'R1,R9' })).toThrow(
      "--reference is 'R9'; expected regions of the table",
    );
  });
});
