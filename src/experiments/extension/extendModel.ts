import { float64 } from '../../engine/column.ts';
import type { Model } from '../../engine/engine.ts';
import type { Rule } from '../../engine/rule.ts';
import type { WholeModel } from '../../model.ts';
import { InputError } from '../../scenarios/inputError.ts';
import { didYouMean } from '../../scenarios/nearestName.ts';
import { instrumentsWith, parametersWith, tablesWith } from './checkDeclared.ts';
import { checkMeasure } from './checkMeasure.ts';
import { checkRule, failedCode, guardedRule } from './checkRule.ts';
import type { Extended, Extension, Fail } from './extension.ts';
import { serveNodes } from './serveNodes.ts';

const parts = ['parameters', 'columns', 'instruments', 'rules', 'measures'] as const;

/**
 * Applies an extension, checking all that can be checked before a run.
 * @param file what messages call the extension
 * @throws InputError naming the rule, measure or declaration, what is wrong with it and what was expected
 */
export function extendModel(base: Extended, extension: unknown, file: string): Extended {
  const fail: Fail = (path, problem, expected) => {
    throw new InputError({ file, path, problem, expected });
  };
  if (typeof extension !== 'object' || extension === null || Array.isArray(extension)) {
    return fail(
      'default export',
      'is no extension',
      `an object { ${parts.join(', ')} }, or a function that returns one`,
    );
  }
  const odd = Object.keys(extension).find((key) => !(parts as readonly string[]).includes(key));
  if (odd !== undefined)
    fail(odd, 'is unknown', `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}${didYouMean(odd, parts)}`);
  if (Object.keys(extension).length === 0) fail('default export', 'is empty', `one of ${parts.join(', ')} at least`);
  const { rules = [], measures = [], ...declared } = extension as Extension;
  if (!Array.isArray(rules)) fail('rules', 'is no list', 'a list of { rule, after } or { remove }');
  if (!Array.isArray(measures)) fail('measures', 'is no list', 'a list of measures');
  const model = withDeclared(base.model, declared, fail);
  return {
    model: Object.freeze({ ...model, tick: withRules(model, rules, fail, file) }),
    measures: withMeasures(base.measures, measures, fail, file),
  };
}

/** The model with parameters, columns and instruments declared. */
function withDeclared(model: WholeModel, declared: Omit<Extension, 'rules' | 'measures'>, fail: Fail): WholeModel {
  const parameters = parametersWith(model.parameters, declared.parameters, fail);
  const instruments = instrumentsWith(model.instruments, declared.instruments, fail);
  const own = instruments.slice(model.instruments.length);
  const strength = Object.fromEntries(
    own.map(({ name, rate }) => [name, float64(rate.unit, `strength of the instrument ${name} in the tick`)]),
  );
  const columns = own.length === 0 ? model.tables : tablesWith(model.tables, { node: strength }, fail);
  const tables = tablesWith(columns, declared.columns, fail);
  const tick = own.reduce(
    (phases, { name }, i) =>
      placed(phases, 'applyPolicies', (rule) => [rule, serveNodes(name, model.instruments.length + i)]),
    model.tick,
  );
  return { ...model, parameters, instruments, tables, tick };
}

function withRules(
  model: WholeModel,
  rules: NonNullable<Extension['rules']>,
  fail: Fail,
  file: string,
): WholeModel['tick'] {
  let phases = model.tick;
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
    const rule = guardedRule(model, checkRule(model, entry.rule, `${at}.rule`, fail), file);
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
  return phases;
}

const placed = (phases: Model['tick'], name: string, change: (rule: Rule) => readonly Rule[]): Model['tick'] =>
  phases.map((part) => ({
    name: part.name,
    rules: part.rules.flatMap((rule) => (rule.name === name ? change(rule) : [rule])),
  }));

function withMeasures(
  known: Extended['measures'],
  measures: NonNullable<Extension['measures']>,
  fail: Fail,
  file: string,
): Extended['measures'] {
  const all = [...known];
  measures.forEach((found, i) => {
    const measure = checkMeasure(found, `measures[${i}]`, fail, (path, error) => failedCode(file, path, error));
    const place = all.findIndex(({ name }) => name === measure.name);
    if (place >= 0) all[place] = measure;
    else all.push(measure);
  });
  return all;
}
