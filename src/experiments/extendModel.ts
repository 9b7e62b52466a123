import type { firmRule, parameters, tables } from '../agents/firmRule.ts';
import type { Model } from '../engine/engine.ts';
import type { Rule } from '../engine/rule.ts';
import type { Dimension, Measure } from '../measures/measure.ts';
import type { model } from '../model.ts';
import { InputError } from '../scenarios/inputError.ts';
import { didYouMean } from '../scenarios/nearestName.ts';

/** What the function of an extension is given: the same objects that the run uses. */
export interface ExtensionLibrary {
  readonly firmRule: typeof firmRule;
  readonly tables: typeof tables;
  readonly parameters: typeof parameters;
  readonly model: typeof model;
  readonly measures: readonly Measure[];
  readonly exp: (x: number) => number;
  readonly log: (x: number) => number;
  readonly pow: (base: number, exponent: number) => number;
}

/** What a file of one's own adds to the model or replaces in it. */
export interface Extension {
  /**
   * A rule of the name of one in the tick replaces it; another one goes after or before the rule named. `remove` leaves a
   * rule out.
   */
  readonly rules?: readonly (
    | { readonly rule: Rule; readonly after?: string; readonly before?: string }
    | { readonly remove: string }
  )[];
  /** A measure of the name of a known one replaces it; others are added. */
  readonly measures?: readonly Measure[];
}

/** The model and its measures with an extension. */
export interface Extended {
  readonly model: typeof model;
  readonly measures: readonly Measure[];
}

type AnyModel = Pick<Model, 'tables' | 'parameters' | 'tick'>;

/**
 * Applies an extension, checking all that can be checked before a run.
 * @param file what messages call the extension
 * @throws InputError naming the rule or measure, what is wrong with it and what was expected
 */
export function extendModel(base: Extended, extension: unknown, file: string): Extended {
  const fail = (path: string, problem: string, expected: string): never => {
    throw new InputError({ file, path, problem, expected });
  };
  if (typeof extension !== 'object' || extension === null || Array.isArray(extension)) {
    return fail('default export', 'is no extension', 'an object { rules, measures }, or a function that returns one');
  }
  const odd = Object.keys(extension).find((key) => key !== 'rules' && key !== 'measures');
  if (odd !== undefined) fail(odd, 'is unknown', 'rules or measures');
  const { rules = [], measures = [] } = extension as Extension;
  if (!Array.isArray(rules)) fail('rules', 'is no list', 'a list of { rule, after } or { remove }');
  if (!Array.isArray(measures)) fail('measures', 'is no list', 'a list of measures');
  if (rules.length + measures.length === 0) fail('default export', 'is empty', 'at least one rule or measure');
  let phases = base.model.tick;
  for (const [i, entry] of rules.entries()) {
    const at = `rules[${i}]`;
    const known = phases.flatMap((part) => part.rules.map(({ name }) => name));
    const requireKnown = (name: unknown, key: string): string =>
      typeof name === 'string' && known.includes(name)
        ? name
        : fail(
            `${at}.${key}`,
            `is '${String(name)}'`,
            `the name of a rule of the tick${didYouMean(String(name), known)}`,
          );
    if (typeof entry !== 'object' || entry === null) fail(at, 'is no mapping', '{ rule, after } or { remove }');
    if ('remove' in entry) {
      const name = requireKnown(entry.remove, 'remove');
      phases = placed(phases, name, () => []);
      continue;
    }
    const rule = guarded(checkRule(base.model, entry.rule, `${at}.rule`, fail), file);
    if (known.includes(rule.name)) {
      if (entry.after !== undefined || entry.before !== undefined)
        fail(at, `replaces '${rule.name}' and names another place`, 'neither after nor before');
      phases = placed(phases, rule.name, () => [rule]);
      continue;
    }
    if ((entry.after === undefined) === (entry.before === undefined))
      fail(
        at,
        `adds '${rule.name}' without one place`,
        `after or before a rule, or the name of one to replace${didYouMean(rule.name, known)}`,
      );
    if (entry.after !== undefined)
      phases = placed(phases, requireKnown(entry.after, 'after'), (other) => [other, rule]);
    else phases = placed(phases, requireKnown(entry.before, 'before'), (other) => [rule, other]);
  }
  const all = [...base.measures];
  measures.forEach((found, i) => {
    const measure = checkMeasure(found, `measures[${i}]`, fail);
    const place = all.findIndex(({ name }) => name === measure.name);
    if (place >= 0) all[place] = measure;
    else all.push(measure);
  });
  return { model: Object.freeze({ ...base.model, tick: phases }), measures: all };
}

