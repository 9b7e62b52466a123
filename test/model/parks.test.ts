import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import { attractedBy } from '../../src/agents/foundFirms.ts';
import { revealedAdvantage } from '../../src/world/revealedAdvantage.ts';
import { imbalances } from '../../src/world/socialAccounts.ts';
import type { ParkSpec, PolicySpec } from '../../src/world/worldSpec.ts';
import {
  differingColumns,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  sumOf,
  twoIndustryWorld,
  Worst,
  watching,
  withValues,
} from '../support/lockInWorld.ts';

const once: ParkSpec = { layout: 'byAdvantage', industries: 1, lists: {}, copying: 0, review: 0 };
const parks = (park: Partial<ParkSpec>, { target, ...changes }: Parameters<typeof policyOf>[1] = {}): PolicySpec => ({
  ...policyOf('park', { from: 1, ...changes, target: { stage: ['midstream'], ...target } }),
  park: { ...once, ...park },
});
const regions = twoIndustryWorld.regions.map(({ name }) => name).sort();
const K = 2;

/** Names of the industries a region promotes, by region. */
const promoted = ({ policyLayout }: ModelWorld, p = 0): Record<string, string[]> => {
  const C = policyLayout.count / Math.max(1, p + 1);
  return Object.fromEntries(
    regions.map((region, r) => [
      region,
      ['electronics', 'optics'].filter((_, k) => policyLayout.promoted[p * C + r * K + k] === 1),
    ]),
  );
};
const under = (policies: readonly PolicySpec[], ticks: number, changes: Readonly<Record<string, number>> = {}) =>
  runTicks(runOf({ world: twoIndustryWorld, policies, years: 12, parameters: withValues(changes) }), ticks).world;

describe('revealed comparative advantage', () => {
  it('is the share of an industry in the region over its share in the nation', () => {
    // region A sells 30 + 10, B 20 + 40: industry 0 has half of the nation's 100
    // A: (30/40)/(50/100) = 1.5, (10/40)/.5 = .5; B: (20/60)/.5 = 2/3, (40/60)/.5 = 4/3
    const ratios = revealedAdvantage(Float64Array.of(30, 10, 20, 40), 2, 2);
    [1.5, 0.5, 2 / 3, 4 / 3].forEach((ratio, c) => {
      expect(ratios[c]).toBeCloseTo(ratio, 12);
    });
  });

  it('is 0, not undefined, where a region sells nothing', () => {
    expect([...revealedAdvantage(Float64Array.of(0, 0, 20, 40), 2, 2)]).toEqual([0, 0, 1, 1]);
  });
});

describe('the layout of parks', () => {
  it('that is homogeneous promotes the largest industry of the nation in every region', () => {
    // optics has .4 of the sales of electronics everywhere
    const chosen = promoted(under([parks({ layout: 'homogeneous' })], 5));
    expect(chosen).toEqual(Object.fromEntries(regions.map((region) => [region, ['electronics']])));
  });

  it('by advantage promotes what the region sells more of than the nation does', () => {
    const { policyLayout, node } = under([parks({ layout: 'byAdvantage' }, { from: 0 })], 1);
    const sales = policyLayout.salesBefore.subarray(0, regions.length * K);
    const advantage = revealedAdvantage(Float64Array.from(sales), regions.length, K);
    expect(sumOf(sales)).toBeGreaterThan(0);
    expect(node.count).toBeGreaterThan(0);
    regions.forEach((_, r) => {
      const best = advantage[r * K]! >= advantage[r * K + 1]! ? 0 : 1;
      expect(policyLayout.promoted[r * K + best]).toBe(1);
      expect(policyLayout.promoted[r * K + 1 - best]).toBe(0);
    });
  });

  it('that is listed promotes what is listed, inside the target', () => {
    const lists = { West: ['optics'], Central: ['electronics', 'optics'], Coast: ['electronics'] };
    const inside = promoted(
      under([parks({ layout: 'listed', lists }, { target: { region: ['West', 'Central'] } })], 5),
    );
    expect(inside).toMatchObject({ West: ['optics'], Central: ['electronics', 'optics'], Coast: [] });
  });

  it('is reviewed only every so many years, by the numbers of that time', () => {
    const seen: number[] = [];
    runTicks(runOf({ world: twoIndustryWorld, policies: [parks({ review: 2 }, { rate: 0.05 })], years: 6 }), 24, {
      each: ({ policyLayout }) => seen.push(policyLayout.salesBefore[0]!),
    });
    const changes = seen.flatMap((value, tick) => (tick > 0 && value !== seen[tick - 1] ? [tick] : []));
    // chosen in tick 4 (year 1), reviewed in ticks 12 and 20
    expect(changes).toEqual([4, 12, 20]);
  });
});

