import type { Parameter, SourceKind } from '../engine/parameter.ts';
import { declare } from './declare.ts';

type Range = readonly [number, number];

const stageLabels = [
  ['Upstream', 'upstream', '上游'],
  ['Midstream', 'midstream', '中游'],
  ['Downstream', 'downstream', '下游'],
] as const;

type StageKeys<Name extends string> = `${Name}Upstream` | `${Name}Midstream` | `${Name}Downstream`;

/** One parameter a stage: `elasticity` gives elasticityUpstream, elasticityMidstream, elasticityDownstream. */
function byStage<Name extends string>(
  name: Name,
  [en, zh]: readonly [string, string],
  unit: string,
  values: readonly [number, number, number],
  valid: Range,
  plausible: readonly [Range, Range, Range],
  source: SourceKind,
  why: string,
  doc: string,
): Record<StageKeys<Name>, Parameter> {
  return Object.fromEntries(
    stageLabels.map(([key, enStage, zhStage], s) => [
      `${name}${key}`,
      declare(
        `${en}, ${enStage}`,
        `${zhStage}${zh}`,
        unit,
        values[s] as number,
        valid,
        plausible[s] as Range,
        source,
        why,
        doc,
      ),
    ]),
  ) as Record<StageKeys<Name>, Parameter>;
}

/** Traits of the three stages; an industry of a world may set its own. */
export const stageParameters = {
  ...byStage(
    'elasticity',
    ['Elasticity of substitution', '替代弹性'],
    '1',
    [4, 8, 5],
    [1.2, 30],
    [
      [2.5, 6],
      [5, 10],
      [3, 8],
    ],
    'literature',
    'Armington meta-mean 3.8 (2.5-5.1), Bajzik et al. 2020; the spread over stages is our own',
    'A higher elasticity means thinner markups and customers that switch supplier sooner.',
  ),
  ...byStage(
    'inputShare',
    ['Share of inputs in variable cost', '中间投入占比'],
    'share',
    [0.25, 0.65, 0.5],
    [0, 0.95],
    [
      [0.15, 0.4],
      [0.5, 0.75],
      [0.35, 0.6],
    ],
    'assumption',
    'assembly buys most of what it sells; upstream buys outside the chain',
    'A higher share means that more of a yuan of sales passes to the stage before (for upstream: to suppliers outside the chain).',
  ),
  ...byStage(
    'researchIntensity',
    ['R&D intensity', '研发强度'],
    'share of sales',
    [0.07, 0.028, 0.06],
    [0, 0.3],
    [
      [0.04, 0.12],
      [0.01, 0.05],
      [0.02, 0.08],
    ],
    'literature',
    '0.04 in the K+S models; China spends 2.2 % of GDP on R&D; the spread over stages is assumed and does much of the work in lock-in',
    'A higher intensity means more R&D at the reference margin.',
  ),
  ...byStage(
    'qualityElasticity',
    ['Elasticity of demand to competence', '能力的需求弹性'],
    '1',
    [3, 4, 4],
    [0.5, 10],
    [
      [2, 4],
      [3, 5],
      [3, 5],
    ],
    'assumption',
    'set so that one tenth of competence moves sales by a third, below sigma',
    'A higher elasticity means that a lead in competence wins more of the market.',
  ),
  ...byStage(
    'wagePremium',
    ['Wage relative to assembly', '相对工资'],
    '1',
    [1.5, 1, 1.25],
    [0.3, 5],
    [
      [1.2, 1.8],
      [0.9, 1.1],
      [1, 1.5],
    ],
    'assumption',
    'research, design and brand work is done by graduates',
    'A higher premium makes the stage dearer and its workers better paid.',
  ),
  ...byStage(
    'skilledShare',
    ['Skilled share of production work', '技能劳动占比'],
    'share',
    [0.6, 0.15, 0.4],
    [0, 1],
    [
      [0.4, 0.8],
      [0.05, 0.25],
      [0.25, 0.6],
    ],
    'assumption',
    'order of magnitude of graduate shares in research, assembly and service firms',
    'A higher share makes the stage more exposed to the scarcity of skilled labour.',
  ),
  ...byStage(
    'emissionIntensity',
    ['Emission intensity', '排放强度'],
    'tonnes of CO2 a million yuan of production cost',
    [6, 12, 4],
    [0, 5000],
    [
      [3, 12],
      [6, 24],
      [2, 8],
    ],
    'assumption',
    'fuel and electricity of electronics in China, of the order of 10 tonnes a million yuan of output; the spread over stages is our own',
    'A higher intensity makes the stage pay more of a tax on emissions.',
  ),
};
