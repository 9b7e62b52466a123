import type { ComparisonStudy } from '../../experiments/comparison/comparisonStudy.ts';
import type { PairView } from '../pairView.ts';
import type { ResultView } from '../resultView.ts';

/** A comparison with what all parts of its brief ask of it. */
export interface BriefView {
  readonly study: ComparisonStudy;
  /** The baseline; every difference is told in its words. */
  readonly view: ResultView;
  /** A view a scenario, the baseline first. */
  readonly views: readonly ResultView[];
  /** The baseline with each option, in the order of the study. */
  readonly pairs: readonly PairView[];
}
