import { describe, expect, it } from 'vitest';
import { defaults, fullRun, runTicks, Worst, watching, withValues } from '../support/lockInWorld.ts';

describe('capital', () => {
  const worst = { node: new Worst(), nation: new Worst(), logarithm: new Worst() };
  let before = new Float64Array();
  let grown = new Float64Array();
  let spread = 0;
  // what firms wish to invest they invest: credit that is rationed has its own test
  const run = fullRun(10);
  runTicks({ ...run, parameters: withValues({ 'region.creditRationing': 0 }, run.parameters) }, 40, {
    observer: watching({
      growCapital: {
        before: ({ firm, node }) => {
          before = new Float64Array(node.count);
          grown = new Float64Array(node.count);
          const { growthSpeed, growthFloor, growthCeiling, requiredReturn } = defaults.firm;
          for (let f = 0; f < firm.count; f++) {
            const n = firm.node[f]!;
            const capital = firm.capital[f]!;
            const rate = growthSpeed * (firm.profit[f]! / capital - requiredReturn);
            before[n]! += capital;
            grown[n]! += capital * Math.exp(Math.min(Math.max(rate, growthFloor), growthCeiling) * 0.25);
          }
        },
        after: ({ firm, node, nation }) => {
          const after = new Float64Array(node.count);
          for (let f = 0; f < firm.count; f++) {
            const n = firm.node[f]!;
            after[n]! += firm.capital[f]!;
            spread = Math.max(spread, Math.abs(firm.shock[f]!));
            worst.logarithm.note(Math.exp(firm.lnCapital[f]!), firm.capital[f]!, firm.capital[f]!, () => `firm ${f}`);
          }
          let goods = 0;
          for (let n = 0; n < node.count; n++) {
            if (grown[n]! > 0) worst.node.note(after[n]!, grown[n]!, grown[n]!, () => `node ${n}`);
            goods += grown[n]! - before[n]!;
          }
          worst.nation.note(nation.capitalGoods[0]! * 0.25, goods, 1, () => 'capital goods');
        },
      },
    }),
  });

  it('is neither made nor lost by shocks: that of a node is what its firms invested', () => {
    expect(spread).toBeGreaterThan(0.2);
    expect(worst.node.value, worst.node.place).toBeLessThan(1e-9);
  });

  it('grows by what is bought as capital goods', () => {
    expect(worst.nation.value, worst.nation.place).toBeLessThan(1e-9);
  });

  it('is kept beside its logarithm without the two drifting apart', () => {
    expect(worst.logarithm.value, worst.logarithm.place).toBeLessThan(1e-9);
  });
});
