import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import firms from '../../oracles/firm_dvar_cmy.json' with { type: 'json' };
import leather from '../../oracles/leather_gvc.json' with { type: 'json' };
import { column, measured } from '../../support/tableOf.ts';

const close = (values: readonly number[], digits = 10) => values.map((x) => expect.closeTo(x, digits));
const head = 'from_economy,from_sector,to_economy,to_sector,value';
const nodeOf = (n: number) => `${leather.countries[Math.floor(n / 3)]},${leather.industries[n % 3]}`;
const flows = [
  head,
  ...leather.inter.flatMap((row, i) => row.map((value, j) => `${nodeOf(i)},${nodeOf(j)},${value}`)),
  ...leather.final.flatMap((row, i) => row.map((value, e) => `${nodeOf(i)},${leather.countries[e]},final,${value}`)),
].join('\n');

describe('the leather table as a file', () => {
  it('has the Koopman indices of decompr and exvatools, by country and by sector', () => {
    const { rows, sets } = measured('gvc', flows);
    const economies = sets!['economies']!;
    const known = leather.koopman2010_by_country;
    expect(column(economies)).toEqual(close(known.map((row) => row.position)));
    expect(column(economies, 'up')).toEqual(close(known.map((row) => row.fwd)));
    expect(column(economies, 'down')).toEqual(close(known.map((row) => row.back)));
    expect(column(economies, 'exports')).toEqual(close(known.map((row) => row.E)));
    expect(column(economies, 'domesticValueAdded')).toEqual(close(known.map((row) => row.DV)));
    expect(column(economies, 'foreignValueAdded')).toEqual(close(known.map((row) => row.FV)));
    expect(column(economies, 'indirectValueAdded')).toEqual(close(known.map((row) => row.IV)));
    expect(column(rows)).toEqual(
      close(leather.koopman2010_by_sector.map((row) => row['position.Argentina.Agriculture'])),
    );
  });

  it('has their upstreamness and downstreamness, and one mean of both', () => {
    const { rows, sets } = measured('upstreamness', flows);
    expect(column(rows)).toEqual(close(leather.upstreamness));
    expect(column(rows, 'downstreamness')).toEqual(close(leather.downstreamness));
    // 2.0294691 both ways
    const world = sets!['world']![0]!;
    expect([world['upstreamness'], world['downstreamness']]).toEqual(close([2.0294691, 2.0294691], 7));
  });

  it('has the sixteen terms of decompr by sector and partner, and the nine by country', () => {
    const { rows, sets } = measured('export-decomposition', flows);
    const [names, ...lines] = readFileSync(new URL('../../oracles/leather_wwz_decompr.csv', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
    const abroad = lines.filter(([from, , to]) => from !== to);
    expect(rows.map((row) => [row['economy'], row['sector'], row['partner']])).toEqual(
      abroad.map((cells) => cells.slice(0, 3)),
    );
    const of = (name: string) => abroad.map((cells) => Number(cells[names!.indexOf(name)]));
    expect(column(rows)).toEqual(close(of('texp')));
    expect(column(rows, 'dvaFinal')).toEqual(close(of('DVA_FIN')));
    expect(column(rows, 'thirdDouble')).toEqual(close(of('ODC')));
    const economies = sets!['economies']!;
    expect(column(economies, 'foreignDouble')).toEqual(close(leather.kww.map((row) => row.FDC)));
    expect(column(economies, 'domesticDouble')).toEqual(close(leather.kww.map((row) => row.DDC)));
  });

  it('loses to a cut of half of the Turkish deliveries what the scarcest input says', () => {
    const { rows } = measured('supply-cut', flows, { economy: 'Turkey', cut: '0.5' });
    const lost = Object.fromEntries(rows.map((row) => [`${row['economy']} ${row['sector']}`, row['value']]));
    // textiles of German transport: 25.6 of 11.5 + 25.6 + 24.1 come from Turkey, half of it is gone
    expect(lost['Germany Transport_Equipment']).toBeCloseTo((0.5 * 25.6) / 61.2, 12);
    // textiles of German agriculture: 2.1 of 1.2 + 2.1 + 5.1
    expect(lost['Germany Agriculture']).toBeCloseTo((0.5 * 2.1) / 8.4, 12);
    expect(column(rows.slice(3, 6))).toEqual([0, 0, 0]);
  });
});

describe('a table of flows without an answer', () => {
  const chain = `${head}\na,x,b,y,10\nb,y,c,final,30\n`;
  it.each([
    [
      `${chain}a,x,b,y,1\n`,
      "table.csv:4: the flow from 'a x' to 'b y' is there a second time (first on line 2); expected each flow once",
    ],
    [
      `${head}\na,x,b,y,40\nb,y,c,final,30\n`,
      "table.csv: 'b y' buys inputs for 40 and sells 30; expected no node to buy more than it sells (value added at least 0)",
    ],
    [
      `${head}\na,x,a,x,10\nb,y,c,final,30\n`,
      "table.csv: 'a x' has value added of 0 per unit of output and so has every sector its chain leads to: the spectral radius of the coefficients is 1; expected below 1",
    ],
    [
      `${head}\na,final,b,y,10\n`,
      "table.csv:2: from_sector is 'final'; expected the sector that sells; final demand buys only",
    ],
    [`${head}\na,x,b,y,-1\n`, "table.csv:2: value is '-1'; expected a number of at least 0"],
    [
      'from_economy,from_sector,to_economy,value\na,x,b,1\n',
      "table.csv: has no column 'to_sector' (did you mean 'from_sector'?): its header is from_economy, from_sector, to_economy, value; expected columns from_economy, from_sector, to_economy, to_sector, value",
    ],
  ])('is refused in one message: %j', (text, message) => {
    expect(() => measured('gvc', text)).toThrow(message);
  });

  it('has no position where nothing is exported, and says so', () => {
    const { rows, notes } = measured('gvc', chain);
    expect(column(rows)).toEqual([expect.closeTo(Math.log(2), 12), expect.closeTo(-Math.log(4 / 3), 12)]);
    const silent = measured('gvc', `${head}\na,x,a,final,10\nb,y,a,final,5\n`);
    expect(column(silent.rows)).toEqual([Number.NaN, 0]);
    expect(silent.notes).toEqual(["No exports, so undefined: 'a x'."]);
    expect(notes).toEqual([]);
  });

  it('has no position where exports are beyond the digits of output, and says so of sectors and economies', () => {
    const { rows, sets, notes } = measured(
      'gvc',
      `${head}\nA,parts,A,cars,1e90\nA,cars,A,final,2e90\nA,cars,B,final,1\nA,parts,B,final,1e-100\nB,cars,B,final,1`,
    );
    expect(column(rows)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(column(sets!['economies']!)).toEqual([Number.NaN, Number.NaN]);
    expect(notes).toEqual([
      "No exports, so undefined: 'B cars'.",
      "Exports below 1e-12 of output, too few to divide by, so undefined: 'A parts', 'A cars', 'A'.",
    ]);
  });

  it('has no value added below 0 where inputs add up to output but for rounding', () => {
    // 1 - .7 - .2 - .1 is -8e-17 in floating point
    const { rows } = measured(
      'gvc',
      `${head}\nA,c,A,b,7\nA,d,A,b,2\nB,b,A,b,1\nA,b,A,final,9\nA,b,B,b,1\nB,b,C,final,1e60`,
    );
    const cars = rows.find((row) => row['economy'] === 'A' && row['sector'] === 'b')!;
    expect(cars['indirectValueAdded']).toBe(0);
    // ln(1 + 0) - ln(1 + .1 / 1)
    expect(cars['value']).toBeCloseTo(-Math.log(1.1), 12);
  });

  it('has no upstreamness where nothing is made', () => {
    const { rows, notes } = measured('upstreamness', `${chain}a,z,b,y,0\n`);
    expect(column(rows)).toEqual([2, Number.NaN, 1]);
    expect(notes[1]).toBe("No output, so undefined: 'a z'.");
  });

  it('has no decomposition in one economy, and no cut of an unknown one', () => {
    expect(() => measured('export-decomposition', `${head}\na,x,a,final,10\n`)).toThrow('has one economy');
    expect(() => measured('supply-cut', chain, { economy: 'z' })).toThrow(
      "--economy is 'z'; expected an economy of the table: a, b, c",
    );
    expect(() => measured('supply-cut', chain)).toThrow('--economy is missing');
  });
});

describe('ratios of firms', () => {
  const columns =
    'firm,processing_exports,ordinary_exports,processing_imports,ordinary_imports,domestic_sales,materials';
  const csv = [columns, ...firms.dvar.map((f) => [f.name, f.X_P, f.X_O, f.M_P, f.M_O, f.D, f.M_T].join(','))].join(
    '\n',
  );

  it('are those of Upward, Wang and Zheng worked by hand, plain and adjusted', () => {
    const { rows } = measured('firm-dvar', csv, { intermediaries: '0.1' });
    expect(column(rows)).toEqual(close(firms.dvar.map((f) => f.DVAR_upward)));
    expect(column(rows, 'foreignValue')).toEqual(close(firms.dvar.map((f) => f.VF)));
    expect(column(rows, 'adjusted')).toEqual(close(firms.dvar.map((f) => f.DVAR_full)));
  });

  it('are undefined without exports, and kept and flagged below 0', () => {
    const { rows, notes } = measured('firm-dvar', `${columns}\nnone,0,0,5,5,10,10\nover,10,0,15,0,0,15\n`);
    expect(column(rows)).toEqual([Number.NaN, -0.5]);
    expect(rows.map((row) => row['plausible'])).toEqual([true, false]);
    expect(notes.slice(0, 2).join(' ')).toMatch(
      /1 of 2 firms export nothing.*1 of 2 firms have a ratio outside 0\.\.1/,
    );
  });

  it('of Kee and Tang take domestic content out of imports and foreign content in: 1 - (55 - 5 + 10) / 100', () => {
    const kt =
      'firm,processing_exports,ordinary_exports,processing_imports,ordinary_imports,domestic_sales,foreign_in_domestic,domestic_in_imports';
    const { rows } = measured('firm-dvar', `${kt}\nf,100,0,55,0,0,10,5\n`);
    expect(rows[0]!['keeTang']).toBeCloseTo(0.4, 12);
  });

  it('refuse materials below imports', () => {
    expect(() => measured('firm-dvar', `${columns}\nf,100,0,55,0,0,50\n`)).toThrow(
      'table.csv:2: materials is 50; expected at least the 55 of materials imported',
    );
  });

  it('have the upstreamness of Chor, Manova and Yu worked by hand', () => {
    const { U, exports, imports, U_X, U_M, span } = firms.cmy;
    const trade = [
      'firm,flow,sector,value',
      ...Object.entries(exports).map(([sector, value]) => `f,export,${sector},${value}`),
      ...Object.entries(imports).map(([sector, value]) => `f,import,${sector},${value}`),
    ].join('\n');
    const sectors = ['sector,value', ...Object.entries(U).map(([sector, u]) => `${sector},${u}`)].join('\n');
    const { rows } = measured('firm-upstreamness', trade, { upstreamness: 'u.csv' }, { 'u.csv': sectors });
    expect(rows[0]).toMatchObject({
      value: expect.closeTo(U_X, 12),
      imports: expect.closeTo(U_M, 12),
      span: expect.closeTo(span, 12),
    });
    expect(() =>
      measured('firm-upstreamness', trade, { upstreamness: 'u.csv' }, { 'u.csv': 'sector,value\nagri,2\n' }),
    ).toThrow("sector is 'textile'; expected a sector of u.csv");
  });
});

describe('supply security', () => {
  it('is the foreign share by input and over critical inputs, and the concentration of suppliers', () => {
    const { rows, sets } = measured(
      'supply-security',
      'buyer,input,supplier,origin,value,critical\nb,chips,s,foreign,30,yes\nb,chips,t,domestic,10,yes\nb,paper,u,domestic,60,no\nb,air,u,domestic,0,yes\n',
    );
    // 30 of 40 foreign; suppliers .75 and .25
    expect(rows[0]).toMatchObject({ value: 0.75, supplierHerfindahl: 0.625, largestShare: 0.75, suppliers: 2 });
    expect(column(rows)).toEqual([0.75, 0, Number.NaN]);
    expect(sets!['buyers']![0]).toMatchObject({
      foreignShare: 0.3,
      criticalForeignShare: 0.75,
      tightestInput: 'chips',
    });
  });

  it('counts output lost in periods and the time below the threshold', () => {
    const { rows, notes } = measured(
      'resilience',
      'unit,time,baseline,shocked\na,1,10,10\na,2,10,5\na,3,10,8\na,4,10,12\nb,1,10,9\nb,2,10,9\n',
    );
    // a: 5 + 2 of 10 a period; below 9.5 in periods 2 and 3. b: never back
    expect(rows).toEqual([
      { unit: 'a', value: expect.closeTo(0.7, 12), recoveryTime: 2, deepest: 0.5 },
      { unit: 'b', value: expect.closeTo(0.2, 12), recoveryTime: Number.NaN, deepest: expect.closeTo(0.1, 12) },
    ]);
    expect(notes).toEqual(["'b' has not recovered by the end: its time is undefined."]);
  });

  it('refuses times that are uneven or come twice', () => {
    const lines = 'unit,time,baseline,shocked\na,1,10,10\na,2,10,5\n';
    expect(() => measured('resilience', `${lines}a,4,10,10\n`)).toThrow("time is 4; expected steps of 1 for 'a'");
    expect(() => measured('resilience', `${lines}a,2,10,10\n`)).toThrow("time 2 is there a second time for 'a'");
  });
});

describe('money and jobs per outcome', () => {
  it('divide what is spent and gained by the outcome gained, and have no price where none is', () => {
    const { rows, notes } = measured(
      'per-outcome',
      'policy,spending,jobs,outcome\nnone,1,100,10\ngood,5,110,14\nbad,5,90,10\n',
      { baseline: 'none' },
    );
    // good: 4 money and 10 jobs for 4 more
    expect(rows[0]).toMatchObject({
      policy: 'good',
      value: 1,
      jobsPerOutcome: 2.5,
      moneyPerJob: 0.4,
      dominated: false,
    });
    expect(rows[1]).toMatchObject({ policy: 'bad', value: Number.NaN, moneyPerJob: Number.NaN, dominated: true });
    expect(notes[0]).toBe("'bad' does not raise the outcome above 'none': no price.");
  });
});

describe('many rows', () => {
  it('of units, buyers or policies are measured in one pass, or refused at once', () => {
    const many = Array.from({ length: 100_000 }, (_, i) => i);
    const resilience = ['unit,time,baseline,shocked', ...many.map((i) => `u${i},1,10,${i % 11}`)].join('\n');
    expect(measured('resilience', resilience).rows).toHaveLength(100_000);
    const purchases = ['buyer,input,supplier,origin,value', ...many.map((i) => `b${i},x,s,foreign,1`)].join('\n');
    expect(measured('supply-security', purchases).sets!['buyers']).toHaveLength(100_000);
    const policies = ['policy,spending,jobs,outcome', ...many.map((i) => `p${i},1,1,1`)].join('\n');
    expect(() => measured('per-outcome', policies, { baseline: 'p0' })).toThrow(
      'has 100000 policies; expected at most 5000',
    );
    const times = ['time,region,industry,value', ...many.map((i) => `${i},a,x,1`)].join('\n');
    expect(() => measured('convergence', times)).toThrow('has 100000 times');
  });
});
