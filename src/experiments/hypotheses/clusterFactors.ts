import type { Label } from '../../engine/parameter.ts';
import { clusterSums, nodeRow, valueAdded } from '../../measures/clusterSums.ts';
import type { RunRecord } from '../../measures/measure.ts';
import { lqOutput } from '../../measures/specialisation.ts';
import { STAGES } from '../../world/worldTables.ts';
import { regressClusters } from './regressClusters.ts';
import type { Estimate } from './testHypotheses.ts';

/** Why a factor is not in the regression. */
export const DOES_NOT_VARY = 'does not vary in these runs';

/** The sign that paper 001 finds at the 5 % level in Bengbu; `none` where it finds none. */
export type PaperSign = 'positive' | 'negative' | 'none';

/** One of the six factors of paper 001 (GEM model) and what stands for it in the model. */
export interface ClusterFactor {
  readonly name: 'infra' | 'sup' | 'tech' | 'phrl' | 'fm' | 'dm';
  readonly label: Label;
  readonly paper: PaperSign;
  /** What of the model stands for the indicator of the paper, and where the two differ. */
  readonly mapping: Label;
  /** Years x clusters. */
  readonly values: (record: RunRecord) => Float64Array;
}

/** A value for every year and cluster, in the order of the record; one of the region stands for all its clusters. */
function byCluster(record: RunRecord, value: (year: number, region: number, k: number) => number): Float64Array {
  const { years, regions } = record;
  const K = record.industries.length;
  return Float64Array.from({ length: years * regions * K }, (_, cell) =>
    value(Math.floor(cell / (K * regions)), Math.floor(cell / K) % regions, cell % K),
  );
}

/** A column of the node record summed over the clusters of a region. */
function regionalSum(record: RunRecord, sums: Float64Array, year: number, region: number): number {
  const K = record.industries.length;
  let sum = 0;
  for (let k = 0; k < K; k++) sum += sums[(year * record.regions + region) * K + k]!;
  return sum;
}

/** ln of an amount, undefined where there is none. */
const logarithm = (value: number): number => (value > 0 ? Math.log(value) : Number.NaN);

/** ln of a column of the node record summed over the region. */
function lnRegionalSum(record: RunRecord, column: RunRecord['nodeYear']['research']): Float64Array {
  const sums = clusterSums(record, column);
  return byCluster(record, (year, region) => logarithm(regionalSum(record, sums, year, region)));
}

/** Output of a region: value added of its clusters and output of the rest of its economy, billion yuan. */
function regionalOutput(record: RunRecord): (year: number, region: number) => number {
  const added = clusterSums(record, valueAdded(record));
  return (year, region) =>
    regionalSum(record, added, year, region) + record.economyYear.restOutput[year * record.economies.length + region]!;
}

/** New-product sales of a cluster to the blocs, if new products are sold abroad as often as the others of their stage. */
function newProductExports(record: RunRecord): Float64Array {
  const K = record.industries.length;
  const E = record.economies.length;
  const { newProductSales } = record.nodeYear;
  return byCluster(record, (year, region, k) => {
    let exports = 0;
    for (let s = 0; s < STAGES; s++) {
      const first = ((year * K * STAGES + k * STAGES + s) * E + region) * E;
      let all = 0;
      let abroad = 0;
      for (let d = 0; d < E; d++) {
        const flow = record.linkYear.flow[first + d]!;
        all += flow;
        if (d >= record.regions) abroad += flow;
      }
      if (all > 0) exports += (newProductSales[nodeRow(record, year, region, k, s)]! * abroad) / all;
    }
    return exports;
  });
}

