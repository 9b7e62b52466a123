import {
  type ParameterGroup,
  type Parameters,
  parameterAt,
  parameterPaths,
  type ValuesOf,
} from '../engine/parameter.ts';
import { InputError } from './inputError.ts';
import { didYouMean, nearestName, oneOf } from './nearestName.ts';
import type { ChangedParameter } from './scenario.ts';
import { rangeText } from './schemaFields.ts';

/** A parameter set outside the file: `--set path=value`. */
export interface ParameterOverride {
  readonly path: string;
  readonly value: string;
  /** What the error names in place of a file, such as `--set`. */
  readonly origin: string;
}

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;

/** The values in force: defaults, then what the files set, then the overrides in their order. */
export function setParameters<P extends Parameters>(
  parameters: P,
  set: Readonly<Record<string, Readonly<Record<string, number>>>>,
  overrides: readonly ParameterOverride[],
): { readonly values: ValuesOf<P>; readonly changed: readonly ChangedParameter[] } {
  const given = new Map<string, number>();
  for (const { path, value, origin } of overrides) {
    const declared = parameterAt(parameters, path);
    if (declared === undefined) {
      const expected = unknownParameter(parameters)(path.split('.'));
      throw new InputError({ file: origin, path, problem: 'is unknown', expected });
    }
    const [min, max] = declared.valid;
    const number = decimal.test(value.trim()) ? Number(value) : Number.NaN;
    if (!(number >= min && number <= max)) {
      throw new InputError({ file: origin, path, value, expected: rangeText({ min, max, unit: declared.unit }) });
    }
    given.set(path, number);
  }
  const values: Record<string, Record<string, number>> = {};
  const changed: ChangedParameter[] = [];
  for (const [group, members] of Object.entries(parameters)) {
    const own: Record<string, number> = {};
    for (const [name, declared] of Object.entries(members)) {
      const path = `${group}.${name}`;
      const value = given.get(path) ?? set[group]?.[name] ?? declared.default;
      own[name] = value;
      if (value !== declared.default) changed.push({ path, default: declared.default, value });
    }
    values[group] = own;
  }
  return { values: values as ValuesOf<P>, changed };
}

/** What to expect in place of an unknown group or parameter, with the nearest known name. */
export const unknownParameter =
  (parameters: Parameters) =>
  (path: readonly string[]): string => {
    const [group = '', name = ''] = path;
    if (path.length > 2) {
      const near =
        parameterAt(parameters, `${group}.${name}`) === undefined ? '' : ` (did you mean '${group}.${name}'?)`;
      return `a path of a group and a name${near}`;
    }
    const groups = Object.keys(parameters);
    if (!Object.hasOwn(parameters, group)) {
      // a parameter written where a group belongs
      const paths = parameterPaths(parameters);
      const elsewhere = paths.filter((known) => known.endsWith(`.${name === '' ? group : name}`));
      const hint = elsewhere.length > 0 ? ` (did you mean '${elsewhere[0]}'?)` : didYouMean(group, groups);
      return `a parameter group, ${oneOf(groups)}${hint}`;
    }
    const members = Object.keys(parameters[group] as ParameterGroup);
    if (nearestName(name, members) === undefined) {
      const elsewhere = parameterPaths(parameters).find((known) => known.endsWith(`.${name}`));
      if (elsewhere !== undefined) return `a parameter of group ${group} (did you mean '${elsewhere}'?)`;
    }
    return `a parameter of group ${group}, ${oneOf(members, 60)}${didYouMean(name, members)}`;
  };