describe('governments that copy', () => {
  const lists = { West: ['optics'], Central: ['electronics'], Coast: ['electronics'], River: ['optics'] };

  it('promote what the region promotes whose promoted clusters grew most', () => {
    const policy = parks({ layout: 'listed', lists, copying: 1, review: 4 }, { from: 0, rate: 0.02 });
    const before = under([policy], 1);
    const after = under([policy], 17);
    const first = promoted(before);
    const growth = regions.map((_, r) => {
      let was = 0;
      let is = 0;
      for (let k = 0; k < K; k++) {
        if (before.policyLayout.promoted[r * K + k] === 0) continue;
        was += before.policyLayout.salesBefore[r * K + k]!;
        is += after.policyLayout.salesBefore[r * K + k]!;
      }
      return is / was;
    });
    expect(Object.values(first).flat()).toContain('optics');
    regions.forEach((region, r) => {
      const others = regions.map((_, o) => (o === r ? Number.NEGATIVE_INFINITY : growth[o]!));
      const model = regions[others.indexOf(Math.max(...others))]!;
      expect(promoted(after)[region], `${region} copies ${model}`).toEqual(first[model]);
    });
  });

  it('with propensity 0 keep to their layout', () => {
    const policy = parks({ layout: 'listed', lists, copying: 0, review: 4 }, { from: 0, rate: 0.02 });
    expect(promoted(under([policy], 41))).toEqual(promoted(under([policy], 1)));
  });
});

