import type { Label, Parameters } from '../../engine/parameter.ts';
import { parameterAt } from '../../engine/parameter.ts';

/** An uncertain assumption that a policy conclusion may hang on: parameters that move together. */
export interface Assumption {
  readonly name: string;
  readonly label: Label;
  readonly paths: readonly string[];
}

/** The assumptions every robustness check moves over their plausible ranges. */
export const assumptions: readonly Assumption[] = [
  {
    name: 'additionality',
    label: { en: 'Additionality of grants', zh: '补贴挤入效应' },
    paths: ['research.additionality'],
  },
  {
    name: 'spillover',
    label: { en: 'Learning from others (spillover)', zh: '知识溢出（单次学习率）' },
    paths: ['learning.rate'],
  },
  {
    name: 'agglomeration',
    label: { en: 'Agglomeration elasticity', zh: '集聚弹性' },
    paths: ['market.labourAgglomeration'],
  },
  { name: 'misuse', label: { en: 'Misuse of grants', zh: '补贴挪用' }, paths: ['research.misuse'] },
  {
    name: 'elasticity',
    label: { en: 'Substitution elasticity (sigma)', zh: '替代弹性 (σ)' },
    paths: ['stage.elasticityUpstream', 'stage.elasticityMidstream', 'stage.elasticityDownstream'],
  },
];

/** Both ends of an assumption: values by path. */
export interface AssumptionRange {
  readonly assumption: Assumption;
  readonly value: Readonly<Record<string, number>>;
  readonly low: Readonly<Record<string, number>>;
  readonly high: Readonly<Record<string, number>>;
}

/**
 * Plausible ranges of the assumptions, around the values of a scenario.
 *
 * @param values of the parameters of the scenario, by group and name
 */
export function assumptionRanges(
  parameters: Parameters,
  values: Readonly<Record<string, Readonly<Record<string, number>>>>,
): AssumptionRange[] {
  return assumptions.map((assumption) => {
    const by = (pick: (path: string) => number): Record<string, number> =>
      Object.fromEntries(assumption.paths.map((path) => [path, pick(path)]));
    const declared = (path: string) => {
      const found = parameterAt(parameters, path);
      if (found === undefined) throw new Error(`assumption '${assumption.name}': no parameter ${path}`);
      return found;
    };
    return {
      assumption,
      value: by((path) => {
        const [group, name] = path.split('.') as [string, string];
        return values[group]![name]!;
      }),
      low: by((path) => declared(path).plausible[0]),
      high: by((path) => declared(path).plausible[1]),
    };
  });
}

/** An end at which no parameter differs from the scenario needs no runs of its own. */
export const isSame = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): boolean =>
  Object.entries(a).every(([path, value]) => b[path] === value);
