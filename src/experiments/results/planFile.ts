import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { InputError } from '../../scenarios/inputError.ts';
import type { ExperimentPlan } from '../experimentPlan.ts';

/** How JSON holds a Map. */
interface JsonMap {
  readonly map: readonly (readonly [unknown, unknown])[];
}

const isJsonMap = (value: unknown): value is JsonMap =>
  typeof value === 'object' && value !== null && Object.keys(value).join() === 'map';

/** A plan with its scenarios in full, as the JSON of plan.json: the folder of a sweep needs no other file to run. */
export const planJson = (plan: ExperimentPlan): string =>
  `${JSON.stringify(plan, (_, value) => (value instanceof Map ? ({ map: [...value] } satisfies JsonMap) : value))}\n`;

/** Reads the plan of the sweep in a folder. @throws InputError */
export function readPlan(folder: string): ExperimentPlan {
  const path = join(folder, 'plan.json');
  const expected = 'the folder of a sweep';
  if (!existsSync(path)) throw new InputError({ path: folder, problem: 'holds no plan.json', expected });
  try {
    const revive = (_: string, value: unknown): unknown => (isJsonMap(value) ? new Map(value.map) : value);
    return JSON.parse(readFileSync(path, 'utf8'), revive) as ExperimentPlan;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new InputError({ path, problem: 'cannot be read', expected: 'the plan that the sweep was begun with' });
  }
}
