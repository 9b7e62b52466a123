import { STAGES } from '../world/worldTables.ts';
import { herfindahl } from './kernels/concentration.ts';
import { grossOutput } from './kernels/inputOutput.ts';
import { downstreamness as downstreamnessKernel, upstreamness as upstreamnessKernel } from './kernels/upstreamness.ts';
import type { Measure, RunRecord } from './measure.ts';
import { buysMoreThanItSells, inputOutputTable } from './valueChain.ts';

type YearTable = ReturnType<typeof inputOutputTable>;

const byStage = { dimensions: ['region', 'industry', 'stage'] } as const;

/** One number a region, industry and stage from the input-output table of each year. */
function perNode(record: RunRecord, of: (table: YearTable) => (node: number) => number): Float64Array {
  const cells = record.regions * record.industries.length * STAGES;
  const values = new Float64Array(record.years * cells);
  for (let year = 0; year < record.years; year++) {
    const value = of(inputOutputTable(record, year));
    // nodes of the regions come first, in the order of region, industry, stage
    for (let node = 0; node < cells; node++) values[year * cells + node] = value(node);
  }
  return values;
}

/** What a node buys from each economy along the chains. */
function purchasesOf({ intermediate, economies, sectors }: YearTable, node: number): Float64Array {
  const N = economies * sectors;
  const purchases = new Float64Array(economies);
  for (let o = 0; o < N; o++) purchases[Math.floor(o / sectors)]! += intermediate[o * N + node]!;
  return purchases;
}

export const foreignInputShare: Measure = {
  ...byStage,
  name: 'foreignInputShare',
  label: { en: 'Foreign share of inputs', zh: '投入品国外占比' },
  unit: 'share of inputs',
  kind: 'share',
  domain: [0, 1],
  doc: 'Share of the blocs in what the stage buys along the chains, at basic prices: every such input is critical, as it is used in fixed value shares. Undefined where nothing is bought along a chain.',
  source: 'Hummels, Ishii & Yi 2001; docs/model.md section 7',
  compute: (record) =>
    perNode(record, (table) => (node) => {
      const purchases = purchasesOf(table, node);
      const all = purchases.reduce((a, b) => a + b, 0);
      const foreign = purchases.subarray(record.regions).reduce((a, b) => a + b, 0);
      return all > 0 ? foreign / all : Number.NaN;
    }),
};

export const supplierConcentration: Measure = {
  ...byStage,
  name: 'supplierConcentration',
  label: { en: 'Concentration of suppliers', zh: '供应来源集中度' },
  unit: '1',
  kind: 'index',
  domain: [0, 1],
  doc: 'Herfindahl index of what the stage buys along the chains, by economy it comes from: 1 = all from one economy. Undefined where nothing is bought along a chain.',
  source: 'Hirschman 1945',
  compute: (record) =>
    perNode(record, (table) => (node) => herfindahl(purchasesOf(table, node), { normalised: false })),
};

export const interregionalPurchases: Measure = {
  name: 'interregionalPurchases',
  label: { en: 'Purchases from other regions', zh: '跨区采购占比' },
  unit: 'share',
  kind: 'share',
  dimensions: ['region'],
  domain: [0, 1],
  doc: 'Share of the other regions in what a region buys at home of all stages, at basic prices; what it buys from the blocs is left out. Undefined where it buys nothing at home.',
  source: 'model.md section 5 (market integration)',
  compute: ({ years, regions, economies, industries, linkYear: { flow } }) => {
    const E = economies.length;
    const sectors = industries.length * STAGES;
    const values = new Float64Array(years * regions);
    for (let year = 0; year < years; year++) {
      for (let d = 0; d < regions; d++) {
        let own = 0;
        let others = 0;
        for (let q = 0; q < sectors; q++) {
          for (let o = 0; o < regions; o++) {
            const bought = flow[((year * sectors + q) * E + o) * E + d]!;
            if (o === d) own += bought;
            else others += bought;
          }
        }
        values[year * regions + d] = own + others > 0 ? others / (own + others) : Number.NaN;
      }
    }
    return values;
  },
};

/** A chain length of every node; NaN in a year in which a stage buys inputs for more than its sales. */
const chainLength = (
  record: RunRecord,
  kernel: (intermediate: Float64Array, output: Float64Array) => Float64Array,
): Float64Array =>
  perNode(record, (table) => {
    if (buysMoreThanItSells(table)) return () => Number.NaN;
    const output = grossOutput(table.intermediate, table.final, table.economies * table.sectors);
    const stages = kernel(table.intermediate, output);
    return (node) => stages[node]!;
  });

export const upstreamness: Measure = {
  ...byStage,
  name: 'upstreamness',
  label: { en: 'Upstreamness', zh: '上游度' },
  unit: 'stages',
  kind: 'index',
  domain: [1, Number.POSITIVE_INFINITY],
  doc: 'Mean number of stages the output still passes before final use, its own sale counted as 1, from the emergent input-output table of the year. Not the GVC position. Undefined without output, and in years in which a stage buys inputs for more than its sales.',
  source: 'Antras, Chor, Fally & Hillberry 2012',
  compute: (record) => chainLength(record, upstreamnessKernel),
};

export const downstreamness: Measure = {
  ...byStage,
  name: 'downstreamness',
  label: { en: 'Downstreamness', zh: '下游度' },
  unit: 'stages',
  kind: 'index',
  domain: [1, Number.POSITIVE_INFINITY],
  doc: 'Mean number of stages the inputs have passed since they were value added, the own stage counted as 1, from the emergent input-output table of the year. Undefined without output, and in years in which a stage buys inputs for more than its sales.',
  source: 'Antras & Chor 2013; Fally 2012',
  compute: (record) => chainLength(record, downstreamnessKernel),
};
