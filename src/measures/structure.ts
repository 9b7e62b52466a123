import { exp } from '../engine/maths.ts';
import { STAGES } from '../world/worldTables.ts';
import { stageValues } from './clusterSums.ts';
import { herfindahl } from './kernels/concentration.ts';
import { standardScores } from './kernels/standardScores.ts';
import { krugmanIndex, structuralSimilarity as similarityKernel, structuralConvergence } from './kernels/structure.ts';
import { theilT } from './kernels/theil.ts';
import type { Measure, RunRecord } from './measure.ts';
import { lq } from './specialisation.ts';

/** Employment by region (row) and industry x stage (column) of a year, without the rest of the economy. */
function employmentTable(record: RunRecord, year: number): Float64Array {
  const cells = record.regions * record.industries.length * STAGES;
  return stageValues(record, record.nodeYear.employment).subarray(year * cells, (year + 1) * cells);
}

const rowsOf = (table: Float64Array, regions: number): Float64Array[] => {
  const columns = table.length / regions;
  return Array.from({ length: regions }, (_, r) => table.subarray(r * columns, (r + 1) * columns));
};

/** One number per region and year from the rows of the employment table. */
const perRegion = (record: RunRecord, of: (rows: readonly Float64Array[], r: number) => number): Float64Array =>
  Float64Array.from({ length: record.years * record.regions }, (_, i) =>
    of(rowsOf(employmentTable(record, Math.floor(i / record.regions)), record.regions), i % record.regions),
  );

/** Employment of an industry and all employment by region, one pair of lists per year and industry. */
const perIndustry = (record: RunRecord, of: (activity: Float64Array, all: Float64Array) => number): Float64Array => {
  const K = record.industries.length;
  const values = new Float64Array(record.years * K);
  for (let year = 0; year < record.years; year++) {
    const rows = rowsOf(employmentTable(record, year), record.regions);
    const all = Float64Array.from(
      rows,
      (row, r) =>
        row.reduce((a, b) => a + b, 0) + record.economyYear.restEmployment[year * record.economies.length + r]!,
    );
    for (let k = 0; k < K; k++) {
      const own = Float64Array.from(rows, (row) =>
        row.subarray(k * STAGES, (k + 1) * STAGES).reduce((a, b) => a + b, 0),
      );
      values[year * K + k] = of(own, all);
    }
  }
  return values;
};

export const structuralSimilarity: Measure = {
  name: 'structuralSimilarity',
  label: { en: 'Similarity of structure', zh: '产业结构相似系数' },
  unit: '1',
  kind: 'index',
  dimensions: ['region'],
  domain: [0, 1],
  doc: 'Mean over the other regions of the cosine of employment shares by industry and stage, the rest of the economy left out: 1 = every region does the same. Undefined without employment or another region.',
  source: 'UNIDO 1979',
  compute: (record) =>
    perRegion(record, (rows, r) => {
      const found = rows
        .filter((_, other) => other !== r)
        .map((row) => similarityKernel(rows[r]!, row))
        .filter((value) => !Number.isNaN(value));
      return found.length === 0 ? Number.NaN : found.reduce((a, b) => a + b, 0) / found.length;
    }),
};

export const krugmanSpecialisation: Measure = {
  name: 'krugmanSpecialisation',
  label: { en: 'Krugman specialisation', zh: '克鲁格曼专业化指数' },
  unit: '1',
  kind: 'index',
  dimensions: ['region'],
  domain: [0, 2],
  doc: 'Sum of the absolute differences of the employment shares by industry and stage from those of the other regions together, the rest of the economy left out. Undefined without employment here or elsewhere.',
  source: 'Krugman 1991',
  compute: (record) =>
    perRegion(record, (rows, r) => {
      const rest = new Float64Array(rows[r]!.length);
      rows.forEach((row, other) => {
        if (other !== r) for (let i = 0; i < rest.length; i++) rest[i]! += row[i]!;
      });
      return krugmanIndex(rows[r]!, rest);
    }),
};

