import * as z from 'zod';
import type { Parameters } from '../engine/parameter.ts';
import { stageTraits } from '../world/worldSpec.ts';
import { type StageName, stageNames } from '../world/worldTables.ts';
import { amount, type Bounds, block, choice, identifier, label, listOf } from './schemaFields.ts';

export const MOST_REGIONS = 200;
export const MOST_INDUSTRIES = 50;
export const MOST_BLOCS = 20;
/** Most firms of one stage of a cluster; firm ids have room for no more. */
const MOST_FIRMS = 1_000_000;
const LARGEST = 1e9;

const byStage = (doc: string, bounds: Bounds) =>
  block('values by stage', {
    upstream: amount(`${doc} Upstream: design, R&D, key components.`, bounds),
    midstream: amount(`${doc} Midstream: assembly.`, bounds),
    downstream: amount(`${doc} Downstream: brand and marketing.`, bounds),
  });

/** Every entry of a world names its source; `sources` holds those of single fields where they differ. */
const sourced = <S extends z.core.$ZodLooseShape>(what: string, shape: S) =>
  block(what, {
    ...shape,
    source: label.describe('Where the numbers come from, or the word assumption and why.'),
    sources: block(
      `sources of ${what}`,
      Object.fromEntries(Object.keys(shape).map((field) => [field, label.optional()])) as Record<
        keyof S & string,
        z.ZodOptional<typeof label>
      >,
    )
      .optional()
      .describe('Sources of single fields, where they differ from that of the entry.'),
  });

const share = (doc: string) => amount(doc, { min: 0, max: 1, unit: 'share' });
const growth = (doc: string) => amount(doc, { min: -1, max: 1, unit: '1/year' }).default(0);
const kilometres = (doc: string, min: number) => amount(doc, { min, max: 40_000, unit: 'km' });
const yuan = (doc: string) => amount(doc, { min: 0, max: LARGEST, unit: 'billion yuan a year' });
const wage = amount('Wage at the start.', { above: 0, max: 1000, unit: 'million yuan a person a year' });
const competence = byStage('Log distance to the frontier.', { min: -10, max: 10, unit: 'ln' });

const region = sourced('a region', {
  name: identifier,
  label: label.optional(),
  area: identifier
    .optional()
    .describe('Larger area the region belongs to, such as East or North-East: who moves where is told by area.'),
  east: kilometres('Position east of an arbitrary origin.', -40_000),
  north: kilometres('Position north of an arbitrary origin.', -40_000),
  wage,
  restEmployment: amount('Employment of the rest of the economy.', { min: 0, max: LARGEST, unit: 'thousand persons' }),
  restOutput: yuan('Output of the rest of the economy.'),
  restGrowth: growth('Growth of the rest of the economy.'),
  talent: share('Skilled share of the labour force.'),
  infrastructure: amount('Quality of infrastructure; 0 is the average of the nation.', { min: -10, max: 10 }).default(
    0,
  ),
  creditAccess: share(
    'Part of the credit asked for that firms get where credit is rationed (region.creditRationing); all of it where left out.',
  ).optional(),
  closedness: amount(
    'Barriers against goods, visits and moves of firms from other regions, relative to those of group market; 1 where left out.',
    { min: 0, max: 10 },
  ).optional(),
  portDistance: kilometres('Way to the port through which the region trades with the blocs.', 0),
  environmentalCapacity: amount(
    'Emissions the region can bear without cost; environment.capacityRoom decides where left out.',
    { above: 0, max: LARGEST, unit: 'thousand tonnes of CO2 a year' },
  ).optional(),
});

const bloc = sourced('a bloc', {
  name: identifier,
  label: label.optional(),
  role: choice('The technological leader, or a competitor of the nation.', ['frontier', 'rival']),
  wage,
  competence,
});

/** An industry may set traits of its stages; they keep to the valid ranges of the parameters of group `stage`. */
const stageTraitBlock = (parameters: Parameters) =>
  block(
    'traits of the stages',
    Object.fromEntries(
      stageTraits.map((trait) => [
        trait,
        block(
          'values by stage',
          Object.fromEntries(
            stageNames.map((stage) => {
              const declared = parameters['stage']?.[`${trait}${stage[0]!.toUpperCase()}${stage.slice(1)}`];
              const [min, max] = declared?.valid ?? [0, LARGEST];
              return [stage, amount(declared?.doc ?? trait, { min, max, unit: declared?.unit ?? '1' })];
            }),
          ) as Record<(typeof stageNames)[number], z.ZodNumber>,
        ).optional(),
      ]),
    ),
  );

