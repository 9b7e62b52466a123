import { describe, expect, it } from 'vitest';
import type { PolicySpec } from '../../src/world/worldSpec.ts';
import {
  differingColumns,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  twoIndustryWorld,
  watching,
} from '../support/lockInWorld.ts';

const run = (policies: readonly PolicySpec[]) => runOf({ world: twoIndustryWorld, policies, years: 6 });
const tied = (newProducts: number, after: number) =>
  policyOf('rdSubsidy', { from: 1, target: { performance: { newProducts, after } } });

describe('a subsidy tied to performance', () => {
  it('pays everybody until its follow-up, then only firms with enough new products in their sales', () => {
    const paid = { poor: 0, good: 0, early: 0 };
    let tick = 0;
    runTicks(run([tied(0.1, 1)]), 16, {
      observer: watching({
        payPolicies: {
          after: ({ firm }) => {
            for (let f = 0; f < firm.count; f++) {
              const poor = firm.newProductShare[f]! < 0.1;
              // from year 1 on, demanded from year 2 on
              if (tick >= 8 && poor) expect(firm.rdGrant[f]).toBe(0);
              else if (tick >= 4) expect(firm.rdGrant[f]).toBeCloseTo(0.05 * firm.sales[f]!, 12);
              if (tick >= 8) paid[poor ? 'poor' : 'good']++;
              else if (tick >= 4 && poor) paid.early++;
            }
            tick++;
          },
        },
      }),
    });
    for (const [what, firms] of Object.entries(paid)) expect(firms, what).toBeGreaterThan(0);
  });

  it('that demands nothing is the subsidy without the tie, bit for bit', () => {
    const plain = runTicks(run([policyOf('rdSubsidy', { from: 1 })]), 24).world;
    expect(differingColumns(runTicks(run([tied(0, 0)]), 24).world, plain, policyTables)).toEqual([]);
  });
});
