import { produce } from 'immer';
import type { Parameters } from '../engine/parameter.ts';
import type { Instrument } from '../world/government/instrument.ts';
import { buildObserved, type DataSource } from './buildObserved.ts';
import { buildWorld, labelOf } from './buildWorld.ts';
import { InputError } from './inputError.ts';
import { type EntrySchema, type Layer, readLayer } from './layer.ts';
import { listAssumptions } from './listAssumptions.ts';
import { problemAt } from './problemAt.ts';
import { resolveMoney } from './resolveMoney.ts';
import { type PlacedPolicy, resolvePolicy } from './resolvePolicy.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './scenarioSchema.ts';
import { type ParameterOverride, setParameters, unknownParameter } from './setParameters.ts';

/** Longest chain of scenarios that extend one another. */
const LONGEST_CHAIN = 20;

/** Gives the text of a scenario by name, and the file it is from, or null where there is none. */
export type ScenarioSource = (name: string) => { readonly text: string; readonly file: string } | null;

export interface ReadOptions<P extends Parameters> {
  readonly parameters: P;
  readonly instruments: readonly Instrument[];
  /** Values that stand above those of the files. */
  readonly set?: readonly ParameterOverride[];
  /** Where observed series that name a data file are read from; nowhere if left out. */
  readonly data?: DataSource;
}

/**
 * Reads a scenario: its file and those it extends, merged from the base up, checked, completed, deep-frozen.
 * @throws InputError naming file, line, path, value and what was expected, for anything wrong in them
 */
export function readScenario<P extends Parameters>(
  name: string,
  source: ScenarioSource,
  options: ReadOptions<P>,
): Scenario<P> {
  const { parameters, instruments } = options;
  const schema = schemaOf(parameters, instruments);
  const resolve = (wanted: string): Resolved<P> => resolveChain(readChain(wanted, source, schema, parameters), options);
  const resolved = resolve(name);
  const sameMoneyAs = resolveMoney(resolved.scenario, resolved.placed, instruments, (other) =>
    source(other) === null ? null : resolve(other).scenario,
  );
  return deepFreeze({ ...resolved.scenario, sameMoneyAs });
}

/** Schemas made so far: making one takes longer than reading a file with it. */
const schemas = new WeakMap<Parameters, WeakMap<readonly Instrument[], EntrySchema>>();

function schemaOf(parameters: Parameters, instruments: readonly Instrument[]): EntrySchema {
  const byInstruments = schemas.get(parameters) ?? new WeakMap<readonly Instrument[], EntrySchema>();
  schemas.set(parameters, byInstruments);
  const schema = byInstruments.get(instruments) ?? scenarioSchema(parameters, instruments);
  byInstruments.set(instruments, schema);
  return schema;
}

interface Resolved<P extends Parameters> {
  readonly scenario: Omit<Scenario<P>, 'sameMoneyAs'>;
  readonly placed: readonly PlacedPolicy[];
}

/** The files of a chain, base first. */
function readChain(name: string, source: ScenarioSource, schema: EntrySchema, parameters: Parameters): Layer[] {
  const layers: Layer[] = [];
  const names: string[] = [];
  for (let wanted: string | undefined = name; wanted !== undefined; ) {
    const child = layers[0];
    const fail = (expected: string, problem?: string): never => {
      if (child === undefined) throw new InputError({ path: 'scenario', value: name, expected });
      throw problemAt(child, ['extends'], expected, problem);
    };
    if (names.includes(wanted)) fail('a chain that ends', `is a cycle: ${[...names, wanted].join(' -> ')}`);
    if (names.length === LONGEST_CHAIN) fail(`at most ${LONGEST_CHAIN} scenarios in a chain`);
    const found: ReturnType<ScenarioSource> = source(wanted);
    if (found === null) return fail('the name of an existing scenario');
    const layer = readLayer(found.text, found.file, schema, unknownParameter(parameters));
    checkFile(layer, wanted);
    names.push(wanted);
    layers.unshift(layer);
    wanted = layer.entry.extends;
  }
  return layers;
}