const inputShare = (doc: string) => share(doc).optional();

const stageInputs = (stage: StageName) =>
  block('inputs of a stage', {
    sameStage: inputShare(`Part of the input spending ${stage} that goes to the same stage of the same industry.`),
    otherIndustries: z
      .record(
        identifier,
        block(
          'shares by supplying stage',
          Object.fromEntries(
            stageNames.map((supplying) => [supplying, inputShare(`Part that goes to the ${supplying} stage.`)]),
          ) as Record<StageName, ReturnType<typeof inputShare>>,
        ),
        { error: () => 'shares by name of industry' },
      )
      .optional()
      .describe('Parts of the input spending that go to stages of other industries. Unit: share.'),
  }).optional();

/** Where the inputs of the stages come from; what one industry says of another is checked in buildWorld. */
const inputBlock = block(
  'inputs by stage',
  Object.fromEntries(stageNames.map((stage) => [stage, stageInputs(stage)])) as Record<
    StageName,
    ReturnType<typeof stageInputs>
  >,
);

const industry = (parameters: Parameters) =>
  sourced('an industry', {
    name: identifier,
    label: label.optional(),
    demand: z
      .record(identifier, yuan('Final demand.'), { error: () => 'demand by name of region or bloc' })
      .describe(
        'Final demand of each region and bloc at purchaser prices; none where left out. Unit: billion yuan a year.',
      ),
    demandGrowth: growth('Growth of final demand.'),
    blocShares: z
      .record(identifier, byStage('Share.', { min: 0, max: 1, unit: 'share' }), {
        error: () => 'shares by name of bloc',
      })
      .describe('Shares of the blocs in what domestic clusters do not sell; each stage sums to 1 over the blocs.'),
    related: z
      .record(identifier, share('Relatedness.'), { error: () => 'relatedness by name of industry' })
      .optional()
      .describe(
        'How much of what this industry knows is of use in another, and the reverse; market.relatedness where left out. Unit: share.',
      ),
    inputs: inputBlock
      .optional()
      .describe(
        'Inputs from the same stage and from other industries, as parts of what a stage spends on inputs; the rest comes from the stage before (upstream: from outside the chains). All of it where left out.',
      ),
    stages: stageTraitBlock(parameters).optional().describe('Traits of the stages in this industry.'),
  });

const cluster = sourced('a cluster', {
  region: identifier,
  industry: identifier,
  sales: byStage('Sales at the start.', { min: 0, max: LARGEST, unit: 'billion yuan a year' }),
  firms: byStage('Firms at the start.', { min: 0, max: MOST_FIRMS, whole: true, unit: 'firms' }),
  employment: amount('Employment at the start; what the wage bill pays at the wages of the region where left out.', {
    above: 0,
    max: LARGEST,
    unit: 'thousand persons',
  }).optional(),
  competence,
  crossCompetence: competence
    .optional()
    .describe('Competence in a field of the firms of the other stages; as competence where left out.'),
  competenceUncertainty: amount(
    'Standard deviation of an error in crossCompetence that the firms share, by replicate.',
    {
      min: 0,
      max: 3,
      unit: 'ln',
    },
  ).optional(),
  competenceSpread: amount('Standard deviation of competence between firms.', { min: 0, max: 3, unit: 'ln' }),
  foreignReliance: share('Mean reliance on foreign technology.'),
  foreignOwned: share('Share of firms owned abroad.'),
});

/** The world block of a base scenario; what one entry says about another is checked in buildWorld. */
export const worldSchema = (parameters: Parameters) =>
  block('a world', {
    regions: listOf('regions', region, MOST_REGIONS, 1),
    blocs: listOf('blocs (one frontier, at least one rival)', bloc, MOST_BLOCS, 2),
    industries: listOf('industries', industry(parameters), MOST_INDUSTRIES, 1),
    clusters: listOf('clusters', cluster, MOST_REGIONS * MOST_INDUSTRIES),
  });

export type WorldEntry = z.infer<ReturnType<typeof worldSchema>>;
