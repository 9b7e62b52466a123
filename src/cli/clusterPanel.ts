import type { ReplicateResult } from '../experiments/runReplicate.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { recordTables } from '../world/recordTables.ts';
import { STAGES, stageNames } from '../world/worldTables.ts';
import { csvLine } from './csv.ts';

const columnNames = Object.keys(recordTables.nodeYear) as (keyof typeof recordTables.nodeYear)[];

/** Columns of clusters.csv with their units; a row a replicate, year and stage of a cluster. */
export const clusterPanelUnits: Readonly<Record<string, string>> = {
  replicate: 'number',
  year: 'calendar year',
  region: 'name, regions only',
  industry: 'name',
  stage: 'name',
  ...Object.fromEntries(columnNames.map((name) => [name, recordTables.nodeYear[name].unit])),
};

export const clusterPanelHead = csvLine(Object.keys(clusterPanelUnits));

/** What the yearly record of a run holds on the stages of the clusters, in order of year, region, industry, stage. */
export function* clusterPanelLines({ replicate, record }: ReplicateResult, scenario: Scenario): Generator<string> {
  const K = record.industries.length;
  const nodes = record.economies.length * K * STAGES;
  for (let year = 0; year < record.years; year++) {
    for (let n = 0; n < record.regions * K * STAGES; n++) {
      const cluster = Math.floor(n / STAGES);
      yield csvLine([
        replicate,
        scenario.start + year,
        record.economies[Math.floor(cluster / K)]!,
        record.industries[cluster % K]!,
        stageNames[n % STAGES]!,
        ...columnNames.map((name) => record.nodeYear[name as keyof typeof record.nodeYear][year * nodes + n]!),
      ]);
    }
  }
}
