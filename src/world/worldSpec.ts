import type { Label } from '../engine/parameter.ts';
import type { LayoutName } from './government/layoutNames.ts';
import type { StageName } from './worldTables.ts';

/** Values by stage of the chain. */
export type ByStage = Readonly<Record<StageName, number>>;

/** A domestic region. */
export interface RegionSpec {
  readonly name: string;
  readonly label: Label;
  /** Larger area it belongs to, where the world has areas. */
  readonly area?: string | undefined;
  /** Position, km east and north of an arbitrary origin. */
  readonly east: number;
  readonly north: number;
  /** Billion yuan per thousand persons a year (= million yuan a person). */
  readonly wage: number;
  /** Thousand persons. */
  readonly restEmployment: number;
  /** Billion yuan a year. */
  readonly restOutput: number;
  /** 1/year. */
  readonly restGrowth: number;
  /** Skilled share of the labour force, 0..1. */
  readonly talent: number;
  /** 0 = average of the nation. */
  readonly infrastructure: number;
  /** Part of the credit asked for that firms get where credit is rationed, 0..1; 1 where not given. */
  readonly creditAccess?: number | undefined;
  /** Barriers against goods, visits and moves of firms from other regions relative to those of group `market`; 1 where not given. */
  readonly closedness?: number | undefined;
  /** km to the port through which it trades with the blocs. */
  readonly portDistance: number;
  /** Emissions it can bear without cost, thousand tonnes of CO2 a year; `environment.capacityRoom` decides where not given. */
  readonly environmentalCapacity?: number | undefined;
}

/** A foreign bloc, represented by one node an industry and stage. */
export interface BlocSpec {
  readonly name: string;
  readonly label: Label;
  readonly role: 'frontier' | 'rival';
  readonly wage: number;
  readonly competence: ByStage;
}

export interface IndustrySpec {
  readonly name: string;
  readonly label: Label;
  /** Final demand of each region and bloc, billion yuan a year at purchaser prices. */
  readonly demand: Readonly<Record<string, number>>;
  /** 1/year. */
  readonly demandGrowth: number;
  /** Shares of the blocs in what domestic clusters do not sell, by bloc and stage; sum to 1 over blocs. */
  readonly blocShares: Readonly<Record<string, ByStage>>;
  /** How much of what this industry knows is of use in another and the reverse, 0..1, by name; `market.relatedness` where not given. */
  readonly related?: Readonly<Record<string, number>> | undefined;
  /** Overrides of the stage parameters of the same names for this industry. */
  readonly stages?: Readonly<Partial<Record<StageTrait, ByStage>>> | undefined;
  /** Where the inputs of a stage come from; all from the stage before where not given. */
  readonly inputs?: Readonly<Partial<Record<StageName, InputSpec | undefined>>> | undefined;
}

/** Shares of the input spending of a stage, 0..1; the rest goes to the stage before, upstream out of the chain. */
export interface InputSpec {
  /** To firms of the same stage of the same industry. */
  readonly sameStage?: number | undefined;
  /** To stages of other industries, by name. */
  readonly otherIndustries?:
    | Readonly<Record<string, Readonly<Partial<Record<StageName, number | undefined>>>>>
    | undefined;
}

/** Traits of a stage that an industry may set for itself; the defaults are parameters of group `stage`. */
export const stageTraits = [
  'elasticity',
  'inputShare',
  'researchIntensity',
  'qualityElasticity',
  'wagePremium',
  'skilledShare',
  'emissionIntensity',
] as const;
export type StageTrait = (typeof stageTraits)[number];

/** A cluster at the start. */
export interface ClusterSpec {
  readonly region: string;
  readonly industry: string;
  /** Billion yuan a year by stage. */
  readonly sales: ByStage;
  /** Thousand persons in the first tick; what the wage bill pays at the wages of the region where not given. */
  readonly employment?: number | undefined;
  /** Number of firms by stage. */
  readonly firms: ByStage;
  /** Mean competence of the firms of each stage in their own field; log distance to the frontier. */
  readonly competence: ByStage;
  /** Mean competence in a field of the firms of the other stages; the same as `competence` where not given. */
  readonly crossCompetence?: ByStage | undefined;
  /** Standard deviation of the competences between firms. */
  readonly competenceSpread: number;
  /** How well competence outside the own stage is known: standard deviation of an error that all firms of the cluster share, drawn for each replicate; 0 where not given. */
  readonly competenceUncertainty?: number | undefined;
  /** Mean reliance on foreign technology, 0..1. */
  readonly foreignReliance: number;
  /** Share of firms owned abroad, 0..1. */
  readonly foreignOwned: number;
}

/** A world as a base scenario describes it, validated and complete. */
export interface WorldSpec {
  readonly regions: readonly RegionSpec[];
  readonly blocs: readonly BlocSpec[];
  readonly industries: readonly IndustrySpec[];
  readonly clusters: readonly ClusterSpec[];
}

/** A policy of a scenario, validated: names resolved, years relative to the start. */
export interface PolicySpec {
  readonly instrument: string;
  /** Years after the start. */
  readonly from: number;
  readonly until: number;
  readonly ramp: number;
  readonly rate: number;
  /** Billion yuan a year; null for none. */
  readonly budget: number | null;
  readonly target: {
    readonly region: readonly string[] | null;
    readonly industry: readonly string[] | null;
    readonly stage: readonly StageName[] | null;
    readonly owner: readonly ('domestic' | 'foreign')[] | null;
    readonly employees: { readonly min: number; readonly max: number };
    /** Paid on only to firms with at least this share of new products in sales, once `after` years are over. */
    readonly performance?: { readonly newProducts: number; readonly after: number } | undefined;
  };
  readonly partner: string | null;
  readonly direction: 'imports' | 'exports';
  readonly costShare: number;
  /** Spend exactly this, billion yuan a year by year of the run; null lets the rate decide. */
  readonly moneyPath: readonly number[] | null;
  /** Whose budget pays, the nation's where not given; where regions pay, `budget` caps each region's part. */
  readonly paidBy?: 'region' | 'nation' | undefined;
  /** How parks are laid out; one industry a region, by advantage, for good, where not given. */
  readonly park?: ParkSpec | undefined;
}

/** Which industries regions promote with parks. */
export interface ParkSpec {
  readonly layout: LayoutName;
  /** Industries each region promotes, of a layout that is not listed. */
  readonly industries: number;
  /** Names of industries by region, for the layout listed. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  /** Propensity of a government to copy another one at a review, 0..1. */
  readonly copying: number;
  /** Years between reviews, 0 for none. */
  readonly review: number;
}
