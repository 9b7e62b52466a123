import type { ReadonlyColumn } from '../engine/column.ts';
import type { Label } from '../engine/parameter.ts';

/** The yearly record of a run: what every measure is computed from. Rows as in world/recordTables.ts. */
export interface RunRecord {
  readonly years: number;
  /** Names in row order: regions first, then blocs. */
  readonly economies: readonly string[];
  readonly regions: number;
  readonly industries: readonly string[];
  readonly nodeYear: Readonly<
    Record<
      | 'sales'
      | 'inputs'
      | 'subsidies'
      | 'wages'
      | 'research'
      | 'profit'
      | 'misused'
      | 'crowdedOut'
      | 'employment'
      | 'skilled'
      | 'firms'
      | 'capital'
      | 'competence'
      | 'inventions'
      | 'conversions'
      | 'realisedSteps'
      | 'newProductSales'
      | 'champions'
      | 'creditDisplaced'
      | 'creditNeed'
      | 'creditRefused'
      | 'entries'
      | 'exits'
      | 'arrivals'
      | 'climbs'
      | 'falls'
      | 'radicals'
      | 'processUpgrades'
      | 'productUpgrades'
      | 'chainMoves'
      | 'lostByFalling'
      | 'ownDesign'
      | 'ownBrand'
      | 'modeToDesign'
      | 'modeToBrand'
      | 'modeLeaps'
      | 'modeFalls'
      | 'parkPlants'
      | 'employmentSmall'
      | 'employmentMedium'
      | 'employmentLarge'
      | 'emissions'
      | 'emissionTaxes'
      | 'abatement',
      ReadonlyColumn
    >
  >;
  readonly clusterYear: Readonly<Record<'state' | 'promoted', ReadonlyColumn>>;
  readonly economyYear: Readonly<
    Record<
      | 'wage'
      | 'skilledWage'
      | 'restEmployment'
      | 'restOutput'
      | 'policySpending'
      | 'talent'
      | 'universities'
      | 'infrastructure',
      ReadonlyColumn
    >
  >;
  readonly marketYear: Readonly<Record<'demand' | 'displaced', ReadonlyColumn>>;
  readonly channelYear: Readonly<Record<'gain', ReadonlyColumn>>;
  readonly linkYear: Readonly<Record<'flow', ReadonlyColumn>>;
  /** Row year*(regions + 1) + region, the nation last. */
  readonly treasuryYear: Readonly<Record<'revenue' | 'transfers' | 'spending' | 'balance', ReadonlyColumn>>;
  /** Row year*policies + policy. */
  readonly policyYear: Readonly<Record<'spending' | 'unspent', ReadonlyColumn>>;
  /** Who buys from whom, the same in every year. */
  readonly use: Readonly<Record<'supplier' | 'user' | 'share', ReadonlyColumn>>;
}

export type Dimension = 'region' | 'industry' | 'stage';

/** How a measure behaves under money or head counts; decides chart, axis and number format. */
export type MeasureKind = 'share' | 'ratio' | 'index' | 'money' | 'count' | 'moneyPerPerson';

/** Why some values of a measure are undefined, and how many. */
export interface UndefinedReason {
  readonly label: Label;
  readonly count: number;
}

/** A measure, declared once: command line, report, documentation and result files read it from here. */
export interface Measure {
  readonly name: string;
  readonly label: Label;
  readonly unit: string;
  readonly kind: MeasureKind;
  /** The direction that is an improvement whatever the circumstances; left out where it depends on them. */
  readonly better?: 'higher' | 'lower';
  /** In the order region, industry, stage; empty for one number a year. */
  readonly dimensions: readonly Dimension[];
  /** Values lie in here, or are NaN where undefined. */
  readonly domain: readonly [number, number];
  /** One or two sentences: what it is and when it is undefined. */
  readonly doc: string;
  readonly source: string;
  /** years x cells, cells in the order of the dimensions (industry within region, stage within industry). */
  readonly compute: (record: RunRecord) => Float64Array;
  /** Why values are undefined and how many are, where more can be said than in `doc`. */
  readonly reasons?: (record: RunRecord) => readonly UndefinedReason[];
}

/** Number of cells of a measure in a year. */
export function cellsOf(dimensions: readonly Dimension[], record: Pick<RunRecord, 'regions' | 'industries'>): number {
  const sizes = { region: record.regions, industry: record.industries.length, stage: 3 };
  return dimensions.reduce((cells, dimension) => cells * sizes[dimension], 1);
}
