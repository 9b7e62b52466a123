import { stringify } from 'yaml';
import type { Label, Parameters } from '../engine/parameter.ts';
import type { Instrument } from '../world/government/instrument.ts';
import type { ParkSpec, PolicySpec } from '../world/worldSpec.ts';
import { entryPath } from './listAssumptions.ts';
import type { Assumption, Scenario } from './scenario.ts';

/**
 * A scenario in full as one file: no `extends`, every parameter written out. Read again it gives the same scenario
 * (but for `file` and `chain`), whatever the files it came from or the defaults have become since. Only a scenario
 * named by sameMoneyAs is still looked up.
 */
export function resolvedYaml<P extends Parameters>(scenario: Scenario<P>, instruments: readonly Instrument[]): string {
  const { name, title, question, summary, sources, covers, notCovered, outcome, start, years } = scenario;
  const { parameters, policies, moneyFrom, world, observed } = scenario;
  const sourceOf = sourcesFrom(scenario.assumptions);
  const written = {
    name,
    title,
    question,
    ...(summary && { summary }),
    ...(sources.length > 0 && { sources }),
    ...(covers && { covers }),
    ...(notCovered && { notCovered }),
    ...(outcome && { outcome }),
    start,
    years,
    set: parameters,
    policies: policies.map((policy, p) => writtenPolicy(policy, moneyFrom[p] ?? null, start, instruments)),
    ...(scenario.assumed.length > 0 && { assumed: scenario.assumed }),
    world: Object.fromEntries(
      (['regions', 'blocs', 'industries', 'clusters'] as const).map((list) => [
        list,
        world[list].map((entry) => ({ ...entry, ...sourceOf(entryPath(list, entry)) })),
      ]),
    ),
    ...(observed.length > 0 && {
      observed: observed.map((series) =>
        Object.fromEntries(
          Object.entries({ ...series, source: writtenSource(series.source) }).filter(([, value]) => value !== null),
        ),
      ),
    }),
  };
  const text = stringify(written, { lineWidth: 0, aliasDuplicateObjects: false, version: '1.2' });
  return `# Resolved scenario: everything it was run with.\n${text}`;
}

/** A source in both languages, or the one text that serves both. */
const writtenSource = ({ en, zh }: Label): string | Label => (en === zh ? en : { en, zh });

/** The `source` and `sources` of an entry of the world by its path. */
function sourcesFrom(assumptions: readonly Assumption[]) {
  const byEntry = new Map<string, { source: string | Label; sources: Record<string, string | Label> }>();
  for (const { path, source } of assumptions) {
    const [entry, field] = path.split('].') as [string, string | undefined];
    if (field === undefined) byEntry.set(path, { source: writtenSource(source), sources: {} });
    else byEntry.get(`${entry}]`)!.sources[field] = writtenSource(source);
  }
  return (path: string) => {
    const { source, sources } = byEntry.get(path)!;
    return Object.keys(sources).length > 0 ? { source, sources } : { source };
  };
}

function writtenPolicy(policy: PolicySpec, money: string | null, start: number, instruments: readonly Instrument[]) {
  const { instrument, from, until, ramp, rate, budget, target, partner, direction, costShare, paidBy, park } = policy;
  const { min, max } = target.employees;
  const employees = { ...(min > 0 && { min }), ...(max < Number.POSITIVE_INFINITY && { max }) };
  const filters = {
    ...Object.fromEntries(Object.entries(target).filter(([filter, value]) => filter !== 'employees' && value !== null)),
    ...(Object.keys(employees).length > 0 && { employees }),
  };
  return {
    instrument,
    from: start + from,
    until: start + until,
    ramp,
    ...(Object.keys(filters).length > 0 && { target: filters }),
    ...(money === null ? { rate } : { sameMoneyAs: money }),
    ...(budget !== null && { budget }),
    ...(instruments.find(({ name }) => name === instrument)?.costShare && { costShare }),
    ...(partner !== null && { partner }),
    ...(direction !== 'imports' && { direction }),
    ...(paidBy && { paidBy }),
    ...(park && writtenPark(park)),
  };
}

const writtenPark = ({ lists, ...park }: ParkSpec) => ({ ...park, ...(Object.keys(lists).length > 0 && { lists }) });
