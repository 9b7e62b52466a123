import * as z from 'zod';
import type { Instrument, TargetFilter } from '../world/government/instrument.ts';
import { stageNames } from '../world/worldTables.ts';
import { oneOfLike } from './nearestName.ts';
import { type ParkEntry, parkFields } from './parkFields.ts';
import { valueAt } from './path.ts';
import { amount, block, choice, identifier, listOf, rangeText } from './schemaFields.ts';

/** A policy as the file has it: structure checked, names not yet resolved. */
export interface PolicyEntry extends ParkEntry {
  readonly instrument: string;
  readonly from: number;
  readonly until: number;
  readonly ramp: number;
  readonly target?: {
    readonly region?: readonly string[];
    readonly industry?: readonly string[];
    readonly stage?: readonly (typeof stageNames)[number][];
    readonly owner?: readonly ('domestic' | 'foreign')[];
    readonly employees?: { readonly min?: number; readonly max?: number };
    readonly performance?: { readonly newProducts: number; readonly after: number };
  };
  readonly rate?: number;
  readonly budget?: number;
  readonly costShare?: number;
  readonly partner?: string;
  readonly direction?: 'imports' | 'exports';
  readonly sameMoneyAs?: string;
  readonly paidBy?: 'region' | 'nation';
}

/** Most policies of a scenario. */
const MOST_POLICIES = 200;

const quarter = (doc: string) => {
  const rule = { min: 0, max: 9999 } as const;
  const error = (): string => `${rangeText(rule)}, a calendar year or a quarter of it such as 2016.25`;
  return z
    .number({ error })
    .min(rule.min, { error })
    .max(rule.max, { error })
    .multipleOf(0.25, { error })
    .describe(doc);
};

const filters: Readonly<Record<TargetFilter, z.ZodType>> = {
  region: listOf('names of regions', identifier, 200, 1),
  industry: listOf('names of industries', identifier, 50, 1),
  stage: listOf('stages', choice('A stage of the chain.', stageNames), 3, 1),
  owner: listOf('owners', choice('Who owns the firm.', ['domestic', 'foreign']), 2, 1),
  employees: block('sizes of firms', {
    min: amount('Smallest size.', { min: 0, unit: 'persons' }).optional(),
    max: amount('Largest size.', { min: 0, unit: 'persons' }).optional(),
  }),
  performance: block('what firms must show to be paid further', {
    newProducts: amount('Least share of new products in the sales of the firm.', {
      min: 0,
      max: 1,
      unit: 'share of sales',
    }),
    after: amount('Time from the start of the policy after which it is demanded.', {
      min: 0,
      max: 100,
      unit: 'years',
    }).default(0),
  }),
};

/** What one instrument takes: only keys that mean something for it. */
function policyOf(instrument: Instrument) {
  const { name, rate, spends, costShare, lever } = instrument;
  const [min, max] = rate.valid;
  return block(`a policy of ${name}`, {
    instrument: z.literal(name),
    from: quarter('First quarter in force, a calendar year such as 2016 or 2016.25.'),
    until: quarter('First quarter no longer in force.'),
    ramp: amount('Time over which it rises to full strength.', { min: 0, max: 100, unit: 'years' }).default(0),
    target: block(
      `a target of ${name}`,
      Object.fromEntries(instrument.filters.map((filter) => [filter, filters[filter].optional()])),
      instrument.refused,
    )
      .optional()
      .describe('Whom it reaches; everyone where left out.'),
    rate: amount(`${rate.doc} Default ${rate.default}.`, { min, max, unit: rate.unit }).optional(),
    ...(spends && {
      budget: amount('Most money it pays.', { min: 0, unit: 'billion yuan a year' }).optional(),
      paidBy: choice('Whose budget pays; where regions pay, budget caps the part of each.', [
        'nation',
        'region',
      ]).default('nation'),
      sameMoneyAs: identifier
        .optional()
        .describe('Spends, year by year, what all policies of this other scenario spent.'),
    }),
    ...(costShare && {
      costShare: amount(`${costShare.doc} Default ${costShare.default}.`, {
        min: costShare.valid[0],
        max: costShare.valid[1],
        unit: costShare.unit,
      }).optional(),
    }),
    ...(lever === 'park' && parkFields),
    ...((lever === 'tariff' || lever === 'blockade') && {
      partner: identifier.optional().describe('The bloc; all blocs where left out.'),
    }),
    ...(lever === 'tariff' && {
      direction: choice('Which trade of the nation it bears on.', ['imports', 'exports']).default('imports'),
    }),
  }).meta({ title: `${instrument.label.en} / ${instrument.label.zh}`, description: instrument.doc });
}

/** The list of policies, a policy by its instrument. */
export function policiesSchema(instruments: readonly Instrument[]): z.ZodType<PolicyEntry[]> {
  const names = instruments.map(({ name }) => name);
  const [first, ...others] = instruments.map(policyOf);
  const policy = z.discriminatedUnion('instrument', [first!, ...others], {
    error: ({ input }) =>
      typeof input !== 'object' || input === null || Array.isArray(input)
        ? 'a policy: a mapping with instrument, from, until'
        : oneOfLike(valueAt(input, ['instrument']), names),
  });
  return listOf('policies', policy, MOST_POLICIES) as unknown as z.ZodType<PolicyEntry[]>;
}
