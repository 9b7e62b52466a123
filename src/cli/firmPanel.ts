import { FOREIGN_OWNER, firmTables } from '../agents/firmColumns.ts';
import type { ReplicateResult } from '../experiments/runReplicate.ts';
import { QUARTER } from '../model.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { canonicalSpec } from '../world/layOutWorld.ts';
import { STAGES, stageNames } from '../world/worldTables.ts';
import { csvLine } from './csv.ts';

/** Columns of a firm that another column of the panel already tells, or that mean nothing outside a tick. */
const leftOut = new Set(['idHigh', 'idLow', 'node', 'byNode', 'owner', 'birth', 'lnCapital', 'attractiveness', 'gone']);
const firstColumns = ['capital', 'sales', 'employees'];
const columnNames = [
  ...firstColumns,
  ...Object.keys(firmTables.firm).filter((name) => !leftOut.has(name) && !firstColumns.includes(name)),
] as (keyof typeof firmTables.firm)[];

/** Columns of firms.csv with their units. */
export const firmPanelUnits: Readonly<Record<string, string>> = {
  replicate: 'number',
  id: 'stable name of the firm, 16 hexadecimal digits',
  region: 'name',
  industry: 'name',
  stage: 'name',
  owner: 'domestic or foreign',
  age: 'years',
  ...Object.fromEntries(columnNames.map((name) => [name, firmTables.firm[name].unit])),
};

export const firmPanelHead = csvLine(Object.keys(firmPanelUnits));

const word = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** The firms alive at the end of a run, one line each, in order of birth. */
export function firmPanelLines({ replicate, world }: ReplicateResult, scenario: Scenario): string {
  const spec = canonicalSpec(scenario.world);
  const K = spec.industries.length;
  const { firm } = world;
  const lastTick = Math.round(scenario.years / QUARTER);
  const lines: string[] = [];
  for (let f = 0; f < firm.count; f++) {
    const n = firm.node[f]!;
    const cluster = Math.floor(n / STAGES);
    lines.push(
      csvLine([
        replicate,
        word(firm.idHigh[f]!) + word(firm.idLow[f]!),
        spec.regions[Math.floor(cluster / K)]!.name,
        spec.industries[cluster % K]!.name,
        stageNames[n % STAGES]!,
        firm.owner[f] === FOREIGN_OWNER ? 'foreign' : 'domestic',
        (lastTick - firm.birth[f]!) * QUARTER,
        ...columnNames.map((name) => firm[name][f]!),
      ]),
    );
  }
  return lines.join('');
}
