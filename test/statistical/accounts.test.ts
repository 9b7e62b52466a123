import { describe, expect, it } from 'vitest';
import { findScenario, packagedScenarios } from '../../src/experiments/files/findScenario.ts';
import { imbalances } from '../../src/world/socialAccounts.ts';
import { runTicks } from '../support/lockInWorld.ts';

const scenarios = packagedScenarios().map((name) => findScenario(name, { cwd: process.cwd() }).scenario);

describe('social accounts over the whole horizon', () => {
  // a scenario that matches the money of another needs that run first; test/worlds runs it for two years
  it.each(
    scenarios.filter(({ sameMoneyAs }) => sameMoneyAs === null).map((scenario) => [scenario.name, scenario] as const),
  )(
    'close to 1e-9 of all payments in every tick of %s',
    (_, scenario) => {
      let worst = 0;
      let ticks = 0;
      runTicks(scenario, 4 * scenario.years, {
        each: ({ payment }) => {
          ticks++;
          for (const gap of imbalances(payment.amount, Math.sqrt(payment.count)))
            worst = Math.max(worst, Math.abs(gap));
        },
      });
      expect(ticks).toBe(4 * scenario.years);
      expect(worst).toBeLessThan(1e-9);
    },
    120_000,
  );
});
