/**
 * The measures the questions of the model are asked in (docs/model.md, "Emergence"): location quotient, position,
 * efficiency, wages, who climbs and whether a cluster escapes; with output, jobs, value added and where they are.
 */
export const headlineMeasures: readonly string[] = [
  'lq',
  'gvcPosition',
  'upgradingShare',
  'innovationEfficiency',
  'rdProductivity',
  'wage',
  'upgrades',
  'escapedShare',
  'output',
  'employment',
  'valueAdded',
  'highEndValueAdded',
  'valueAddedPerWorker',
  'netMargin',
  'highEndMarketShare',
  'spatialGini',
];
