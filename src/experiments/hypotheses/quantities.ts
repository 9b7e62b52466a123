import type { Label } from '../../engine/parameter.ts';

/** Outcomes that position is to raise, by name of the measure; regressions take their logarithms. */
export const outcomeNames = ['innovationEfficiency', 'rdProductivity'] as const;
export type OutcomeName = (typeof outcomeNames)[number];

/** What a hypothesis expects of a quantity; `none` is reported beside the hypothesis and not judged. */
export type Expected = 'positive' | 'negative' | 'notZero' | 'none';

/** A coefficient, a difference of coefficients or a number of years that a hypothesis of paper 000 speaks of. */
export interface HypothesisQuantity {
  readonly name: string;
  readonly hypothesis: 'H1' | 'H2' | 'H3';
  readonly label: Label;
  readonly expected: Expected;
}

/** The hypotheses as questions, in the words of paper 000. */
export const hypothesisLabels: Readonly<Record<HypothesisQuantity['hypothesis'], Label>> = {
  H1: {
    en: 'H1: the higher the position in the value chain, the greater the innovation efficiency of the cluster',
    zh: 'H1：集群在价值链中的位置越高，创新效率越高',
  },
  H2: {
    en: 'H2: positions differ in their effect, and one that leans on external technology does not help',
    zh: 'H2：不同位置的作用不同；依赖外部技术的高端位置不能提高效率',
  },
  H3: {
    en: 'H3: the effect is dynamic: climbing meets barriers first, falling costs efficiency',
    zh: 'H3：作用是动态的：攀升先遇障碍，下滑损失效率',
  },
};

/** In the order of result rows. Shares are of the value added of the cluster. */
export const hypothesisQuantities = [
  {
    name: 'highEndShare',
    hypothesis: 'H1',
    label: { en: 'upstream + downstream share', zh: '上游加下游占比' },
    expected: 'positive',
  },
  { name: 'upstreamShare', hypothesis: 'H1', label: { en: 'upstream share', zh: '上游占比' }, expected: 'positive' },
  {
    name: 'downstreamShare',
    hypothesis: 'H1',
    label: { en: 'downstream share, upstream given', zh: '下游占比（给定上游）' },
    expected: 'positive',
  },
  {
    name: 'koopmanPosition',
    hypothesis: 'H1',
    label: { en: 'Koopman position, beside', zh: 'Koopman 位置指数（并列参考）' },
    expected: 'none',
  },
  {
    name: 'upstreamLessDownstream',
    hypothesis: 'H2',
    label: { en: 'upstream minus downstream', zh: '上游减下游' },
    expected: 'notZero',
  },
  {
    name: 'lowReliance',
    hypothesis: 'H2',
    label: { en: 'share held with little foreign technology', zh: '低外部依赖企业持有的占比' },
    expected: 'positive',
  },
  {
    name: 'highReliance',
    hypothesis: 'H2',
    label: { en: 'share held with much foreign technology', zh: '高外部依赖企业持有的占比' },
    expected: 'none',
  },
  {
    name: 'highLessLowReliance',
    hypothesis: 'H2',
    label: { en: 'much minus little foreign technology', zh: '高依赖减低依赖' },
    expected: 'negative',
  },
  {
    name: 'established',
    hypothesis: 'H3',
    label: { en: 'established: share three years ago', zh: '既有位置：三年前的占比' },
    expected: 'positive',
  },
  {
    name: 'climbing',
    hypothesis: 'H3',
    label: { en: 'climbing: rise over three years', zh: '攀升：三年内的上升' },
    expected: 'none',
  },
  {
    name: 'climbingLessEstablished',
    hypothesis: 'H3',
    label: { en: 'climbing minus established', zh: '攀升减既有位置' },
    expected: 'negative',
  },
  {
    name: 'falling',
    hypothesis: 'H3',
    label: { en: 'falling: drop over three years', zh: '下滑：三年内的下降' },
    expected: 'negative',
  },
] as const satisfies readonly HypothesisQuantity[];
export type QuantityName = (typeof hypothesisQuantities)[number]['name'];
