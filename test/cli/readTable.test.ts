import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeTable, readTable } from '../../src/cli/readTable.ts';
import { InputError } from '../../src/scenarios/inputError.ts';

const fault = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(InputError);
    return (error as Error).message;
  }
  return 'no fault';
};
const numbersOf = (text: string) => readTable(text, 't.csv').numbers('value', 0);

describe('a table is read', () => {
  it('with its mark of UTF-8, any line ending, spaces around cells and blank lines', () => {
    const bytes = new TextEncoder().encode('\ufeffregion, value \r\n 合肥 ,1.5\r\r\n\n"a ""b"", c",2e1\n');
    const table = readTable(decodeTable(bytes, 't.csv'), 't.csv');
    expect(table.columns).toEqual(['region', 'value']);
    expect(table.text('region')).toEqual(['合肥', 'a "b", c']);
    expect([...table.numbers('value')]).toEqual([1.5, 20]);
  });

  it.each([
    ['', 't.csv: is empty; expected a header and rows'],
    ['\n \n', 't.csv: is empty; expected a header and rows'],
    ['value\n', 't.csv: has a header but no rows; expected at least one row'],
    ['region;value\na;1\n', "t.csv:1: separates its columns with ';'; expected ',' between cells and '.' in numbers"],
    [
      'region\tvalue\na\t1\n',
      "t.csv:1: separates its columns with tabs; expected ',' between cells and '.' in numbers",
    ],
    ['value,value\n1,2\n', "t.csv:1: names the column 'value' twice; expected each name once"],
    ['value,\n1,2\n', 't.csv:1: has no name for column 2; expected a header'],
    ['r,value\na,1\nb\n', 't.csv:3: has 1 cell; expected 2 as in the header (r, value)'],
    ['r,value\na,1\nb,1,2\n', 't.csv:3: has 3 cells; expected 2 as in the header (r, value)'],
    ['r,value\n"a\nb",1\nc,x\n', "t.csv:4: value is 'x'; expected a number of at least 0"],
    [
      'r,value\n"a,1\n',
      't.csv:2: opens a quote that is never closed; expected quotes around a whole cell, doubled inside',
    ],
    [
      'r,value\na,"1"2\n',
      't.csv:2: has text after a closing quote; expected quotes around a whole cell, doubled inside',
    ],
    ['r,value\na,\n', 't.csv:2: value is empty; expected a number of at least 0'],
    ['r,value\na,-1\n', "t.csv:2: value is '-1'; expected a number of at least 0"],
    ['r,value\na,0x10\n', "t.csv:2: value is '0x10'; expected a number of at least 0"],
    [
      'r,value\na,1e999\n',
      "t.csv:2: value is '1e999'; expected a number of at least 0 and a size from 1e-100 to 1e+100",
    ],
    [
      'r,value\na,NaN\n',
      "t.csv:2: value is 'NaN'; expected a number of at least 0; leave a row out whose value is not known",
    ],
    [
      'r,value\na,"1,234.5"\n',
      "t.csv:2: value is '1,234.5'; expected a number of at least 0 without thousands separators",
    ],
    ['r,value\na,"1,5"\n', "t.csv:2: value is '1,5'; expected a number of at least 0 with '.' as decimal point"],
    ['r,value\na,5%\n', "t.csv:2: value is '5%'; expected a number of at least 0 without a percent sign"],
    ['r,Value\na,5\n', "t.csv: has no column 'value' (did you mean 'Value'?); expected it beside r, Value"],
  ])('or refused: %j', (text, message) => {
    expect(fault(() => numbersOf(text))).toBe(message);
  });

  it('or refused when it is not UTF-8', () => {
    expect(fault(() => decodeTable(Uint8Array.of(0xff, 0xfe, 0x41, 0), 't.csv'))).toBe(
      "t.csv: is not text in UTF-8; expected a CSV file saved as 'CSV UTF-8'",
    );
  });

  it('as it was written, whatever is in the cells', () => {
    const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\0', '').replace(/\r\n?/g, '\n').trim());
    const rows = fc.array(
      fc.tuple(
        cell,
        cell,
        fc.double({ noNaN: true, min: -1e100, max: 1e100 }).map((x) => (Math.abs(x) < 1e-100 ? 0 : x)),
      ),
      { minLength: 1 },
    );
    const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(rows, fc.constantFrom('\n', '\r\n', '\r'), (cells, end) => {
        const filled = cells.map(([a, b, x]) => [`a${a}`, `b${b}`, x] as const);
        const text = ['p,q,x', ...filled.map(([a, b, x]) => `${quoted(a)},${quoted(b)},${x}`)].join(end);
        const table = readTable(text, 't.csv');
        expect(table.text('p')).toEqual(filled.map(([a]) => a));
        expect(table.text('q')).toEqual(filled.map(([, b]) => b));
        expect([...table.numbers('x')]).toEqual(filled.map(([, , x]) => (x === 0 ? Number(String(x)) : x)));
      }),
    );
  });

  it('or refused in one message, whatever the text', () => {
    const piece = fc.constantFrom(
      'a',
      '1',
      ',',
      '"',
      '\n',
      '\r',
      ' ',
      ';',
      '\t',
      '\ufeff',
      'value',
      '-',
      '.',
      'é',
      '\0',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join('')),
        (text) => {
          try {
            const table = readTable(text, 't.csv');
            for (const column of table.columns) {
              expect(table.numbers(column)).toHaveLength(table.rows);
              expect(table.text(column)).toHaveLength(table.rows);
            }
          } catch (error) {
            expect(error).toBeInstanceOf(InputError);
            expect((error as Error).message).toMatch(/^t\.csv(:\d+)?: .+; expected .+/s);
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