/** The six factors, in the order of the paper. */
export const clusterFactors: readonly ClusterFactor[] = [
  {
    name: 'infra',
    label: { en: 'infrastructure', zh: '基础设施' },
    paper: 'positive',
    mapping: {
      en: 'Quality of infrastructure of the region, an index that programmes move; the paper has the share of jobs in utilities, transport and post, which the model does not have. Does not vary without such programmes.',
      zh: '地区基础设施质量指数，由基础设施项目推动；论文使用公用事业、交通与邮政业就业占比，模型中没有。无此类项目时不变。',
    },
    values: (record) => {
      const E = record.economies.length;
      return byCluster(record, (year, r) => record.economyYear.infrastructure[year * E + r]!);
    },
  },
  {
    name: 'sup',
    label: { en: 'support', zh: '支持力度' },
    paper: 'none',
    mapping: {
      en: 'Money paid under policies in the region over its output; the paper has public investment in urban construction. Does not vary without policies.',
      zh: '地区政策支出占地区产出比重；论文使用城市建设政府固定投资。无政策时不变。',
    },
    values: (record) => {
      const output = regionalOutput(record);
      const E = record.economies.length;
      return byCluster(record, (year, r) => record.economyYear.policySpending[year * E + r]! / output(year, r));
    },
  },
  {
    name: 'tech',
    label: { en: 'technology', zh: '技术水平' },
    paper: 'none',
    mapping: {
      en: 'ln R&D of all clusters of the region, grants included; the paper has science and technology expenditure of the city.',
      zh: '地区全部集群研发支出（含补助）的对数；论文使用全市科技支出。',
    },
    values: (record) => lnRegionalSum(record, record.nodeYear.research),
  },
  {
    name: 'phrl',
    label: { en: 'specialised human resources', zh: '专业人才' },
    paper: 'negative',
    mapping: {
      en: 'ln skilled employment of all clusters of the region, researchers included; the paper has jobs in technical and scientific units. The rest of the economy has no skilled jobs in the model.',
      zh: '地区全部集群技能就业（含研究人员）的对数；论文使用科技单位就业。模型中其他经济部门没有技能就业。',
    },
    values: (record) => lnRegionalSum(record, record.nodeYear.skilled),
  },
  {
    name: 'fm',
    label: { en: 'international market', zh: '国际市场需求' },
    paper: 'positive',
    mapping: {
      en: 'ln new-product sales of the cluster to the blocs, new products being sold abroad as often as the other products of their stage; the paper has export sales of new products. Part of what LQ is made of.',
      zh: '集群对境外的新产品销售额的对数（假定新产品外销比例与同环节其他产品相同）；论文使用新产品出口销售收入。它本身是区位熵的组成部分。',
    },
    values: (record) => newProductExports(record).map(logarithm),
  },
  {
    name: 'dm',
    label: { en: 'domestic market', zh: '国内市场需求' },
    paper: 'none',
    mapping: {
      en: 'ln output of the region: value added of the clusters and output of the rest; the paper has gross product of the city. Clusters are part of it, as in the paper.',
      zh: '地区产出的对数：集群增加值加其他经济产出；论文使用全市生产总值。与论文一样，集群本身包含其中。',
    },
    values: (record) => {
      const output = regionalOutput(record);
      return byCluster(record, (year, r) => logarithm(output(year, r)));
    },
  },
];

/** Estimates by name of the factor. */
export type FactorEstimates = Readonly<Record<ClusterFactor['name'], Estimate>>;

/** Whether a column moves at all: one that does not is left out of the regression and said to be. */
const varies = (values: Float64Array): boolean => values.some((value) => value !== values[0]);

/**
 * The regression of paper 001 on one run: location quotient of output of the cluster-years on the factors that vary, with
 * effects of cluster and year (the paper has one city and neither). Standardised coefficients (beta), as factors have
 * different units and some hardly move; of factors left out NaN with a reason.
 */
export function regressFactors(record: RunRecord): FactorEstimates {
  const K = record.industries.length;
  const clusters = record.regions * K;
  const columns = clusterFactors.map((factor) => ({ factor, values: factor.values(record) }));
  const used = columns.filter(({ values }) => varies(values));
  const fit =
    used.length === 0
      ? null
      : regressClusters(
          record,
          lqOutput.compute(record),
          (year, c) => used.map(({ values }) => values[year * clusters + c]!),
          0,
          ['lqOutput', ...used.map(({ factor }) => factor.name)],
        );
  return Object.fromEntries(
    columns.map(({ factor }): [string, Estimate] => {
      const place = used.findIndex((other) => other.factor === factor);
      if (place < 0 || fit === null) {
        const reason = place < 0 ? DOES_NOT_VARY : 'no cluster-year is left';
        return [factor.name, { value: Number.NaN, standardError: Number.NaN, rows: 0, reason }];
      }
      const toBeta = fit.beta[place]! / fit.coefficients[place]!;
      const estimate = {
        value: fit.beta[place]!,
        standardError: fit.standardErrors[place]! * toBeta,
        rows: fit.rows,
        reason: fit.reason ?? null,
      };
      return [factor.name, estimate];
    }),
  ) as unknown as FactorEstimates;
}
