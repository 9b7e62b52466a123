import type { Model } from '../../engine/engine.ts';
import { parameterPaths } from '../../engine/parameter.ts';
import type { Clock, Rule } from '../../engine/rule.ts';
import { writeGuard } from '../../engine/writeGuard.ts';
import { InputError } from '../../scenarios/inputError.ts';
import { didYouMean } from '../../scenarios/nearestName.ts';
import { WorldError } from '../../world/worldError.ts';
import type { Fail } from './extension.ts';

/** Ticks in which every rule of an extension is watched: it may write only what it declares. */
const WATCHED_TICKS = 4;

/** Checks a rule of an extension against the tables and parameters of the model it joins. */
export function checkRule(
  model: Pick<Model, 'tables' | 'parameters'>,
  rule: Rule | undefined,
  at: string,
  fail: Fail,
): Rule {
  if (typeof rule !== 'object' || rule === null || typeof rule.apply !== 'function' || typeof rule.name !== 'string')
    return fail(at, 'is no rule', 'what firmRule({...}), or rule({...}) of declare(...), returns');
  const columns = Object.entries(model.tables).flatMap(([table, own]) =>
    Object.keys(own).map((column) => `${table}.${column}`),
  );
  const requireAll = (list: unknown, verb: string, known: readonly string[], what: string): void => {
    if (!Array.isArray(list)) fail(`${at} '${rule.name}'`, `${verb} no list`, `a list of ${what}s`);
    const odd = (list as readonly unknown[]).find((path) => !known.includes(String(path)));
    if (odd !== undefined)
      fail(`${at} '${rule.name}'`, `${verb} '${odd}'`, `a ${what} of the model${didYouMean(String(odd), known)}`);
  };
  for (const list of ['reads', 'lags', 'writes'] as const) requireAll(rule[list], list, columns, 'column');
  requireAll(rule.params, 'takes', parameterPaths(model.parameters), 'parameter');
  requireAll(rule.rows, 'adds or removes rows of', Object.keys(model.tables), 'table');
  return rule;
}

/**
 * A rule whose faults are told as those of its file: what it throws, with the tick, and in the first year what it writes
 * without saying so.
 */
export function guardedRule(model: Pick<Model, 'tables'>, rule: Rule, file: string): Rule {
  const watch = writeGuard(model.tables);
  return {
    ...rule,
    apply: (context) => {
      const { tick, dt } = context as Clock;
      const run = (): void => rule.apply(context);
      try {
        if (tick < WATCHED_TICKS) watch(rule, run, context);
        else run();
      } catch (error) {
        if (error instanceof InputError || error instanceof WorldError) throw error;
        throw failedCode(file, `rule '${rule.name}'`, error, ` at tick ${tick}, ${tick * dt} years after the start`);
      }
    },
  };
}

/** The error of what code of an extension threw. */
export const failedCode = (file: string, path: string, error: unknown, when = ''): InputError =>
  new InputError({
    file,
    path,
    problem: `failed${when}: ${(error as Error)?.message ?? error}`,
    expected: 'code that runs',
  });
