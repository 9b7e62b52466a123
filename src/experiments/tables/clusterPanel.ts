import { recordTables } from '../../world/recordTables.ts';
import { STAGES, stageNames } from '../../world/worldTables.ts';
import type { Cells, RunTable } from './runTable.ts';

const columnNames = Object.keys(recordTables.nodeYear) as (keyof typeof recordTables.nodeYear)[];

/** What the yearly record of a run holds on the stages of the clusters, in order of year, region, industry, stage. */
export const clusterPanel: RunTable = {
  name: 'clusters',
  units: {
    year: 'calendar year',
    region: 'name, regions only',
    industry: 'name',
    stage: 'name',
    ...Object.fromEntries(columnNames.map((name) => [name, recordTables.nodeYear[name].unit])),
  },
  *rows({ record }, scenario): Generator<Cells> {
    const K = record.industries.length;
    const nodes = record.economies.length * K * STAGES;
    for (let year = 0; year < record.years; year++) {
      for (let n = 0; n < record.regions * K * STAGES; n++) {
        const cluster = Math.floor(n / STAGES);
        yield [
          scenario.start + year,
          record.economies[Math.floor(cluster / K)]!,
          record.industries[cluster % K]!,
          stageNames[n % STAGES]!,
          ...columnNames.map((name) => record.nodeYear[name][year * nodes + n]!),
        ];
      }
    }
  },
};
