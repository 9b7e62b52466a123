import { clusterSums, ratio } from './clusterSums.ts';
import { dataEnvelopment } from './kernels/envelopment.ts';
import type { Measure, RunRecord } from './measure.ts';

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

/** Output-oriented BCC efficiency of all cluster-years of the run against their pooled frontier. */
function pooledEfficiency(record: RunRecord): Float64Array {
  const cells = record.regions * record.industries.length;
  const inputs = [record.nodeYear.research, record.nodeYear.skilled].map((column) =>
    trailingMean(clusterSums(record, column), cells),
  );
  const outputs = [record.nodeYear.realisedSteps, record.nodeYear.newProductSales].map((column) =>
    clusterSums(record, column),
  );
  const alive = Array.from({ length: record.years * cells }, (_, i) => i).filter(
    (i) => inputs.every((column) => column[i]! > 0) && outputs.some((column) => column[i]! > 0),
  );
  const table = (columns: readonly Float64Array[]): Float64Array =>
    Float64Array.from(alive.flatMap((i) => columns.map((column) => column[i]!)));
  const values = new Float64Array(record.years * cells).fill(Number.NaN);
  if (alive.length === 0) return values;
  const { score } = dataEnvelopment({
    inputs: table(inputs),
    outputs: table(outputs),
    units: alive.length,
    inputCount: inputs.length,
    outputCount: outputs.length,
    orientation: 'output',
    returns: 'vrs',
  });
  alive.forEach((i, unit) => {
    values[i] = score[unit]!;
  });
  return values;
}

export const innovationEfficiency: Measure = {
  name: 'innovationEfficiency',
  label: { en: 'Innovation efficiency', zh: '创新效率' },
  unit: '1',
  kind: 'index',
  dimensions: ['region', 'industry'],
  domain: [0, 1],
  doc: 'Actual over largest possible output (Leibenstein 1/phi) of an output-oriented BCC envelopment against all cluster-years of the run; inputs R&D and skilled employment (mean of three years), outputs inventions put to use (weighted by step) and new-product sales. Undefined without R&D or output, or when the run has too few cluster-years (3 a variable).',
  source: 'paper 000 (Leibenstein 1966); Banker, Charnes & Cooper 1984',
  compute: pooledEfficiency,
};

export const rdProductivity: Measure = {
  name: 'rdProductivity',
  label: { en: 'R&D productivity', zh: '研发产出率' },
  unit: 'inventions per billion yuan of R&D',
  kind: 'ratio',
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
