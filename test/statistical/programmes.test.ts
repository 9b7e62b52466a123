import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { summarisePairs } from '../../src/experiments/pairedDifference.ts';
import { type ModelScenario, runReplicate } from '../../src/experiments/runReplicate.ts';
import { measureNamed } from '../../src/measures/measures.ts';

/*
 * Each instrument, at its default in its stated world, moves the outcome that its own note names by more than three
 * standard errors of the paired difference, in the stated direction. A reduced test with ten seeds over the first years (sixty for market access);
 * docs/model.md, section 8, has figures of 100 seeds.
 */

const SEEDS = 10;
const scenarioOf = (name: string): ModelScenario => findScenario(name, { cwd: process.cwd() }).scenario;

/** Values of a measure in a year, summed over industries and stages in the regions given. */
function outcomes(name: string, measure: string, year: number, regions: readonly string[], seeds: number): number[] {
  const found = scenarioOf(name);
  const scenario = { ...found, years: year };
  const declared = measureNamed(measure)!;
  const moneyScenarios = new Map(
    found.sameMoneyAs === null ? [] : [[found.sameMoneyAs, scenarioOf(found.sameMoneyAs)] as const],
  );
  const all = scenario.world.regions.map((region) => region.name).sort();
  return Array.from({ length: seeds }, (_, replicate) => {
    const { tables } = runReplicate(scenario, 'tuning', replicate, [declared], { moneyScenarios });
    const values = tables[0]!.values.subarray(-tables[0]!.values.length / year);
    const cells = values.length / all.length;
    let sum = 0;
    for (const region of regions) {
      const first = all.indexOf(region) * cells;
      for (const value of values.subarray(first, first + cells)) if (Number.isFinite(value)) sum += value;
    }
    return sum;
  });
}

/** Mean paired difference in its standard errors. */
function errorsOff(
  name: string,
  baseline: string,
  measure: string,
  year: number,
  regions: readonly string[],
  seeds: number,
): number {
  const { mean, pairedDeviation, pairs } = summarisePairs(
    outcomes(baseline, measure, year, regions, seeds),
    outcomes(name, measure, year, regions, seeds),
  );
  return (mean * Math.sqrt(pairs)) / pairedDeviation;
}

const laggards = ['Central', 'West'];
const coastToWest = ['Central', 'Coast', 'River', 'West'];
const areas = ['Central', 'East', 'West'];

describe('a programme moves what its note names', () => {
  it.each<[string, string, string, number, readonly string[], 1 | -1]>([
    ['finance-balanced', 'finance-rationed', 'output', 6, areas, 1],
    ['finance-balanced', 'finance-rationed', 'creditNeed', 6, areas, 1],
    ['finance-rationed', 'east-central-west', 'output', 6, areas, -1],
    ['finance-east', 'finance-balanced', 'employment', 6, ['Central', 'West'], -1],
    ['finance-east', 'finance-balanced', 'employment', 6, ['East'], 1],
    ['association-20', 'low-end-lock-in', 'learningCluster', 10, laggards, 1],
    ['association-20', 'low-end-lock-in', 'newProductShare', 10, laggards, 1],
    ['little-giants', 'low-end-lock-in', 'rdIntensity', 10, coastToWest, 1],
    ['little-giants', 'low-end-lock-in', 'valueAdded', 10, coastToWest, 1],
    ['talent-20', 'low-end-lock-in', 'learningUniversity', 25, laggards, 1],
    ['talent-20', 'low-end-lock-in', 'skillPremium', 25, laggards, -1],
    ['infrastructure-20', 'low-end-lock-in', 'output', 10, laggards, 1],
    ['platform-20', 'low-end-lock-in', 'newProductShare', 10, laggards, 1],
    ['platform-20', 'low-end-lock-in', 'learningCustomer', 10, laggards, 1],
    ['standards-20', 'low-end-lock-in', 'newProductShare', 10, laggards, 1],
  ])('%s against %s: %s in year %i of %s', (name, baseline, measure, year, regions, sign) => {
    expect(errorsOff(name, baseline, measure, year, regions, SEEDS) * sign).toBeGreaterThan(3);
  });

  it('market access lets more firms of supported laggards climb: few do, so it takes 60 seeds to see', () => {
    expect(errorsOff('market-access-12', 'rd-subsidy-12', 'upgradingShare', 18, laggards, 60)).toBeGreaterThan(3);
  });
});
