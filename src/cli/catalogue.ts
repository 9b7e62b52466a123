import { type Parameter, parameterAt, parameterPaths } from '../engine/parameter.ts';
import type { Rule } from '../engine/rule.ts';
import type { Extended } from '../experiments/extension/extension.ts';
import { packagedModel } from '../experiments/files/loadExtension.ts';
import { packagedScenarios } from '../experiments/files/packageFolder.ts';
import { tableMeasures } from '../measures/tables/tableMeasures.ts';
import type { Scenario } from '../scenarios/scenario.ts';

/** Kinds of things that are declared once and can be listed and explained. */
export const kinds = ['scenarios', 'measures', 'table-measures', 'parameters', 'instruments', 'rules'] as const;
export type Kind = (typeof kinds)[number];

export interface PlacedRule {
  readonly rule: Rule;
  readonly phase: string;
  /** Place in the tick, from 1. */
  readonly place: number;
}

/** The rules of the tick in their order. */
export const rulesOfTick = ({ model }: Extended = packagedModel): readonly PlacedRule[] =>
  model.tick
    .flatMap(({ name, rules }) => rules.map((rule) => ({ rule, phase: name })))
    .map((placed, i) => ({ ...placed, place: i + 1 }));

/** Rules that read a parameter; the start of a run may read it too. */
export const readersOf = (path: string, extended: Extended = packagedModel): readonly string[] =>
  rulesOfTick(extended)
    .filter(({ rule }) => rule.params.includes(path))
    .map(({ rule }) => rule.name);

export const allParameters = ({
  model,
}: Extended = packagedModel): {
  readonly path: string;
  readonly parameter: Parameter;
}[] => parameterPaths(model.parameters).map((path) => ({ path, parameter: parameterAt(model.parameters, path)! }));

/** The scenarios of the package; their reader is loaded only when they are asked for. */
export async function allScenarios(): Promise<Scenario[]> {
  const { findScenario } = await import('../experiments/files/findScenario.ts');
  return packagedScenarios().map((name) => findScenario(name, { cwd: '/' }).scenario);
}

/** Every name of a kind. */
export function namesOfKind(kind: Kind, extended: Extended = packagedModel): readonly string[] {
  const { model, measures } = extended;
  switch (kind) {
    case 'scenarios':
      return packagedScenarios();
    case 'measures':
      return measures.map(({ name }) => name);
    case 'table-measures':
      return tableMeasures.map(({ name }) => name);
    case 'parameters':
      return parameterPaths(model.parameters);
    case 'instruments':
      return model.instruments.map(({ name }) => name);
    case 'rules':
      return rulesOfTick(extended).map(({ rule }) => rule.name);
  }
}

/** What is declared about every thing of a kind, as plain data. */
export async function describeKind(
  kind: Kind,
  extended: Extended = packagedModel,
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { model, measures } = extended;
  switch (kind) {
    case 'scenarios':
      return (await allScenarios()).map(
        ({ name, title, question, sources, covers, notCovered, outcome, start, years, chain, policies }) => ({
          name,
          title,
          question,
          sources,
          covers,
          notCovered,
          outcome,
          start,
          years,
          extends: chain.at(-2) ?? null,
          policies: policies.map(({ instrument }) => instrument),
        }),
      );
    case 'measures':
      return measures.map(({ compute: _, domain, ...declared }) => ({ ...declared, domain: domain.map(finiteOrNull) }));
    case 'table-measures':
      return tableMeasures.map(({ compute: _, ...declared }) => declared);
    case 'parameters':
      return allParameters(extended).map(({ path, parameter }) => ({
        path,
        ...parameter,
        readBy: readersOf(path, extended),
      }));
    case 'instruments':
      return model.instruments.map((instrument) => ({ ...instrument }));
    case 'rules':
      return rulesOfTick(extended).map(({ rule: { apply: _, ...declared }, phase, place }) => ({
        place,
        phase,
        ...declared,
      }));
  }
}

const finiteOrNull = (value: number): number | null => (Number.isFinite(value) ? value : null);
