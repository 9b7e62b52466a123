import { describe, expect, it } from 'vitest';
import { column, measured } from '../../support/tableOf.ts';

const factories = `name,a,b,y
A,4,3,1
B,7,3,1
C,8,1,1
D,4,2,1
E,2,4,1
F,10,1,1
G,9,9,1
H,9,9,1
I,9,9,1`;
const inputs = { id: 'name', inputs: 'a,b', outputs: 'y' };

describe('measure dea', () => {
  it('prints theta for input orientation: Cooper, Seiford and Tone', () => {
    const { rows } = measured('dea', factories, { ...inputs, orientation: 'input', returns: 'crs' });
    // A: 6/7, B: 12/19
    const expected = [6 / 7, 12 / 19, 1, 1, 1, 1];
    for (const [u, value] of expected.entries()) expect(column(rows)[u]).toBeCloseTo(value, 9);
    expect(rows[0]).not.toHaveProperty('phi');
  });

  it('prints 1/phi and phi for output orientation', () => {
    const { rows } = measured('dea', factories, { ...inputs, returns: 'crs' });
    expect(rows[0]!['value']).toBeCloseTo(6 / 7, 9);
    expect(rows[0]!['phi']).toBeCloseTo(7 / 6, 9);
  });

  it('ranks efficient units with --super, shows slacks and peers with --slacks', () => {
    const way = { ...inputs, orientation: 'input', returns: 'crs' };
    expect(column(measured('dea', factories, { ...way, super: true }).rows)[4]).toBeCloseTo(2, 9);
    const { rows } = measured('dea', factories, { ...way, slacks: true });
    expect(rows[5]).toMatchObject({ name: 'F', strong: false });
    expect(rows[5]!['slack of a']).toBeCloseTo(2, 6);
    expect(rows[5]!['peers']).toBe('C 1.00');
  });

  it('has a null with a reason for too few units and for units with nothing in them', () => {
    const few = measured('dea', factories.split('\n').slice(0, 5).join('\n'), inputs);
    expect(column(few.rows).every(Number.isNaN)).toBe(true);
    expect(few.notes.join(' ')).toContain('Undefined for every unit: 4 comparable units, expected at least 9');
    const empty = measured('dea', `${factories}\nZ,1,1,0`, inputs);
    expect(column(empty.rows).at(-1)).toBeNaN();
    expect(empty.notes.join(' ')).toContain('Undefined for Z: every output is 0.');
  });

  it('refuses what is no table of units', () => {
    const refused = (csv: string, flags: Record<string, string | boolean> = inputs): string => {
      try {
        measured('dea', csv, flags);
      } catch (error) {
        return (error as Error).message;
      }
      throw new Error('was not refused');
    };
    expect(refused(factories.replace('B,', 'A,'))).toContain("'A' is there a second time (first in data row 1)");
    expect(refused(factories.replace('7', '-7'))).toContain("a is '-7'; expected a number of at least 0");
    expect(refused(factories.replace('7', 'many'))).toContain("a is 'many'");
    expect(refused(factories, { ...inputs, outputs: 'a' })).toContain(
      "--outputs is 'a'; expected columns that are not inputs",
    );
    expect(refused(factories, { ...inputs, inputs: 'a,a' })).toContain('each column once');
    expect(refused(factories, { ...inputs, inputs: 'a,c' })).toContain("'c'");
    expect(refused(factories.replaceAll(/,1$/gm, ',0'))).toContain('is 0 in every row');
    expect(refused(factories, { ...inputs, super: true, slacks: true })).toContain('--super is given with --slacks');
  });
});

describe('measure two-stage', () => {
  const chain = `unit,x,z,y\n${Array.from({ length: 9 }, (_, i) => `U${i},${1 + i},${2 * (1 + i) - (i % 3)},${4 * (1 + i) - i}`).join('\n')}`;

  it('prints the overall efficiency as the product of research and conversion', () => {
    const { rows } = measured('two-stage', chain, { id: 'unit', inputs: 'x', intermediates: 'z', outputs: 'y' });
    for (const row of rows)
      expect((row['research'] as number) * (row['conversion'] as number)).toBeCloseTo(row['value'] as number, 9);
    // U0: one of x makes 2 of z, the most anybody gets (2, 1.5, 4/3, 2 ...)
    expect(rows[0]!['research']).toBeCloseTo(1, 9);
  });

  it('refuses intermediates that are inputs as well', () => {
    expect(() => measured('two-stage', chain, { id: 'unit', inputs: 'x', intermediates: 'x', outputs: 'y' })).toThrow(
      'columns that are neither inputs nor outputs',
    );
  });
});

describe('measure malmquist', () => {
  const flags = { id: 'unit', time: 'year', inputs: 'x', outputs: 'y' };

  it('prints from, to and the parts', () => {
    // frontier 2 per unit of input, then 3; A stays on it, B falls from 1/2 to 1/3 of it
    const csv = 'unit,year,x,y\nA,2019,1,2\nA,2020,1,3\nB,2019,2,2\nB,2020,2,2';
    const { rows } = measured('malmquist', csv, flags);
    expect(rows.map(({ unit, from, to }) => [unit, from, to])).toEqual([
      ['A', 2019, 2020],
      ['B', 2019, 2020],
    ]);
    expect(column(rows)[0]).toBeCloseTo(1.5, 9);
    expect(column(rows)[1]).toBeCloseTo(1, 9);
    expect(column(rows, 'efficiencyChange')[1]).toBeCloseTo(2 / 3, 9);
    expect(column(rows, 'technicalChange')[1]).toBeCloseTo(1.5, 9);
  });

  it('refuses one period, a unit twice in a period, and periods that are no numbers', () => {
    expect(() => measured('malmquist', 'unit,year,x,y\nA,2019,1,2\nB,2019,1,3', flags)).toThrow('holds one period');
    expect(() => measured('malmquist', 'unit,year,x,y\nA,2019,1,2\nA,2019,1,3\nA,2020,1,1', flags)).toThrow(
      "'A' is there twice in period 2019",
    );
    expect(() => measured('malmquist', 'unit,year,x,y\nA,early,1,2\nA,late,1,3', flags)).toThrow("year is 'early'");
  });
});

describe('measure sfa', () => {
  it('takes logarithms, and tells about the model in sets of its own', () => {
    const rows = Array.from({ length: 30 }, (_, i) => {
      const x = 1 + (i % 7);
      return `${(2 * x ** 0.5 * Math.exp(-0.3 * ((i * i) % 5 === 0 ? 1 : 0) - 0.01 * (i % 3))).toFixed(6)},${x}`;
    });
    const { rows: found, sets, notes } = measured('sfa', `y,x\n${rows.join('\n')}`, { y: 'y', x: 'x' });
    expect(found).toHaveLength(30);
    expect(Object.keys(sets!)).toEqual(['fit', 'model']);
    expect(sets!['fit']!.map(({ name }) => name)).toEqual(['constant', 'x']);
    expect(sets!['fit']![1]!['coefficient']).toBeCloseTo(0.5, 1);
    expect(notes).toContain('Logarithms of all columns were taken.');
  });

  it('refuses amounts without a logarithm', () => {
    expect(() => measured('sfa', 'y,x\n1,1\n2,0\n3,1\n4,4\n5,5', { y: 'y', x: 'x' })).toThrow('x is 0');
    expect(() => measured('sfa', 'y,x\n1,1\n2,2', { y: 'y', x: 'y' })).toThrow('columns other than that of --y');
  });
});
