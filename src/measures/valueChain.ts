import { spendingByUse } from '../world/spendingByUse.ts';
import { FINAL_DEMAND, STAGES } from '../world/worldTables.ts';
import { clusterSums, ratio, valueAdded } from './clusterSums.ts';
import {
  type GvcIndices,
  gvcIndices,
  gvcPosition as positionKernel,
  shareOfExports,
  sumGvcIndices,
} from './kernels/gvcIndices.ts';
import type { Measure, RunRecord } from './measure.ts';

/**
 * The inter-economy input-output table of a year at basic prices: sectors are industry x stage, economies the regions
 * and the blocs. The buyers of a stage in the destination are those of table use: the next stage of the same industry
 * or final demand, and what the industries state beyond that. Origins are split among the buyers of an economy by what
 * they spent in the year: within a tick exact, as all of them buy the same mix; over a year as close as mixes and
 * spending are steady. What upstream buys outside the chain counts as its value added here.
 */
export function inputOutputTable(record: RunRecord, year: number) {
  const E = record.economies.length;
  const K = record.industries.length;
  const sectors = K * STAGES;
  const N = E * sectors;
  const intermediate = new Float64Array(N * N);
  const final = new Float64Array(N * E);
  const first = year * sectors * E * E;
  const { use } = record;
  const uses = use.supplier.length;
  const spentFor = (u: number, d: number): number =>
    spendingByUse(use, u, year * E + d, sectors, record.nodeYear.inputs, record.marketYear.demand);
  const spent = new Float64Array(sectors * E);
  const users = new Int32Array(sectors);
  for (let u = 0; u < uses; u++) {
    const q = use.supplier[u]!;
    users[q]!++;
    for (let d = 0; d < E; d++) spent[q * E + d]! += spentFor(u, d);
  }
  for (let u = 0; u < uses; u++) {
    const q = use.supplier[u]!;
    const user = use.user[u]!;
    for (let d = 0; d < E; d++) {
      const total = spent[q * E + d]!;
      const part = users[q] === 1 ? 1 : total > 0 ? spentFor(u, d) / total : 0;
      for (let o = 0; o < E; o++) {
        const flow = record.linkYear.flow[first + (q * E + o) * E + d]! * part;
        const seller = o * sectors + q;
        if (user === FINAL_DEMAND) final[seller * E + d] = flow;
        else intermediate[seller * N + d * sectors + user] = flow;
      }
    }
  }
  return { intermediate, final, economies: E, sectors };
}

const cache = new WeakMap<RunRecord, Map<string, GvcIndices[]>>();

/** Koopman indices of every cluster-year, summed over its stages; scope 'all' counts flows between regions as exports. */
function clusterIndices(record: RunRecord, scope: 'all' | 'foreign'): GvcIndices[] {
  const byScope = cache.get(record) ?? new Map<string, GvcIndices[]>();
  cache.set(record, byScope);
  let indices = byScope.get(scope);
  if (indices === undefined) {
    const E = record.economies.length;
    const K = record.industries.length;
    const nation = record.economies.map((_, e) => (e < record.regions ? 0 : e));
    const group = Array.from({ length: E * K * STAGES }, (_, n) => Math.floor(n / STAGES));
    indices = Array.from({ length: record.years }, (_, year) => {
      const table = inputOutputTable(record, year);
      if (buysMoreThanItSells(table)) return undefinedIndices(E * K);
      return sumGvcIndices(gvcIndices(scope === 'all' ? table : { ...table, nation }), group, E * K);
    });
    byScope.set(scope, indices);
  }
  return indices;
}

/** Whether some sector buys inputs for more than its sales: then the table has no meaningful Leontief inverse. */
export function buysMoreThanItSells({
  intermediate,
  final,
  economies,
  sectors,
}: ReturnType<typeof inputOutputTable>): boolean {
  const N = economies * sectors;
  for (let n = 0; n < N; n++) {
    let sold = 0;
    let bought = 0;
    for (let m = 0; m < N; m++) {
      sold += intermediate[n * N + m]!;
      bought += intermediate[m * N + n]!;
    }
    for (let d = 0; d < economies; d++) sold += final[n * economies + d]!;
    if (bought > sold) return true;
  }
  return false;
}

