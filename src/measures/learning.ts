import type { Label } from '../engine/parameter.ts';
import { CHANNELS, type ChannelName, channelNames } from '../world/channelNames.ts';
import { STAGES } from '../world/worldTables.ts';
import { clusterSums, ratio } from './clusterSums.ts';
import type { Measure, RunRecord } from './measure.ts';

/** Gain by cluster-year through one channel, or through all of them. */
function gained(record: RunRecord, channel: number | null): Float64Array {
  const N = record.economies.length * record.industries.length * STAGES;
  const byNode = new Float64Array(record.years * N);
  const { gain } = record.channelYear;
  for (let row = 0; row < byNode.length; row++) {
    const first = row * CHANNELS;
    if (channel !== null) byNode[row] = gain[first + channel]!;
    else for (let c = 0; c < CHANNELS; c++) byNode[row]! += gain[first + c]!;
  }
  return ratio(clusterSums(record, byNode), clusterSums(record, record.nodeYear.firms));
}

const learningMeasure = (name: string, label: Label, what: string, channel: number | null): Measure => ({
  name,
  label,
  unit: 'ln a firm and year',
  kind: 'index',
  dimensions: ['region', 'industry'],
  domain: [0, Number.POSITIVE_INFINITY],
  doc: `Competence gained from others ${what}, summed over the three fields, per firm alive at the end of the year. Undefined without firms.`,
  source: 'model.md section 3 step 6; paper 000 (channels of spillover)',
  compute: (record) => gained(record, channel),
});

const words: Readonly<Record<ChannelName, readonly [en: string, zh: string, what: string]>> = {
  cluster: ['in the cluster', '集群内', 'in the own cluster and stage (Marshall)'],
  customer: ['from customers', '下游客户', 'in meetings with domestic customers'],
  exports: ['from customers abroad', '出口', 'in meetings with customers abroad'],
  exportCompetition: ['from competition abroad', '出口竞争', 'by meeting frontier firms in foreign markets'],
  supplier: ['from suppliers', '上游供应商', 'in meetings with domestic suppliers'],
  imports: ['from suppliers abroad', '进口', 'in meetings with suppliers abroad'],
  foreignCompetition: ['from competing affiliates', '外资竞争', 'under the competition of foreign affiliates'],
  foreignTraining: ['from staff of affiliates', '外资培训', 'from staff trained by foreign affiliates'],
  foreignLinkage: ['from linked affiliates', '外资关联', 'as supplier or customer of foreign affiliates'],
  interregional: ['from other regions', '跨区域', 'from firms of the stage in other regions'],
  relatedIndustry: ['from related industries', '跨行业', 'from related industries of the region (Jacobs)'],
  university: ['from universities', '高校', 'from universities of the region'],
  platform: ['on platforms', '平台', 'on innovation platforms'],
  foreignDemonstration: ['by demonstration', '外资示范', 'by the demonstration of frontier firms'],
};

const capitalised = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Learning from others, all of it and by channel: the channels add up to the whole. */
export const learningMeasures: readonly Measure[] = [
  learningMeasure('learning', { en: 'Learning from others', zh: '外部学习' }, 'through all channels', null),
  ...channelNames.map((name, channel) => {
    const [en, zh, what] = words[name];
    return learningMeasure(`learning${capitalised(name)}`, { en: `Learning ${en}`, zh: `学习:${zh}` }, what, channel);
  }),
];
