import type { Label, Parameter } from '../../engine/parameter.ts';

/**
 * What the rate of an instrument is a rate of, and so what it moves:
 * `researchGrant` share of a firm's sales, paid for R&D (firm.rdGrant) ·
 * `productionCost` share of a firm's production cost (firm.productionSubsidy) ·
 * `platform`, `standards`, `marketAccess`, `relocationIncentive` strength of an institution that serves a node (the node column of that name) ·
 * `education`, `publicWorks` the same for a whole region (economy.universities, economy.infrastructure) ·
 * `association` the same, at a fee for the firms served as well (node.sharedServices) ·
 * `credit` the same, share of the credit asked for ·
 * `foreignInvestment` inflow of affiliates, `leadFirm` size of a chain leader, shares of the capital of the cluster (paid by its sales, servedSales.ts) ·
 * `championReward` share of the sales of firms chosen by size and new products (firm.operating) ·
 * `tariff` ad valorem rate on trade with blocs (link.tariff) ·
 * `profitTax` share of the profit tax forgone (firm.profit) ·
 * `park` share of a region's sales, spent on capacity of the industries it promotes (node.parkMoney) ·
 * `emissionTax` yuan a tonne emitted by a node (node.emissionTax) ·
 * `blockade` share of what a bloc supplies and knows that is cut off (blockTrade.ts) ·
 * `integration` share of the barriers between regions that is taken down (integrateMarkets.ts) ·
 * `finalDemand` vouchers as a share of final demand at home (stimulateDemand.ts) ·
 * `paradigmShift` lead of a new technological track, an event rather than a policy (sector.shiftSize) ·
 * `own` strength of what an extension brings: its rules read it from the node column of its name.
 */
export type Lever =
  | 'researchGrant'
  | 'productionCost'
  | InstitutionLever
  | 'integration'
  | 'finalDemand'
  | 'championReward'
  | 'tariff'
  | 'emissionTax'
  | 'blockade'
  | 'park'
  | 'profitTax'
  | 'paradigmShift'
  | 'own';

/** Institutions serve nodes, each with the node column of its name, at a cost per sales served. */
export const institutionLevers = [
  'platform',
  'standards',
  'marketAccess',
  'relocationIncentive',
  'credit',
  'association',
  'foreignInvestment',
  'leadFirm',
  'education',
  'publicWorks',
] as const;
export type InstitutionLever = (typeof institutionLevers)[number];
export const isInstitution = (lever: Lever): lever is InstitutionLever =>
  (institutionLevers as readonly Lever[]).includes(lever);
/** Whether nodes are served at a cost per sales: institutions, and what an extension brings. */
export const servesNodes = (lever: Lever): boolean => lever === 'own' || isInstitution(lever);

export const targetFilters = ['region', 'industry', 'stage', 'owner', 'employees', 'performance'] as const;
export type TargetFilter = (typeof targetFilters)[number];

/** A policy instrument, declared once: schema, command line, page, report and documentation read it from here. */
export interface Instrument {
  readonly name: string;
  readonly label: Label;
  /** One sentence: what it does. */
  readonly doc: string;
  /** The equation it enters and the columns it moves. */
  readonly equation: string;
  readonly source: string;
  readonly lever: Lever;
  /** Its strength; the default is used when a policy gives no rate. */
  readonly rate: Parameter;
  readonly filters: readonly TargetFilter[];
  /** Filters one would expect but that would mean nothing here, with what to use instead. */
  readonly refused?: Partial<Readonly<Record<TargetFilter, string>>>;
  /** Whether money is paid out under it (a budget and a money path make sense). */
  readonly spends: boolean;
  /** For institutions: cost as a share of the sales of the firms served, at strength 1. */
  readonly costShare?: Parameter;
}
