import { badFlag } from '../experiments/files/badInput.ts';
import type { Table, TableFlag, TableMeasure } from '../measures/tables/tableMeasure.ts';
import { InputError } from '../scenarios/inputError.ts';
import { didYouMean, oneOf } from '../scenarios/nearestName.ts';

/** `--name <what it takes>` as the parser of the command line and the help want it. */
export function flagSyntax(name: string, flag: TableFlag): string {
  const dashed = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  switch (flag.kind) {
    case 'switch':
      return dashed;
    case 'choice':
      return `${dashed} <${flag.choices.join('|')}>`;
    case 'column':
      return `${dashed} <column>`;
    case 'columns':
      return `${dashed} <a,b>`;
    case 'number':
      return `${dashed} <${flag.whole ? 'n' : 'number'}>`;
    case 'table':
      return `${dashed} <file.csv>`;
    case 'text':
      return `${dashed} <text>`;
  }
}

/** What a flag does, with its default. */
export function flagDoc(flag: TableFlag): string {
  const standing = 'default' in flag ? ` (default: ${flag.default})` : flag.required ? ' (needed)' : '';
  const columns = flag.kind === 'table' ? ` (columns ${flag.columns.map(({ name }) => name).join(',')})` : '';
  return `${flag.doc}${columns}${standing}`;
}

/** A column of the table that a flag names. */
export function columnNamed(table: Table, flag: string, text: string): string {
  const name = text.trim();
  if (table.columns.includes(name)) return name;
  throw badFlag(flag, name, `a column of ${table.file}: ${oneOf(table.columns)}${didYouMean(name, table.columns)}`);
}

/** Texts of the command line as the values the measure declares. */
export function flagValues(
  measure: TableMeasure,
  given: Readonly<Record<string, string | boolean | undefined>>,
  table: Table,
  read: (file: string, flag: string) => Table,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const [name, flag] of Object.entries(measure.flags)) {
    const dashed = flagSyntax(name, flag).split(' ')[0]!;
    const text = given[name];
    if (flag.kind === 'switch') {
      values[name] = text === true;
      continue;
    }
    if (typeof text !== 'string') {
      if (flag.required === true) {
        throw new InputError({
          path: dashed,
          problem: 'is missing',
          expected: `${flagSyntax(name, flag)}: ${flag.doc}`,
        });
      }
      values[name] = 'default' in flag ? flag.default : undefined;
      continue;
    }
    values[name] = flagValue(dashed, flag, text, table, read);
  }
  return values;
}

function flagValue(
  dashed: string,
  flag: Exclude<TableFlag, { kind: 'switch' }>,
  text: string,
  table: Table,
  read: (file: string, flag: string) => Table,
): unknown {
  switch (flag.kind) {
    case 'column':
      return columnNamed(table, dashed, text);
    case 'columns': {
      const names = text.split(',').map((name) => columnNamed(table, dashed, name));
      const twice = names.find((name, i) => names.indexOf(name) < i);
      if (twice !== undefined) {
        throw new InputError({ path: dashed, problem: `names '${twice}' twice`, expected: 'each column once' });
      }
      return names;
    }
    case 'choice':
      if (!flag.choices.includes(text))
        throw badFlag(dashed, text, `${oneOf(flag.choices)}${didYouMean(text, flag.choices)}`);
      return text;
    case 'number': {
      const plain = flag.whole === true ? /^[+-]?\d{1,12}$/ : /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
      const value = plain.test(text) ? Number(text) : Number.NaN;
      if (!(value >= flag.least && value <= flag.most)) {
        const range = Number.isFinite(flag.most) ? `from ${flag.least} to ${flag.most}` : `of at least ${flag.least}`;
        throw badFlag(dashed, text, `a ${flag.whole === true ? 'whole ' : ''}number ${range}`);
      }
      return value;
    }
    case 'text':
      if (text.trim() === '') throw badFlag(dashed, text, 'a text');
      return text;
    case 'table': {
      const other = read(text, dashed);
      requireColumns(other, flag.columns);
      return other;
    }
  }
}

/** Refuses a table that lacks a column. */
export function requireColumns(table: Table, columns: TableMeasure['columns'], advice = ''): void {
  const missing = columns.find(({ name, optional }) => optional !== true && !table.columns.includes(name));
  if (missing === undefined) return;
  throw new InputError({
    file: table.file,
    problem: `has no column '${missing.name}'${didYouMean(missing.name, table.columns)}: its header is ${table.columns.slice(0, 12).join(', ')}`,
    expected: `columns ${columns.map(({ name, optional }) => (optional === true ? `[${name}]` : name)).join(', ')}${advice.replace('NAME', missing.name)}`,
  });
}