export const structuralDistance: Measure = {
  name: 'structuralDistance',
  label: { en: 'Structural distance of regions', zh: '区域产业结构差异' },
  unit: '1',
  kind: 'index',
  dimensions: [],
  domain: [0, 2],
  doc: 'Mean Krugman distance over all pairs of regions, by employment in industry and stage: structures converge while it falls. Undefined with fewer than two regions of some employment.',
  source: 'Krugman 1991; Palan 2010',
  compute: (record) =>
    Float64Array.from({ length: record.years }, (_, year) => {
      const table = employmentTable(record, year);
      return structuralConvergence(table, record.regions, table.length / record.regions).distance;
    }),
};

export const regionalHerfindahl: Measure = {
  name: 'regionalHerfindahl',
  label: { en: 'Regional concentration (Herfindahl)', zh: '区域集中度 (HHI)' },
  unit: '1',
  kind: 'index',
  dimensions: ['industry'],
  domain: [0, 1],
  doc: 'Sum of squared shares of the regions in the employment of the industry: 1 = all in one region. Undefined without employment.',
  source: 'Hirschman 1945; Herfindahl 1950',
  compute: (record) => perIndustry(record, (activity) => herfindahl(activity, { normalised: false })),
};

export const theil: Measure = {
  name: 'theil',
  label: { en: 'Theil index of regions', zh: '区域泰尔指数' },
  unit: '1',
  kind: 'index',
  dimensions: ['industry'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: "Theil's T of the employment of the industry over regions against all employment, rest of the economy included: 0 = every region has its share. Undefined without employment.",
  source: 'Theil 1967',
  compute: (record) => perIndustry(record, (activity, all) => theilT(activity, all)),
};

export const lqSymmetric: Measure = {
  name: 'lqSymmetric',
  label: { en: 'Symmetric location quotient', zh: '对称区位熵' },
  unit: '1',
  kind: 'index',
  dimensions: ['region', 'industry'],
  domain: [-1, 1],
  doc: '(LQ - 1) / (LQ + 1): 0 as in the nation, -1 absent, towards 1 highly specialised.',
  source: 'Laursen 2015 (revealed symmetric comparative advantage)',
  compute: (record) => lq.compute(record).map((value) => (value - 1) / (value + 1)),
};

export const lqStandardised: Measure = {
  name: 'lqStandardised',
  label: { en: 'Standardised location quotient', zh: '标准化区位熵' },
  unit: 'standard deviations',
  kind: 'index',
  dimensions: ['region', 'industry'],
  domain: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY],
  doc: 'Standard score of the location quotient over the regions of the year, industry by industry (n - 1 in the deviation). Undefined with fewer than two regions or when all quotients are equal.',
  source: "O'Donoghue & Gleave 2004",
  compute: (record) => {
    const values = lq.compute(record);
    const K = record.industries.length;
    for (let year = 0; year < record.years; year++) {
      for (let k = 0; k < K; k++) {
        const cell = (r: number) => (year * record.regions + r) * K + k;
        const scores = standardScores(Float64Array.from({ length: record.regions }, (_, r) => values[cell(r)]!));
        for (let r = 0; r < record.regions; r++) values[cell(r)] = scores[r]!;
      }
    }
    return values;
  },
};

export const productivity: Measure = {
  name: 'productivity',
  label: { en: 'Productivity', zh: '生产率' },
  unit: 'frontier of the first year = 1',
  kind: 'ratio',
  better: 'higher',
  dimensions: ['region', 'industry', 'stage'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'Own-stage competence of the firms at the end of the year as a ratio to the world frontier at the start: what sets quality at equal cost. Not output per worker, which prices and wages move. Undefined without firms.',
  source: 'docs/model.md section 2 (competence)',
  compute: (record) => stageValues(record, record.nodeYear.competence).map((value) => exp(value)),
};
