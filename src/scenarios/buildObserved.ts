import type { WorldSpec } from '../world/worldSpec.ts';
import { labelOf } from './buildWorld.ts';
import { InputError } from './inputError.ts';
import type { Layer } from './layer.ts';
import { oneOfLike } from './nearestName.ts';
import { problemAt } from './problemAt.ts';
import type { ObservedSeries } from './scenario.ts';
import type { ObservedEntry } from './scenarioSchema.ts';

/** Gives the text of a data file by its name without ending, or null where there is none. */
export type DataSource = (name: string) => { readonly text: string; readonly file: string } | null;

/** The observed series of a base scenario: names checked, values of data files read. */
export function buildObserved(layer: Layer, world: WorldSpec, data: DataSource): ObservedSeries[] {
  return (layer.entry.observed ?? []).map((series, i) => {
    const known = { region: world.regions.map(({ name }) => name), industry: world.industries.map(({ name }) => name) };
    for (const key of ['region', 'industry'] as const) {
      const name = series[key];
      if (name !== undefined && !known[key].includes(name))
        throw problemAt(layer, ['observed', i, key], oneOfLike(name, known[key]));
    }
    const { measure, region = null, industry = null, unit = null, source } = series;
    const values = valuesOf(layer, series, i, data);
    const said = { measure, region, industry, unit, source: labelOf(source), values };
    return { ...said, ...(series.heldOut && { heldOut: series.heldOut }) };
  });
}

function valuesOf(layer: Layer, series: ObservedEntry, i: number, data: DataSource): Readonly<Record<string, number>> {
  if ((series.values === undefined) === (series.data === undefined)) {
    throw problemAt(layer, ['observed', i], 'either values or data', 'has both or neither');
  }
  if (series.data === undefined) return series.values!;
  const found = data(series.data.file);
  if (found === null)
    throw problemAt(layer, ['observed', i, 'data', 'file'], 'the name of a CSV file in the data folder');
  return readColumn(found.text, found.file, series.data.column);
}

/** A column of a CSV file (header, `,` separated, `.` decimal, BOM allowed) by the calendar year of its row. */
function readColumn(text: string, file: string, column: string): Record<string, number> {
  const [header = '', ...rows] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const columns = header.split(',').map((name) => name.trim());
  const fail = (line: number, path: string, value: string, expected: string): never => {
    throw new InputError({ file, line, path, value, expected });
  };
  const place = { year: columns.indexOf('year'), value: columns.indexOf(column) };
  if (place.year < 0) fail(1, 'header', header, 'a column year');
  if (place.value < 0) fail(1, 'header', header, `a column ${column}`);
  const values: Record<string, number> = {};
  for (const [i, row] of rows.entries()) {
    if (row.trim() === '') continue;
    const cells = row.split(',').map((cell) => cell.trim());
    const line = i + 2;
    if (cells.length !== columns.length) fail(line, 'row', row, `${columns.length} cells`);
    const year = cells[place.year]!;
    const value = cells[place.value]!;
    if (!/^\d{4}$/.test(year)) fail(line, 'year', year, 'a calendar year of four digits');
    if (Object.hasOwn(values, year)) fail(line, 'year', year, 'every year once');
    if (value === '' || !Number.isFinite(Number(value))) fail(line, column, value, 'a number with . as decimal mark');
    values[year] = Number(value);
  }
  if (Object.keys(values).length === 0) fail(2, 'rows', '', 'at least one row');
  return values;
}
