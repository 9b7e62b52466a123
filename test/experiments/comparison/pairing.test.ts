import { describe, expect, it } from 'vitest';
import { studyComparison } from '../../../src/experiments/comparison/studyComparison.ts';
import { findScenario } from '../../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../../src/experiments/runReplicate.ts';
import { assembleResult } from '../../../src/experiments/runResult.ts';
import { measures as allMeasures } from '../../../src/measures/measures.ts';
import { headlineOutcome } from '../../../src/report/headlineOutcome.ts';

/*
 * Common random numbers at work. The subsidy of rd-subsidy-12 starts in the sixth year of the run, so its fifth year is the
 * tenth. 100 pairs give ratios of 17, 7.7, 6.8 and 7.2 (docs/comparing.md). 16 pairs know a deviation to about 20 %, enough
 * to tell 7 from 3, for the location quotient and value added. The upgrading share and high-end value added of a laggard
 * hardly move by then but in the few runs that climb early: for these two a ratio takes 100 pairs.
 */
const PAIRS = 16;
const wanted = ['upgradingShare', 'lq', 'valueAdded', 'highEndValueAdded', 'lockInShare'];

describe('pairing', () => {
  it('makes the deviation of the difference at least 3 times smaller in year 5 of a targeted subsidy', () => {
    const measures = allMeasures.filter(({ name }) => wanted.includes(name));
    const results = ['low-end-lock-in', 'rd-subsidy-12'].map((name) => {
      const { scenario, moneyScenarios } = findScenario(name, { cwd: process.cwd(), years: 10 });
      const runs = Array.from({ length: PAIRS }, (_, replicate) =>
        runReplicate(scenario, 'tuning', replicate, measures, { moneyScenarios }),
      );
      return assembleResult(scenario, 'tuning', measures, runs);
    });
    const { pairing } = studyComparison({ results, headline: headlineOutcome(results) }).options[0]!;
    expect(pairing.map(({ outcome }) => outcome.region)).toEqual(['Central', 'Central', 'Central', 'Central']);
    for (const { outcome, years } of pairing) {
      const [first, before, fifth] = years;
      expect([before!.year, fifth!.year]).toEqual([2004, 2009]);
      // until the subsidy starts, both worlds are one
      expect([first!.paired, before!.paired], outcome.measure).toEqual([0, 0]);
      expect(fifth!.paired, outcome.measure).toBeGreaterThan(0);
      if (['lq', 'valueAdded'].includes(outcome.measure)) expect(fifth!.ratio, outcome.measure).toBeGreaterThan(3);
    }
  });
});
