import { QUARTER, type WholeModel } from '../../model.ts';
import { canonicalSpec } from '../../world/layOutWorld.ts';
import { FOREIGN_OWNER, STAGES, stageNames } from '../../world/worldTables.ts';
import type { Cells, RunTable } from './runTable.ts';

/** Columns of a firm that another column of the panel already tells, or that mean nothing outside a tick. */
const leftOut = new Set(['idHigh', 'idLow', 'node', 'byNode', 'owner', 'birth', 'lnCapital', 'attractiveness', 'gone']);
const firstColumns = ['capital', 'sales', 'employees'];
const word = (value: number): string => (value >>> 0).toString(16).padStart(8, '0');

/** The firms alive at the end of a run, in order of birth. */
export function firmPanel({ tables }: Pick<WholeModel, 'tables'>): RunTable {
  const columns = tables.firm;
  const names = [
    ...firstColumns,
    ...Object.keys(columns).filter((name) => !leftOut.has(name) && !firstColumns.includes(name)),
  ] as (keyof typeof columns)[];
  return {
    name: 'firms',
    units: {
      id: 'stable name of the firm, 16 hexadecimal digits',
      region: 'name',
      industry: 'name',
      stage: 'name',
      owner: 'domestic or foreign',
      age: 'years',
      ...Object.fromEntries(names.map((name) => [name, columns[name].unit])),
    },
    *rows({ world: { firm } }, scenario): Generator<Cells> {
      const { regions, industries } = canonicalSpec(scenario.world);
      const K = industries.length;
      const lastTick = Math.round(scenario.years / QUARTER);
      for (let f = 0; f < firm.count; f++) {
        const n = firm.node[f]!;
        const cluster = Math.floor(n / STAGES);
        yield [
          word(firm.idHigh[f]!) + word(firm.idLow[f]!),
          regions[Math.floor(cluster / K)]!.name,
          industries[cluster % K]!.name,
          stageNames[n % STAGES]!,
          firm.owner[f] === FOREIGN_OWNER ? 'foreign' : 'domestic',
          (lastTick - firm.birth[f]!) * QUARTER,
          ...names.map((name) => firm[name][f]!),
        ];
      }
    },
  };
}
