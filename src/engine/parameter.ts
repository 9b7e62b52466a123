/**
 * Parameters: declared once beside what uses them, fed to the scenario schema, command line, sensitivity ranges,
 * report and documentation.
 */

export interface Label {
  readonly en: string;
  readonly zh: string;
}

export type SourceKind = 'literature' | 'data' | 'calibrated' | 'assumption';

export interface Parameter {
  readonly label: Label;
  /** Unit of the value; '1' for a pure number or share. */
  readonly unit: string;
  readonly default: number;
  /** A value outside is an error. */
  readonly valid: readonly [number, number];
  /** The range a sensitivity study and a slider use. */
  readonly plausible: readonly [number, number];
  readonly source: SourceKind;
  /** The citation, data file, or the reason for an assumption. */
  readonly why: string;
  /** One sentence: what a larger value does. */
  readonly doc: string;
}

export type ParameterGroup = Readonly<Record<string, Parameter>>;
export type Parameters = Readonly<Record<string, ParameterGroup>>;

/** The values of declared parameters: `values.group.name` is a number. */
export type ValuesOf<P extends Parameters> = {
  readonly [G in keyof P]: { readonly [N in keyof P[G]]: number };
};

/** Declares a parameter. */
export const parameter = (declaration: Parameter): Parameter => Object.freeze(declaration);

/** Every parameter's default, by group and name. */
export function defaultsOf<P extends Parameters>(parameters: P): ValuesOf<P> {
  const values: Record<string, Record<string, number>> = {};
  for (const [group, members] of Object.entries(parameters)) {
    values[group] = {};
    for (const [name, declaration] of Object.entries(members)) values[group][name] = declaration.default;
  }
  return values as ValuesOf<P>;
}

/** The parameter behind a path such as `learning.rate`, or undefined. */
export function parameterAt(parameters: Parameters, path: string): Parameter | undefined {
  const [group, name, ...rest] = path.split('.');
  if (group === undefined || name === undefined || rest.length > 0) return undefined;
  if (!Object.hasOwn(parameters, group)) return undefined;
  const members = parameters[group] as ParameterGroup;
  return Object.hasOwn(members, name) ? members[name] : undefined;
}

/** All paths `group.name`, in declaration order. */
export const parameterPaths = (parameters: Parameters): string[] =>
  Object.entries(parameters).flatMap(([group, members]) => Object.keys(members).map((name) => `${group}.${name}`));
