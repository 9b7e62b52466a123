import type { Label } from '../engine/parameter.ts';
import { clusterSums, ratio } from './clusterSums.ts';
import { dataEnvelopment } from './kernels/envelopment.ts';
import { twoStageEfficiency } from './kernels/twoStageEfficiency.ts';
import type { Measure, RunRecord, UndefinedReason } from './measure.ts';

/** Years whose mean is the input of a year: t-2, t-1, t (fewer at the start). */
const WINDOW = 3;

function trailingMean(values: Float64Array, cells: number): Float64Array {
  const means = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    let sum = 0;
    let years = 0;
    for (let j = i; j >= 0 && years < WINDOW; j -= cells, years++) sum += values[j]!;
    means[i] = sum / years;
  }
  return means;
}

/** Scores of all cluster-years of a run, rows as in the record of clusters; NaN with a reason where undefined. */
interface PooledScores {
  readonly efficiency: Float64Array;
  /** What outputs could be multiplied by. */
  readonly phi: Float64Array;
  readonly research: Float64Array;
  readonly conversion: Float64Array;
  /** Reasons of the envelopment, and of the two stages. */
  readonly reasons: readonly UndefinedReason[];
  readonly stageReasons: readonly UndefinedReason[];
}

const pooled = new WeakMap<RunRecord, PooledScores>();

/** Every measure of this file rests on the same pooled table: it is compared once a run. */
function scoresOf(record: RunRecord): PooledScores {
  const known = pooled.get(record);
  if (known !== undefined) return known;
  const scores = compareClusterYears(record);
  pooled.set(record, scores);
  return scores;
}

function compareClusterYears(record: RunRecord): PooledScores {
  const cells = record.regions * record.industries.length;
  const rows = record.years * cells;
  const [research, skilled] = [record.nodeYear.research, record.nodeYear.skilled].map((column) =>
    trailingMean(clusterSums(record, column), cells),
  ) as [Float64Array, Float64Array];
  const steps = clusterSums(record, record.nodeYear.realisedSteps);
  const sales = clusterSums(record, record.nodeYear.newProductSales);
  const inventions = clusterSums(record, record.nodeYear.inventions);
  const side = (columns: readonly Float64Array[]): Float64Array =>
    Float64Array.from({ length: rows * columns.length }, (_, i) => {
      const value = columns[i % columns.length]![Math.floor(i / columns.length)]!;
      return Math.max(0, value);
    });
  // without one of the inputs a cluster-year is no example of research
  for (let i = 0; i < rows; i++) if (!(research[i]! > 0 && skilled[i]! > 0)) research[i] = skilled[i] = 0;
  const inputs = side([research, skilled]);
  const envelopment = dataEnvelopment({
    inputs,
    outputs: side([steps, sales]),
    units: rows,
    inputCount: 2,
    outputCount: 2,
    orientation: 'output',
    returns: 'vrs',
  });
  const stages = twoStageEfficiency({
    inputs,
    intermediates: side([inventions]),
    outputs: side([sales]),
    units: rows,
    inputCount: 2,
    intermediateCount: 1,
    outputCount: 1,
  });
  return {
    efficiency: envelopment.score,
    phi: envelopment.factor,
    research: stages.first,
    conversion: stages.second,
    reasons: countReasons(envelopment.reason),
    stageReasons: countReasons(stages.reason),
  };
}

/** What the reasons of the kernels mean for a cluster-year. */
const reasonsInWords: Readonly<Record<string, Label>> = {
  'every input is 0': { en: 'no R&D or no skilled employment', zh: '无研发或无技能就业' },
  'every output is 0': { en: 'no invention put to use and no new-product sales', zh: '无发明应用且无新产品销售' },
  'every intermediate is 0': { en: 'no invention', zh: '无发明' },
  'the linear programme was not solved': { en: 'the linear programme was not solved', zh: '线性规划未能求解' },
};

/** Every other reason of the kernels says that there are too few cluster-years. */
const tooFew: Label = {
  en: 'fewer than 3 cluster-years a variable in the run',
  zh: '本次运行中每个变量不足 3 个集群年',
};

