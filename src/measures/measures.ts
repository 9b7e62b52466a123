import {
  employment,
  firms,
  highEndValueAdded,
  netMargin,
  output,
  policySpending,
  valueAddedPerWorker,
  valueAddedTotal,
  wage,
} from './activity.ts';
import {
  conversionEfficiency,
  innovationEfficiency,
  innovationPotential,
  rdIntensity,
  rdProductivity,
  researchEfficiency,
} from './efficiency.ts';
import { endowmentMeasures } from './endowments.ts';
import { environmentMeasures } from './environment.ts';
import { firmSizeMeasures } from './firmSizes.ts';

import { learningMeasures } from './learning.ts';
import { deadShare, escapedShare, lockInShare } from './lockIn.ts';
import type { Measure } from './measure.ts';
import { parkMeasures } from './parks.ts';
import {
  policyCreditDisplaced,
  policyCrowdedOut,
  policyDemandDisplaced,
  policyMisused,
  policyUnspent,
} from './policyMoney.ts';
import { lq, lqOutput, spatialGini } from './specialisation.ts';
import {
  krugmanSpecialisation,
  lqStandardised,
  lqSymmetric,
  productivity,
  regionalHerfindahl,
  structuralDistance,
  structuralSimilarity,
  theil,
} from './structure.ts';
import {
  downstreamness,
  foreignInputShare,
  interregionalPurchases,
  supplierConcentration,
  upstreamness,
} from './supply.ts';
import { creditGap, creditNeed, nicheChampions } from './support.ts';
import { treasuryMeasures } from './treasury.ts';
import { turnoverMeasures } from './turnover.ts';
import { upgradingMeasures } from './upgrading.ts';
import {
  gvcDown,
  gvcDownForeign,
  gvcPosition,
  gvcPositionForeign,
  gvcUp,
  gvcUpForeign,
  upgradingShare,
} from './valueChain.ts';

/** Every measure of a run, in the order of result rows. */
export const measures: readonly Measure[] = [
  lq,
  lqOutput,
  gvcPosition,
  gvcUp,
  gvcDown,
  gvcPositionForeign,
  gvcUpForeign,
  gvcDownForeign,
  upgradingShare,
  innovationEfficiency,
  innovationPotential,
  researchEfficiency,
  conversionEfficiency,
  rdProductivity,
  rdIntensity,
  spatialGini,
  valueAddedPerWorker,
  netMargin,
  lockInShare,
  escapedShare,
  deadShare,
  employment,
  output,
  valueAddedTotal,
  highEndValueAdded,
  firms,
  wage,
  policySpending,
  policyUnspent,
  policyMisused,
  policyCreditDisplaced,
  policyCrowdedOut,
  policyDemandDisplaced,
  structuralSimilarity,
  krugmanSpecialisation,
  structuralDistance,
  regionalHerfindahl,
  theil,
  lqSymmetric,
  lqStandardised,
  upstreamness,
  downstreamness,
  foreignInputShare,
  supplierConcentration,
  interregionalPurchases,
  productivity,
  nicheChampions,
  creditNeed,
  creditGap,
  ...endowmentMeasures,
  ...turnoverMeasures,
  ...learningMeasures,
  ...upgradingMeasures,
  ...parkMeasures,
  ...treasuryMeasures,
  ...firmSizeMeasures,
  ...environmentMeasures,
];

export const measureNamed = (name: string): Measure | undefined => measures.find((measure) => measure.name === name);
