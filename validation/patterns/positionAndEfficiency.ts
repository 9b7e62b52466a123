import { dipYears, stageEvents } from '../../src/experiments/hypotheses/stageEvents.ts';
import { testHypotheses } from '../../src/experiments/hypotheses/testHypotheses.ts';
import type { Reading } from './observation.ts';

/** P5: what `agglomera test-hypotheses` reads off a run, by the names of patterns.yaml. */
export const positionAndEfficiency: Reading = (observation) => {
  const { innovationEfficiency: efficiency, rdProductivity: productivity } = testHypotheses(observation);
  return {
    'position (U + D share of value added) on ln innovation efficiency, DEA': efficiency.highEndShare.value,
    'position on ln R&D productivity': productivity.highEndShare.value,
    'coefficient of U share minus that of D share': efficiency.upstreamLessDownstream.value,
    'holders with high foreign reliance': efficiency.highLessLowReliance.value,
    'years of dip while climbing': dipYears(stageEvents(observation.firms).climbing),
    'coefficient of falling': efficiency.falling.value,
    // beside the bands, not judged
    'coefficient of U share minus that of D share, on ln R&D productivity': productivity.upstreamLessDownstream.value,
    'Koopman position on ln innovation efficiency': efficiency.koopmanPosition.value,
    'coefficient of climbing': efficiency.climbing.value,
  };
};