/** What a file must and must not have by itself, beyond its structure. */
function checkFile(layer: Layer, wanted: string): void {
  const { entry, file } = layer;
  const own = fileStem(file) ?? wanted;
  // the resolved scenario of a results folder is always called scenario.yaml
  if (entry.name !== own && own !== 'scenario') throw problemAt(layer, ['name'], `'${own}', the name of the file`);
  if (entry.extends === undefined) {
    for (const key of ['start', 'years', 'world'] as const) {
      if (entry[key] === undefined) {
        throw problemAt(layer, [key], `${key}, or extends: and the scenario to extend`, 'is missing');
      }
    }
    if (entry.replacePolicies !== undefined) {
      throw problemAt(layer, ['replacePolicies'], 'nothing', 'is for scenarios that extend another');
    }
    return;
  }
  for (const key of ['world', 'observed', 'assumed'] as const) {
    if (entry[key] !== undefined) {
      throw problemAt(layer, [key], `no ${key} beside extends`, 'is for base scenarios');
    }
  }
}

/** The name of a YAML or JSON file without folders and ending; undefined for what is no such file. */
function fileStem(file: string): string | undefined {
  return /([^/\\]*)\.(?:ya?ml|json)$/i.exec(file)?.[1];
}

/** What layers of a chain add up to. */
interface Merged {
  readonly start: number;
  readonly years: number;
  readonly summary: Layer['entry']['summary'] | null;
  readonly outcome: string | null;
  readonly set: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Policies by layer and place in its list. */
  readonly policies: readonly { readonly layer: number; readonly place: number }[];
}

/** Applies the diff of a layer to what lies below it. */
const applyLayer = (below: Merged, { entry }: Layer, l: number): Merged =>
  produce(below, (draft) => {
    if (entry.start !== undefined) draft.start = entry.start;
    if (entry.years !== undefined) draft.years = entry.years;
    if (entry.summary !== undefined) draft.summary = entry.summary;
    if (entry.outcome !== undefined) draft.outcome = entry.outcome;
    for (const [group, values] of Object.entries(entry.set ?? {})) {
      draft.set[group] = { ...draft.set[group], ...values };
    }
    if (entry.replacePolicies) draft.policies = [];
    entry.policies?.forEach((_, place) => {
      draft.policies.push({ layer: l, place });
    });
  });

function resolveChain<P extends Parameters>(layers: readonly Layer[], options: ReadOptions<P>): Resolved<P> {
  const { parameters, instruments, set = [] } = options;
  const base = layers[0]!;
  const own = layers.at(-1)!;
  const nothing: Merged = { start: 0, years: 0, summary: null, outcome: null, set: {}, policies: [] };
  const { start, years, summary, outcome, policies, ...merged } = layers.reduce(applyLayer, nothing);
  const world = buildWorld(base, base.entry.world!);
  const observed = buildObserved(base, world, options.data ?? (() => null));
  const placed = policies.map(({ layer, place }) => {
    const from = layers[layer]!;
    return { entry: from.entry.policies![place]!, layer: from, place };
  });
  const ownInstruments = instruments.filter(
    ({ name, lever }) => lever === 'own' && placed.some(({ entry }) => entry.instrument === name),
  );
  const { values, changed } = setParameters(parameters, merged.set, set);
  const scenario = {
    name: own.entry.name,
    title: labelOf(own.entry.title ?? own.entry.name),
    question: labelOf(own.entry.question),
    summary: summary == null ? null : labelOf(summary),
    sources: (own.entry.sources ?? []).map(labelOf),
    covers: own.entry.covers === undefined ? null : labelOf(own.entry.covers),
    notCovered: own.entry.notCovered === undefined ? null : labelOf(own.entry.notCovered),
    outcome,
    start,
    years,
    world,
    policies: placed.map((policy) => resolvePolicy(policy, world, start, instruments)),
    ...(ownInstruments.length > 0 && { ownInstruments }),
    moneyFrom: placed.map(({ entry }) => entry.sameMoneyAs ?? null),
    parameters: values,
    changed,
    assumptions: listAssumptions(base.entry.world!, world),
    assumed: (base.entry.assumed ?? []).map(labelOf),
    observed,
    chain: layers.map(({ entry }) => entry.name),
    file: own.file,
  };
  return { scenario, placed };
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