const undefinedIndices = (groups: number): GvcIndices => {
  const none = new Float64Array(groups).fill(Number.NaN);
  return { exports: none, foreignValueAdded: none, indirectValueAdded: none, domesticValueAdded: none };
};

const perCluster = (record: RunRecord, values: (year: number) => Float64Array): Float64Array => {
  const cells = record.regions * record.industries.length;
  const all = new Float64Array(record.years * cells);
  for (let year = 0; year < record.years; year++) all.set(values(year).subarray(0, cells), year * cells);
  return all;
};

function gvcMeasures(scope: 'all' | 'foreign'): Measure[] {
  const suffix = scope === 'all' ? '' : 'Foreign';
  const en = scope === 'all' ? '' : ', foreign trade only';
  const zh = scope === 'all' ? '' : '(仅对外贸易)';
  const base = { unit: '1', kind: 'index', dimensions: ['region', 'industry'] } as const;
  const source = 'Koopman, Powers, Wang & Wei 2010';
  const counted =
    scope === 'all' ? 'every flow between economies counts as export' : 'only flows to the blocs count as exports';
  return [
    {
      ...base,
      name: `gvcPosition${suffix}`,
      label: { en: `GVC position${en}`, zh: `全球价值链地位指数${zh}` },
      domain: [-Math.LN2, Number.POSITIVE_INFINITY],
      doc: `ln(1 + IV/E) - ln(1 + FV/E) from the emergent input-output table of the year; higher = closer to the upstream end, and it can fall when a cluster moves into brands (${counted}). Undefined without exports, and in years in which a stage buys inputs for more than its sales.`,
      source,
      compute: (record) =>
        perCluster(record, (year) => {
          const i = clusterIndices(record, scope)[year]!;
          return positionKernel(i.exports, i.indirectValueAdded, i.foreignValueAdded);
        }),
    },
    {
      ...base,
      name: `gvcUp${suffix}`,
      label: { en: `GVC forward participation${en}`, zh: `上游参与度${zh}` },
      domain: [0, Number.POSITIVE_INFINITY],
      doc: `IV/E: value added of the cluster in the exports of other economies, over its exports (${counted}); paper 000's UP in our operationalisation.`,
      source,
      compute: (record) =>
        perCluster(record, (year) => {
          const i = clusterIndices(record, scope)[year]!;
          return shareOfExports(i.indirectValueAdded, i.exports);
        }),
    },
    {
      ...base,
      name: `gvcDown${suffix}`,
      label: { en: `GVC backward participation${en}`, zh: `下游参与度${zh}` },
      domain: [0, 1],
      doc: `FV/E: value added of other economies in the exports of the cluster (${counted}); paper 000's DOWN in our operationalisation.`,
      source,
      compute: (record) =>
        perCluster(record, (year) => {
          const i = clusterIndices(record, scope)[year]!;
          return shareOfExports(i.foreignValueAdded, i.exports);
        }),
    },
  ];
}

export const [gvcPosition, gvcUp, gvcDown] = gvcMeasures('all') as [Measure, Measure, Measure];
export const [gvcPositionForeign, gvcUpForeign, gvcDownForeign] = gvcMeasures('foreign') as [Measure, Measure, Measure];

export const upgradingShare: Measure = {
  name: 'upgradingShare',
  label: { en: 'Upgrading share', zh: '高端环节占比' },
  unit: 'share',
  kind: 'share',
  better: 'higher',
  dimensions: ['region', 'industry'],
  domain: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  doc: 'Share of upstream and downstream in the value added of the cluster. Undefined without value added; outside 0..1 only when a stage destroys value.',
  source: 'docs/model.md, words',
  compute: (record) => {
    const added = valueAdded(record);
    return ratio(clusterSums(record, added, [0, 2]), clusterSums(record, added));
  },
};
