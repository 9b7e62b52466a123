import type { Column, Columns, Tables } from '../../engine/column.ts';
import type { Parameter, ParameterGroup, Parameters } from '../../engine/parameter.ts';
import type { WholeModel } from '../../model.ts';
import { didYouMean, oneOf } from '../../scenarios/nearestName.ts';
import type { Instrument } from '../../world/government/instrument.ts';
import type { OwnInstrument } from './declared.ts';
import type { Fail } from './extension.ts';

const nameRule = 'letters and digits, the first a small letter';
const isName = (name: unknown): name is string => typeof name === 'string' && /^[a-z][A-Za-z0-9]*$/.test(name);

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function requireTexts(value: Readonly<Record<string, unknown>>, keys: readonly string[], at: string, fail: Fail): void {
  for (const key of keys) if (typeof value[key] !== 'string' || value[key] === '') fail(at, `has no ${key}`, 'a text');
}

/** Checks a label. */
export function requireLabel(label: unknown, at: string, fail: Fail): void {
  if (!isMapping(label) || typeof label['en'] !== 'string' || typeof label['zh'] !== 'string')
    fail(at, 'has no label', '{ en, zh }');
}

const isRange = (value: unknown): value is readonly [number, number] =>
  Array.isArray(value) &&
  value.length === 2 &&
  value.every((bound) => typeof bound === 'number' && !Number.isNaN(bound)) &&
  value[0] <= value[1];

const sources = ['literature', 'data', 'calibrated', 'assumption'];

function checkParameter(found: unknown, at: string, fail: Fail): Parameter {
  if (!isMapping(found)) return fail(at, 'is no parameter', 'what parameter({...}) returns');
  requireLabel(found['label'], at, fail);
  requireTexts(found, ['unit', 'why', 'doc'], at, fail);
  if (!sources.includes(String(found['source'])))
    fail(at, `has the source '${String(found['source'])}'`, `one of ${sources.join(', ')}`);
  const { default: value, valid, plausible } = found as Partial<Parameter>;
  if (!isRange(valid)) return fail(at, 'has no valid range', 'valid: [lowest, highest]');
  if (!isRange(plausible) || plausible[0] < valid[0] || plausible[1] > valid[1])
    fail(at, 'has no plausible range inside the valid one', 'plausible: [lowest, highest]');
  if (typeof value !== 'number' || !(value >= valid[0] && value <= valid[1]))
    fail(at, `has the default ${String(value)}`, `a number from ${valid[0]} to ${valid[1]}, its valid range`);
  return found as unknown as Parameter;
}

/** The parameters of the model and those declared. */
export function parametersWith(
  known: WholeModel['parameters'],
  declared: unknown,
  fail: Fail,
): WholeModel['parameters'] {
  if (declared === undefined) return known;
  if (!isMapping(declared)) return fail('parameters', 'is no mapping', '{ group: { name: parameter({...}) } }');
  const all: Record<string, ParameterGroup> = { ...(known as Parameters) };
  for (const [group, members] of Object.entries(declared)) {
    if (!isName(group)) fail(`parameters.${group}`, 'is no name of a group', nameRule);
    if (!isMapping(members)) return fail(`parameters.${group}`, 'is no group', '{ name: parameter({...}) }');
    for (const [name, found] of Object.entries(members)) {
      const at = `parameters.${group}.${name}`;
      if (!isName(name)) fail(at, 'is no name of a parameter', nameRule);
      if (Object.hasOwn(all, group) && Object.hasOwn(all[group]!, name))
        fail(at, 'is a parameter of the model already', 'another name');
      all[group] = { ...all[group], [name]: checkParameter(found, at, fail) };
    }
  }
  return Object.freeze(all) as unknown as WholeModel['parameters'];
}

const kinds = { float64: Number.isFinite, int32: Number.isInteger, uint8: Number.isInteger } as const;
const bounds = { float64: [-Infinity, Infinity], int32: [-(2 ** 31), 2 ** 31 - 1], uint8: [0, 255] } as const;

function checkColumn(found: unknown, at: string, fail: Fail): Column {
  if (!isMapping(found) || !Object.hasOwn(kinds, String(found['kind'])))
    return fail(at, 'is no column', 'what float64(unit, doc, initial), int32 or uint8 returns');
  requireTexts(found, ['unit', 'doc'], at, fail);
  const column = found as unknown as Column;
  const [low, high] = bounds[column.kind];
  for (const key of ['initial', 'start'] as const) {
    const value = column[key];
    if (key === 'start' && value === undefined) continue;
    if (!(kinds[column.kind](value) && value! >= low && value! <= high))
      fail(at, `has the ${key} value ${String(value)}`, `a value of kind ${column.kind}`);
  }
  return column;
}

/** The tables of the model with the columns declared. */
export function tablesWith(known: WholeModel['tables'], declared: unknown, fail: Fail): WholeModel['tables'] {
  if (declared === undefined) return known;
  if (!isMapping(declared)) return fail('columns', 'is no mapping', '{ table: { name: float64(...) } }');
  const all: Record<string, Columns> = { ...(known as Tables) };
  for (const [table, columns] of Object.entries(declared)) {
    const names = Object.keys(all);
    if (!names.includes(table))
      fail(`columns.${table}`, 'is no table of the model', `${oneOf(names, 40)}${didYouMean(table, names)}`);
    if (!isMapping(columns)) return fail(`columns.${table}`, 'is no mapping', '{ name: float64(...) }');
    for (const [name, found] of Object.entries(columns)) {
      const at = `columns.${table}.${name}`;
      if (!isName(name) || name === 'count') fail(at, 'is no name of a column', nameRule);
      if (Object.hasOwn(all[table]!, name)) fail(at, 'is a column of the model already', 'another name');
      all[table] = { ...all[table], [name]: checkColumn(found, at, fail) };
    }
  }
  return Object.freeze(all) as unknown as WholeModel['tables'];
}

/** The instruments of the model and those declared, which serve nodes. */
export function instrumentsWith(known: readonly Instrument[], declared: unknown, fail: Fail): readonly Instrument[] {
  if (declared === undefined) return known;
  if (!Array.isArray(declared)) return fail('instruments', 'is no list', 'a list of instruments');
  const all = [...known];
  for (const [i, found] of declared.entries()) {
    if (!isMapping(found)) return fail(`instruments[${i}]`, 'is no instrument', 'a mapping');
    if (!isName(found['name'])) return fail(`instruments[${i}].name`, `is '${String(found['name'])}'`, nameRule);
    const at = `instruments[${i}] '${found['name']}'`;
    if (all.some(({ name }) => name === found['name']))
      fail(at, 'is an instrument of the model already', 'another name');
    requireLabel(found['label'], at, fail);
    requireTexts(found, ['doc', 'equation', 'source'], at, fail);
    checkParameter(found['rate'], `${at}, rate`, fail);
    if (found['costShare'] !== undefined) checkParameter(found['costShare'], `${at}, costShare`, fail);
    const own = found as unknown as OwnInstrument;
    all.push({ ...own, lever: 'own', spends: own.costShare !== undefined, filters: ['region', 'industry', 'stage'] });
  }
  return Object.freeze(all);
}
