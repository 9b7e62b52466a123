import { usualOutcomes } from '../experiments/comparison/studyComparison.ts';
import type { Measure } from '../measures/measure.ts';
import { measures } from '../measures/measures.ts';

const wanted = new Set([
  ...usualOutcomes,
  'lockInShare',
  'deadShare',
  'employment',
  'output',
  'valueAdded',
  'employmentSmallFirms',
  'employmentMediumFirms',
  'employmentLargeFirms',
  'policySpending',
  'policyUnspent',
  'policyMisused',
  'policyCrowdedOut',
]);

/** Measures that a brief tells of: fewer than all, since some take longer to compute than the run itself. */
export const briefMeasures: readonly Measure[] = measures.filter(({ name }) => wanted.has(name));