function countReasons(reasons: readonly (string | null)[]): UndefinedReason[] {
  const counts = new Map<Label, number>();
  for (const reason of reasons) {
    if (reason === null) continue;
    const label = reasonsInWords[reason] ?? tooFew;
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return Array.from(counts, ([label, count]) => ({ label, count }));
}

export const innovationEfficiency: Measure = {
  name: 'innovationEfficiency',
  label: { en: 'Innovation efficiency', zh: '创新效率' },
  unit: '1',
  kind: 'index',
  better: 'higher',
  dimensions: ['region', 'industry'],
  domain: [0, 1],
  doc: 'Actual over largest possible output (Leibenstein 1/phi) of an output-oriented BCC envelopment against all cluster-years of the run; inputs R&D and skilled employment (mean of three years), outputs inventions put to use (weighted by step) and new-product sales. Undefined without R&D or output, or when the run has too few cluster-years (3 a variable).',
  source: 'paper 000 (Leibenstein 1966); Banker, Charnes & Cooper 1984',
  compute: (record) => scoresOf(record).efficiency,
  reasons: (record) => scoresOf(record).reasons,
};

export const innovationPotential: Measure = {
  name: 'innovationPotential',
  label: { en: 'Possible over actual innovation output (phi)', zh: '创新产出可扩大倍数 (φ)' },
  unit: '1',
  kind: 'ratio',
  better: 'lower',
  dimensions: ['region', 'industry'],
  domain: [1, Number.POSITIVE_INFINITY],
  doc: 'What the innovation output of the cluster could be multiplied by with its R&D and skilled employment if it did as well as the best cluster-years of the run: 1 over innovation efficiency (Farrell phi). Undefined where that is.',
  source: 'Farrell 1957; paper 000',
  compute: (record) => scoresOf(record).phi,
  reasons: (record) => scoresOf(record).reasons,
};

export const researchEfficiency: Measure = {
  name: 'researchEfficiency',
  label: { en: 'Research efficiency', zh: '研发阶段效率' },
  unit: '1',
  kind: 'index',
  better: 'higher',
  dimensions: ['region', 'industry'],
  domain: [0, 1],
  doc: 'First of two stages: inventions got out of R&D and skilled employment (mean of three years), against all cluster-years of the run, constant returns. Times conversion efficiency it gives the overall efficiency of the two-stage model. Undefined without R&D, inventions or new-product sales, or with too few cluster-years (3 a variable).',
  source: 'Kao & Hwang 2008',
  compute: (record) => scoresOf(record).research,
  reasons: (record) => scoresOf(record).stageReasons,
};

export const conversionEfficiency: Measure = {
  name: 'conversionEfficiency',
  label: { en: 'Conversion efficiency', zh: '转化阶段效率' },
  unit: '1',
  kind: 'index',
  better: 'higher',
  dimensions: ['region', 'industry'],
  domain: [0, 1],
  doc: 'Second of two stages: new-product sales got out of inventions, against all cluster-years of the run, constant returns. Undefined where research efficiency is.',
  source: 'Kao & Hwang 2008',
  compute: (record) => scoresOf(record).conversion,
  reasons: (record) => scoresOf(record).stageReasons,
};

export const rdProductivity: Measure = {
  name: 'rdProductivity',
  label: { en: 'R&D productivity', zh: '研发产出率' },
  unit: 'inventions per billion yuan of R&D',
  kind: 'ratio',
  better: 'higher',
  dimensions: ['region', 'industry'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'New inventions over R&D spending of the year; reported beside innovation efficiency so that no conclusion rests on the envelopment alone. Undefined without R&D.',
  source: 'docs/model.md, words',
  compute: (record) =>
    ratio(clusterSums(record, record.nodeYear.inventions), clusterSums(record, record.nodeYear.research)),
};

export const rdIntensity: Measure = {
  name: 'rdIntensity',
  label: { en: 'R&D intensity', zh: '研发强度' },
  unit: 'share of sales',
  kind: 'share',
  dimensions: ['region', 'industry'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: 'R&D spending over sales, grants included. Undefined without sales.',
  source: 'OECD Frascati Manual',
  compute: (record) => ratio(clusterSums(record, record.nodeYear.research), clusterSums(record, record.nodeYear.sales)),
};
