import { float64 } from '../../engine/column.ts';

/** Columns of table `node`, one a lever of an institution: the strength in force of all policies that target the node. */
export const institutionColumns = {
  platform: float64('1', 'strength of innovation platforms in force'),
  standards: float64('1', 'strength of standards and certification in force'),
  relocationIncentive: float64('ln sales', 'incentive for firms that move in'),
  marketAccess: float64('1', 'strength of market access programmes in force'),
  association: float64('1', 'strength of industry associations in force'),
  credit: float64('share', 'access to credit that policies in force add'),
  education: float64('share of the start a year', 'universities that programmes in force build in the region'),
  publicWorks: float64('index points a year', 'infrastructure that programmes in force build in the region'),
  foreignInvestment: float64('1/year', 'inflow of affiliates in the capital of the cluster'),
  leadFirm: float64('share', 'size of the chain leader sought in the capital of the cluster'),
} as const;