describe('money of parks', () => {
  it('is the rate times the sales of the region, for whatever it promotes', () => {
    runTicks(runOf({ world: twoIndustryWorld, policies: [parks({ layout: 'homogeneous' })], years: 3 }), 8, {
      each: ({ node, economy, policy, sector }, tick) => {
        if (tick < 4) return;
        regions.forEach((region, r) => {
          const sales = sumOf(node.sales.subarray(r * sector.count, (r + 1) * sector.count));
          expect(economy.policySpending[r], region).toBeCloseTo(0.01 * sales, 12);
        });
        expect(sumOf(node.parkMoney)).toBeCloseTo(policy.spending[0]!, 12);
      },
    });
  });

  it('buys capacity for the firms there and plants, half each, and nothing else', () => {
    let capital = new Float64Array();
    let plants = new Float64Array();
    runTicks(runOf({ world: twoIndustryWorld, policies: [parks({})], years: 3 }), 12, {
      observer: watching({
        buildParks: {
          before: ({ firm, node }) => {
            capital = new Float64Array(node.count);
            for (let f = 0; f < firm.count; f++) capital[firm.node[f]!]! += firm.capital[f]!;
            plants = node.parkPlants.slice();
          },
          after: ({ firm, node }) => {
            const now = new Float64Array(node.count);
            for (let f = 0; f < firm.count; f++) {
              now[firm.node[f]!]! += firm.capital[f]!;
              expect(firm.lnCapital[f]).toBeCloseTo(Math.log(firm.capital[f]!), 9);
            }
            for (let n = 0; n < node.count; n++) {
              expect(now[n]! - capital[n]!).toBeCloseTo(0.5 * node.parkMoney[n]! * 0.25, 9);
              expect(node.parkPlants[n]! - plants[n]!).toBeCloseTo(0.5 * node.parkMoney[n]! * 0.25, 9);
            }
          },
        },
      }),
    });
    expect(sumOf(plants)).toBeGreaterThan(0);
  });

  it('draws entrants at the fill rate: plants over what one of them takes', () => {
    // plants of .6, half of an entrant of .2 paid: six entrants at 1 a year
    expect(attractedBy(0.6, 0.2, { plantSupport: 0.5, fillRate: 1 })).toBeCloseTo(6, 12);
    expect(attractedBy(0, 0.2, { plantSupport: 0.5, fillRate: 1 })).toBe(0);
  });

  it('closes the accounts: payments, cash of firms and governments, capital goods', () => {
    const worst = { matrix: new Worst(), cash: new Worst(), government: new Worst(), capital: new Worst() };
    const policies = [
      parks({}, { rate: 0.03 }),
      parks({ layout: 'homogeneous' }, { budget: 0.05, target: { stage: null } }),
    ];
    let cash = 0;
    let government = 0;
    let goods = 0;
    let before = 0;
    let rows = 0;
    let taken = 0;
    runTicks(runOf({ world: twoIndustryWorld, policies, years: 12 }), 48, {
      observer: watching({
        groupFirms: {
          before: ({ firm, nation, node }) => {
            cash = sumOf(firm.cash, firm.count);
            government = nation.governmentCash[0]!;
            before = sumOf(node.parkPlants);
          },
        },
        growCapital: {
          before: ({ firm }) => {
            goods = -sumOf(firm.capital, firm.count);
          },
        },
        buildParks: {
          after: ({ firm, node }) => {
            goods += sumOf(firm.capital, firm.count) + sumOf(node.parkPlants) - before;
            before = sumOf(node.parkPlants);
          },
        },
        foundFirms: {
          before: ({ firm }) => {
            rows = firm.count;
          },
          after: ({ firm, node }) => {
            for (let f = rows; f < firm.count; f++) goods += firm.capital[f]!;
            goods -= before - sumOf(node.parkPlants);
            taken += before - sumOf(node.parkPlants);
          },
        },
        sparkIndustries: {
          before: ({ firm }) => {
            rows = firm.count;
          },
          after: ({ firm }) => {
            for (let f = rows; f < firm.count; f++) goods += firm.capital[f]!;
          },
        },
      }),
      each: ({ payment, firm, nation, node, link, economy, policy, market }, tick) => {
        const at = (what: string) => () => `tick ${tick}, ${what}`;
        for (const gap of imbalances(payment.amount, Math.sqrt(payment.count)))
          worst.matrix.note(gap, 0, 1, at('payments'));
        const wealth = sumOf(market.demand);
        const E = economy.count;
        let revenue = sumOf(node.tax);
        for (let l = 0; l < link.count; l++) if (economy.kind[l % E] === 0) revenue += link.flow[l]! * link.tariff[l]!;
        const saved = nation.governmentCash[0]! - government;
        worst.cash.note(nation.netLending[0]! * 0.25, sumOf(firm.cash, firm.count) - cash + saved, wealth, at('cash'));
        worst.government.note((revenue - sumOf(policy.spending)) * 0.25, saved, wealth, at('governments'));
        worst.capital.note(nation.capitalGoods[0]! * 0.25, goods, wealth, at('capital goods'));
      },
    });
    expect(taken).toBeGreaterThan(0);
    for (const [what, { value, place }] of Object.entries(worst)) expect(value, `${what}: ${place}`).toBeLessThan(1e-9);
  });
});

describe('every number of a park', () => {
  const policies = [parks({}, { rate: 0.03 })];
  const base = under(policies, 24);
  it.each([
    ['park.plantShare', 0.2],
    ['park.plantSupport', 0.9],
    ['park.fillRate', 3],
  ] as const)('%s acts', (path, value) => {
    expect(differingColumns(under(policies, 24, { [path]: value }), base, policyTables)).toContain('node.sales');
    // and only where there are parks
    expect(differingColumns(under([], 24, { [path]: value }), under([], 24), policyTables)).toEqual([]);
  });
});
