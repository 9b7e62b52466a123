import type { ObservedRun } from '../observeFirms.ts';
import { type FactorEstimates, regressFactors } from './clusterFactors.ts';
import { type EventPath, type StageEventKind, stageEvents } from './stageEvents.ts';
import { type HypothesisEstimates, testHypotheses } from './testHypotheses.ts';

/** What one run says of hypotheses, events and factors. */
export interface HypothesisRun {
  readonly estimates: HypothesisEstimates;
  readonly events: Readonly<Record<StageEventKind, EventPath>>;
  readonly factors: FactorEstimates;
}

export const hypothesisRun = (run: ObservedRun): HypothesisRun => ({
  estimates: testHypotheses(run),
  events: stageEvents(run.firms),
  factors: regressFactors(run.record),
});
