import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import { CHANNELS } from '../../src/world/channelNames.ts';
import { defaults, nodeOf, policyOf, runOf, runTicks, sumOf, watching, withValues } from '../support/lockInWorld.ts';

const central = nodeOf(runOf({}), 'Central', 'electronics', 1);
const west = nodeOf(runOf({}), 'West', 'electronics', 1);
const target = { region: ['Central'] };

describe('an industry association', () => {
  const under = (changes: Readonly<Record<string, number>>, rate = 1) =>
    runOf({ policies: [policyOf('association', { rate, target })], parameters: withValues(changes), years: 3 });

  /** Looks at the world right after the rule, in the first tick. */
  const seenBy = (run: ReturnType<typeof under>, check: (world: ModelWorld) => void): void => {
    runTicks(run, 1, { observer: watching({ runAssociations: { after: check } }) });
  };

  it('does for its members what goes with their number: strength n/(n + 20)', () => {
    seenBy(under({}, 2), ({ node }) => {
      // 110 firms at the start: 220/130
      expect(node.sharedServices[central]).toBeCloseTo(1.6923, 4);
      expect(node.sharedServices[west]).toBe(0);
    });
  });

  it('does the same however many firms the sales of the world are cut into', () => {
    seenBy(under({ 'firm.countScale': 3 }), ({ node }) => {
      expect(node.firms[central]).toBe(330);
      expect(node.sharedServices[central]).toBeCloseTo(110 / 130, 12);
    });
  });

  it('brings members together more often, and nobody else', () => {
    const { channel } = runTicks(under({}), 1).world;
    expect(channel.until[central * CHANNELS]).toBeCloseTo(defaults.learning.cluster * (1 + 110 / 130), 12);
    expect(channel.until[west * CHANNELS]).toBe(defaults.learning.cluster);
  });

  it('costs members their dues, which are wages: .002 of their sales at strength 2', () => {
    let operating = new Float64Array();
    let wages = 0;
    runTicks(under({ 'programme.associationFee': 0.001 }, 2), 1, {
      observer: watching({
        runAssociations: {
          before: ({ firm, node }) => {
            operating = firm.operating.slice(0, firm.count);
            wages = node.wages[central]!;
          },
          after: ({ firm, node }) => {
            for (let f = 0; f < firm.count; f++) {
              const due = firm.node[f] === central ? 0.002 * firm.sales[f]! : 0;
              expect(operating[f]! - firm.operating[f]!).toBeCloseTo(due, 12);
            }
            expect(node.wages[central]! - wages).toBeCloseTo(0.002 * node.sales[central]!, 12);
          },
        },
      }),
    });
  });

  it('has more inventions put to use', () => {
    const conversions = (policies: ReturnType<typeof policyOf>[]) => {
      const { nodeYear, node } = runTicks(runOf({ policies, years: 5 }), 20).world;
      let sum = 0;
      for (let year = 0; year < 5; year++) sum += nodeYear.conversions[year * node.count + central]!;
      return sum;
    };
    expect(conversions([policyOf('association', { target })])).toBeGreaterThan(1.05 * conversions([]));
  });
});

describe('niche champions', () => {
  /** What the rule gave to each firm in the tick, and the world then. */
  function rewards(policies: ReturnType<typeof policyOf>[], check: (world: ModelWorld, given: Float64Array) => void) {
    let operating = new Float64Array();
    runTicks(runOf({ policies, years: 3 }), 2, {
      observer: watching({
        rewardChampions: {
          before: ({ firm }) => {
            operating = firm.operating.slice(0, firm.count);
          },
          after: (world) => {
            check(
              world,
              operating.map((before, f) => world.firm.operating[f]! - before),
            );
          },
        },
      }),
    });
  }
  const isChampion = ({ firm, node }: ModelWorld, f: number): boolean => {
    const n = firm.node[f]!;
    const competence = [firm.design, firm.manufacture, firm.brand][node.stage[n]!]![f]!;
    const persons = firm.employees[f]! * 1000;
    return firm.newProductShare[f]! >= 0.03 && persons <= 1000 && competence >= node.competence[n]!;
  };

  it('are small firms with new products and at least the competence of their neighbours: each gets .05 of its sales', () => {
    let chosen = 0;
    let passedOver = 0;
    rewards([policyOf('nicheChampion')], (world, given) => {
      for (let f = 0; f < world.firm.count; f++) {
        const champion = isChampion(world, f);
        expect(given[f]).toBeCloseTo(champion ? 0.05 * world.firm.sales[f]! : 0, 12);
        if (champion) chosen++;
        else passedOver++;
      }
      expect(sumOf(world.node.subsidies)).toBeCloseTo(sumOf(given), 12);
      expect(world.policy.spending[0]).toBeCloseTo(sumOf(given), 12);
    });
    expect(chosen).toBeGreaterThan(20);
    expect(passedOver).toBeGreaterThan(10 * chosen);
  });

  it('are looked for among those whom the policy targets only', () => {
    rewards([policyOf('nicheChampion', { target: { region: ['Coast'], owner: ['domestic'] } })], (world, given) => {
      for (let f = 0; f < world.firm.count; f++) {
        if (given[f] === 0) continue;
        expect(world.firm.owner[f]).toBe(0);
        expect(world.node.economy[world.firm.node[f]!]).toBe(1);
      }
      expect(sumOf(given)).toBeGreaterThan(0);
    });
  });

  it('share a budget that binds in equal parts of their sales', () => {
    rewards([policyOf('nicheChampion', { budget: 0.01 })], (world, given) => {
      const ratios = new Set<string>();
      for (let f = 0; f < world.firm.count; f++) {
        if (given[f]! > 0) ratios.add((given[f]! / world.firm.sales[f]!).toPrecision(6));
      }
      expect(ratios.size).toBe(1);
      expect(sumOf(given)).toBeCloseTo(0.01, 12);
    });
  });

  it('are counted by place', () => {
    rewards([policyOf('nicheChampion')], (world, given) => {
      const counted = new Int32Array(world.node.count);
      for (let f = 0; f < world.firm.count; f++) if (given[f]! > 0) counted[world.firm.node[f]!]!++;
      expect([...world.node.champions]).toEqual([...counted]);
    });
  });
});