type Fail = (path: string, problem: string, expected: string) => never;

const placed = (phases: Model['tick'], name: string, change: (rule: Rule) => readonly Rule[]): Model['tick'] =>
  phases.map((part) => ({
    name: part.name,
    rules: part.rules.flatMap((rule) => (rule.name === name ? change(rule) : [rule])),
  }));

function checkRule(model: AnyModel, rule: Rule | undefined, at: string, fail: Fail): Rule {
  if (typeof rule !== 'object' || rule === null || typeof rule.apply !== 'function' || typeof rule.name !== 'string')
    return fail(at, 'is no rule', 'what firmRule({...}) or worldRule({...}) returns');
  const columns = new Set(
    Object.entries(model.tables).flatMap(([table, own]) => Object.keys(own).map((column) => `${table}.${column}`)),
  );
  for (const list of ['reads', 'lags', 'writes'] as const) {
    const odd = rule[list]?.find((column) => !columns.has(column));
    if (odd !== undefined)
      fail(`${at} '${rule.name}'`, `${list} '${odd}'`, `a column of the model${didYouMean(odd, [...columns])}`);
  }
  const paths = Object.entries(model.parameters).flatMap(([group, own]) =>
    Object.keys(own).map((name) => `${group}.${name}`),
  );
  const odd = rule.params?.find((path) => !paths.includes(path));
  if (odd !== undefined)
    fail(`${at} '${rule.name}'`, `takes '${odd}'`, `a parameter of the model${didYouMean(odd, paths)}`);
  return rule;
}

/** What the rule of an extension throws is told as its own, not as a fault of the program. */
const guarded = (rule: Rule, file: string): Rule => ({
  ...rule,
  apply: (context) => {
    try {
      rule.apply(context);
    } catch (error) {
      throw failed(file, `rule '${rule.name}'`, error);
    }
  },
});

const failed = (file: string, path: string, error: unknown): InputError =>
  new InputError({ file, path, problem: `failed: ${(error as Error)?.message ?? error}`, expected: 'code that runs' });

const dimensions: readonly Dimension[] = ['region', 'industry', 'stage'];
const kinds = ['share', 'ratio', 'index', 'money', 'count', 'moneyPerPerson'];

function checkMeasure(measure: Measure, at: string, fail: Fail): Measure {
  if (typeof measure !== 'object' || measure === null) return fail(at, 'is no measure', 'a mapping');
  if (typeof measure.name !== 'string' || !/^[a-z][A-Za-z0-9]*$/.test(measure.name))
    fail(`${at}.name`, `is '${String(measure.name)}'`, 'letters and digits, the first a small letter');
  const name = `${at} '${measure.name}'`;
  for (const key of ['unit', 'doc', 'source'] as const) {
    if (typeof measure[key] !== 'string') fail(name, `has no ${key}`, 'a text');
  }
  if (typeof measure.label?.en !== 'string' || typeof measure.label.zh !== 'string')
    fail(name, 'has no label', '{ en, zh }');
  if (!kinds.includes(measure.kind)) fail(name, `has the kind '${String(measure.kind)}'`, `one of ${kinds.join(', ')}`);
  if (!Array.isArray(measure.dimensions) || measure.dimensions.some((dimension) => !dimensions.includes(dimension)))
    fail(name, 'has other dimensions', 'some of region, industry, stage in this order');
  if (typeof measure.compute !== 'function') fail(name, 'has no compute', 'a function of the record of a run');
  if (!Array.isArray(measure.domain) || !(measure.domain[0]! <= measure.domain[1]!))
    fail(name, 'has no domain', '[lowest, highest]');
  return measure;
}
