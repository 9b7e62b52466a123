import { DEAD, ESCAPED, LOCKED_IN, NOT_LAGGARD } from '../world/worldTables.ts';
import type { Measure, RunRecord } from './measure.ts';

/** Per year: laggard clusters in a state over laggard clusters not dead (or over all laggards for the dead). */
function stateShare(record: RunRecord, state: number): Float64Array {
  const clusters = record.economies.length * record.industries.length;
  const domestic = record.regions * record.industries.length;
  return Float64Array.from({ length: record.years }, (_, year) => {
    let laggards = 0;
    let dead = 0;
    let counted = 0;
    for (let c = 0; c < domestic; c++) {
      const now = record.clusterYear.state[year * clusters + c]!;
      if (now === NOT_LAGGARD) continue;
      laggards++;
      if (now === DEAD) dead++;
      if (now === state) counted++;
    }
    const base = state === DEAD ? laggards : laggards - dead;
    return base > 0 ? counted / base : Number.NaN;
  });
}

const shared = {
  unit: 'share of laggard clusters',
  kind: 'share',
  dimensions: [],
  domain: [0, 1],
  source: 'docs/model.md, words; Schmitz 2004',
} as const;

export const lockInShare: Measure = {
  ...shared,
  name: 'lockInShare',
  better: 'lower',
  label: { en: 'Locked in', zh: '低端锁定比例' },
  doc: 'Laggard clusters (60 % of value added midstream at the start) that are neither escaped nor dead, over laggards not dead.',
  compute: (record) => stateShare(record, LOCKED_IN),
};

export const escapedShare: Measure = {
  ...shared,
  name: 'escapedShare',
  better: 'higher',
  label: { en: 'Escaped', zh: '突破锁定比例' },
  doc: 'Laggard clusters with upstream + downstream at 30 % of value added for 8 quarters running, more of it in money than at the start, and real value added not below 80 % of the start, over laggards not dead.',
  compute: (record) => stateShare(record, ESCAPED),
};

export const deadShare: Measure = {
  ...shared,
  name: 'deadShare',
  better: 'lower',
  label: { en: 'Dead', zh: '消亡比例' },
  doc: 'Laggard clusters with fewer than 3 firms or under 10 % of their starting real output, over all laggards.',
  compute: (record) => stateShare(record, DEAD),
};
