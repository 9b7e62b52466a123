import type { ComparisonStudy } from '../../experiments/comparison/comparisonStudy.ts';
import type { Outcome } from '../../experiments/comparison/outcome.ts';
import type { ResultView } from '../resultView.ts';

/** A comparison with what all parts of its brief ask of it. */
export interface BriefView {
  readonly study: ComparisonStudy;
  /** A view a scenario, the baseline first. */
  readonly views: readonly [ResultView, ...ResultView[]];
}

/** Where an outcome is, in words. */
export const placeOf = (view: ResultView, { region, industry, stage }: Outcome): string =>
  view.placeName({ region, industry, stage });
