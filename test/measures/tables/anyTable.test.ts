import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableMeasures } from '../../../src/measures/tables/tableMeasures.ts';
import { InputError } from '../../../src/scenarios/inputError.ts';
import { measured } from '../../support/tableOf.ts';

const top = fileURLToPath(new URL('../../..', import.meta.url));

/** The example of a measure, taken apart: the lines of its file, flags, further files. */
function exampleOf(example: string) {
  const [file, ...words] = example.split(' ');
  const flags: Record<string, string | boolean> = {};
  for (let i = 0; i < words.length; i++) {
    const name = words[i]!.slice(2).replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
    const next = words[i + 1];
    flags[name] = next === undefined || next.startsWith('--') ? true : words[++i]!;
  }
  const files = Object.fromEntries(
    Object.values(flags)
      .filter((value) => typeof value === 'string' && value.endsWith('.csv'))
      .map((path) => [path as string, readFileSync(`${top}${path}`, 'utf8')]),
  );
  return { lines: readFileSync(`${top}${file}`, 'utf8').trimEnd().split('\n'), flags, files };
}

/** What a user may do to a table: lose, repeat, swap, spoil rows and cells. */
const damage = fc.record({
  row: fc.nat(400),
  cell: fc.nat(12),
  with: fc.constantFrom(
    '',
    '0',
    '-1',
    'x',
    '1e308',
    '1e100',
    '1e90',
    '5',
    '1e-100',
    '"',
    'a,b',
    ' ',
    'NaN',
    'final',
    '0.1',
  ),
  what: fc.constantFrom('cell', 'cell', 'cell', 'drop', 'repeat', 'cut'),
});

describe.each(tableMeasures)('measure $name of a damaged table', ({ name, example }) => {
  const { lines, flags, files } = exampleOf(example);

  it('is refused in one message, or gives numbers and says why others are undefined', () => {
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 5 }), (damages) => {
        const [head, ...rows] = lines.slice();
        for (const each of damages) {
          const r = each.row % Math.max(1, rows.length);
          const row = rows[r] ?? '';
          if (each.what === 'drop') rows.splice(r, 1);
          else if (each.what === 'repeat') rows.push(row);
          else if (each.what === 'cut') rows.length = Math.max(1, r);
          else {
            const cells = row.split(',');
            cells[each.cell % cells.length] = each.with;
            rows[r] = cells.join(',');
          }
        }
        try {
          const result = measured(name, [head, ...rows].join('\n'), flags, files);
          const cells = [result.rows, ...Object.values(result.sets ?? {})].flat().flatMap((row) => Object.values(row));
          expect(cells.some((cell) => cell === Number.POSITIVE_INFINITY || cell === Number.NEGATIVE_INFINITY)).toBe(
            false,
          );
          // what has no value in the undamaged example either is explained there
          if (result.rows.some((row) => Number.isNaN(row['value']))) expect(result.notes).not.toEqual([]);
        } catch (error) {
          if (error instanceof RangeError) expect(error.message).toMatch(/expected/);
          else if (!(error instanceof InputError)) throw error;
          expect((error as Error).message).not.toMatch(/undefined|\[object/);
        }
      }),
      { numRuns: 150 },
    );
  });
});
