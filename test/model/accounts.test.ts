import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import { instruments } from '../../src/world/government/instruments.ts';
import { GOVERNMENTS, HOUSEHOLDS, LANDOWNERS } from '../../src/world/socialAccounts.ts';
import { fullRun, lockInWorld, runOf, runTicks, sumOf, Worst, watching } from '../support/lockInWorld.ts';

/*
 * Money is conserved, seen twice: from the social accounting matrix, in which every row must equal its column, and from
 * the columns of firms, nodes and governments without looking at the matrix.
 */

const YEARS = 40;
const DOMESTIC = 0;

const cashOf = ({ firm }: ModelWorld): number => sumOf(firm.cash, firm.count);

const worst = {
  matrix: new Worst(),
  cash: new Worst(),
  government: new Worst(),
  households: new Worst(),
  landowners: new Worst(),
  income: new Worst(),
  capital: new Worst(),
};
const seen = {
  exits: 0,
  entries: 0,
  climbs: 0,
  misused: 0,
  subsidies: 0,
  dividendsAbroad: 0,
  debts: 0,
  affiliates: 0,
  sparks: 0,
  attracted: 0,
  leaders: 0,
  emissionTaxes: 0,
};
let cashBefore = 0;
let governmentBefore = 0;
let goods = 0;
let grants = new Float64Array();
/** Cash that closing domestic firms of a stage hand to households, and capital and cash paid into new ones. */
const handedOver = [0, 0, 0];
const paidIn = [0, 0, 0];
let rowsBefore = 0;
/** Plants of parks by node before firms enter, and what entrants take of them. */
let plants = new Float64Array();
let plantsTaken = 0;
const dt = 0.25;

runTicks(fullRun(YEARS), 4 * YEARS, {
  observer: watching({
    groupFirms: {
      before: (world) => {
        cashBefore = cashOf(world);
        governmentBefore = world.nation.governmentCash[0]!;
      },
    },
    payPolicies: {
      after: ({ firm, node }) => {
        grants = new Float64Array(node.count);
        for (let f = 0; f < firm.count; f++) grants[firm.node[f]!]! += firm.rdGrant[f]!;
      },
    },
    growCapital: {
      before: ({ firm }) => {
        goods = -sumOf(firm.capital, firm.count);
      },
      after: ({ firm }) => {
        goods += sumOf(firm.capital, firm.count);
      },
    },
    closeFirms: {
      before: ({ firm, node }) => {
        handedOver.fill(0);
        for (let f = 0; f < firm.count; f++) {
          if (firm.owner[f] === DOMESTIC) handedOver[node.stage[firm.node[f]!]!]! += firm.cash[f]!;
        }
      },
      after: ({ firm, node }) => {
        for (let f = 0; f < firm.count; f++) {
          if (firm.owner[f] === DOMESTIC) handedOver[node.stage[firm.node[f]!]!]! -= firm.cash[f]!;
          if (firm.cash[f]! < 0) seen.debts++;
        }
      },
    },
    buildParks: {
      before: ({ firm, node }) => {
        goods -= sumOf(firm.capital, firm.count) + sumOf(node.parkPlants);
      },
      after: ({ firm, node }) => {
        goods += sumOf(firm.capital, firm.count) + sumOf(node.parkPlants);
      },
    },
    foundFirms: {
      before: ({ firm, node }) => {
        rowsBefore = firm.count;
        plants = node.parkPlants.slice();
      },
      after: ({ firm, node }) => {
        paidIn.fill(0);
        for (let f = rowsBefore; f < firm.count; f++) {
          const n = firm.node[f]!;
          // whoever enters a node with empty plants of a park takes half of its capital from them
          const plant = Math.min(0.5 * firm.capital[f]!, plants[n]!);
          plants[n]! -= plant;
          plantsTaken += plant;
          const bought = firm.capital[f]! - plant;
          if (firm.owner[f] === DOMESTIC) paidIn[node.stage[n]!]! += firm.cash[f]! + bought;
          else seen.affiliates++;
          goods += bought;
        }
        for (let n = 0; n < node.count; n++) expect(node.parkPlants[n]).toBeCloseTo(plants[n]!, 12);
      },
    },
    attractAffiliates: {
      before: ({ firm }) => {
        rowsBefore = firm.count;
      },
      after: ({ firm }) => {
        for (let f = rowsBefore; f < firm.count; f++) {
          expect(firm.owner[f]).not.toBe(DOMESTIC);
          goods += firm.capital[f]!;
          seen.attracted++;
        }
      },
    },
    plantLeadFirms: {
      before: ({ firm }) => {
        rowsBefore = firm.count;
      },
      after: ({ firm, node }) => {
        for (let f = rowsBefore; f < firm.count; f++) {
          paidIn[node.stage[firm.node[f]!]!]! += firm.cash[f]! + firm.capital[f]!;
          goods += firm.capital[f]!;
          seen.leaders++;
        }
      },
    },
    sparkIndustries: {
      before: ({ firm }) => {
        rowsBefore = firm.count;
      },
      after: ({ firm, node }) => {
        for (let f = rowsBefore; f < firm.count; f++) {
          paidIn[node.stage[firm.node[f]!]!]! += firm.cash[f]! + firm.capital[f]!;
          goods += firm.capital[f]!;
          seen.sparks++;
        }
      },
    },
  }),
  each: (world, tick) => {
    const { payment, node, link, economy, sector, policy, nation, market } = world;
    const accounts = Math.round(Math.sqrt(payment.count));
    const amounts = payment.amount;
    const total = sumOf(amounts);
    const at = (what: string) => () => `tick ${tick}, ${what}`;
    for (let a = 0; a < accounts; a++) {
      let row = 0;
      let column = 0;
      for (let b = 0; b < accounts; b++) {
        row += amounts[a * accounts + b]!;
        column += amounts[b * accounts + a]!;
      }
      worst.matrix.note(row, column, total, at(`account ${a}`));
    }
    const net = (payer: number, payee: number): number =>
      amounts[payer * accounts + payee]! - amounts[payee * accounts + payer]!;

    const sectors = sector.count;
    const E = economy.count;
    let taxes = 0;
    let rents = 0;
    const labour = [0, 0, 0];
    for (let n = 0; n < node.count; n++) {
      if (economy.kind[Math.floor(n / sectors)] !== 0) continue;
      const s = n % 3;
      // preferences stand among the policies, as money paid
      taxes += node.tax[n]! + node.taxForgone[n]! + node.emissionTaxes[n]!;
      rents += node.rents[n]!;
      labour[s]! += node.wages[n]! + node.research[n]! + node.misused[n]! + node.dividends[n]!;
      // what a node takes in is what its owners, workers, landlords and the treasury get; node.research holds the
      // grants that were spent on research, node.misused those that were not
      const income =
        node.wages[n]! +
        node.rents[n]! +
        node.research[n]! +
        node.misused[n]! -
        grants[n]! +
        node.tax[n]! +
        node.emissionTaxes[n]! +
        node.profit[n]!;
      worst.income.note(node.sales[n]! + node.subsidies[n]! - node.inputs[n]!, income, total, at(`node ${n}`));
      seen.exits += node.exits[n]!;
      seen.entries += node.entries[n]!;
      seen.climbs += node.climbs[n]!;
      seen.misused += node.misused[n]!;
      seen.emissionTaxes += node.emissionTaxes[n]!;
      seen.subsidies += node.subsidies[n]!;
      seen.dividendsAbroad += node.dividendsAbroad[n]!;
    }
    let tariffs = 0;
    let consumption = 0;
    let consumerTariffs = 0;
    for (let l = 0; l < link.count; l++) {
      if (economy.kind[l % E] !== 0) continue;
      const tariff = link.flow[l]! * link.tariff[l]!;
      tariffs += tariff;
      if (Math.floor(l / (E * E)) % 3 !== 2) continue;
      consumerTariffs += tariff;
      if (economy.kind[Math.floor(l / E) % E] === 0) consumption += link.flow[l]!;
    }
    let toHouseholds = 0;
    // institutions are run by households, vouchers handed to them
    for (let p = 0; p < policy.count; p++) {
      const vouchers = instruments[policy.instrument[p]!]!.lever === 'finalDemand';
      if (policy.costShare[p]! > 0 || vouchers) toHouseholds += policy.spending[p]!;
    }

    const cash = cashOf(world);
    const government = nation.governmentCash[0]!;
    const wealth = sumOf(market.demand);
    // savings that buy no capital goods are lent: they stay as cash with firms and governments
    worst.cash.note(
      nation.netLending[0]! * dt,
      cash - cashBefore + government - governmentBefore,
      wealth,
      at('cash of firms and governments'),
    );
    worst.government.note(
      (tariffs + taxes - sumOf(policy.spending)) * dt,
      government - governmentBefore,
      wealth,
      at('cash of governments'),
    );
    worst.capital.note(nation.capitalGoods[0]! * dt, goods, wealth, at('capital goods'));
    for (const s of [0, 1, 2]) {
      worst.households.note(
        net(s, HOUSEHOLDS),
        labour[s]! + (handedOver[s]! - paidIn[s]!) / dt - (s === 2 ? consumption : 0),
        wealth,
        at(`households from stage ${s}`),
      );
    }
    worst.households.note(
      net(GOVERNMENTS, HOUSEHOLDS),
      toHouseholds - consumerTariffs,
      wealth,
      at('households from governments'),
    );
    worst.landowners.note(rents, net(LANDOWNERS, HOUSEHOLDS), wealth, at('rents'));
  },
});

describe('in every tick of 40 years with two industries, every instrument, misuse and crowding out', () => {
  it('something of every kind is booked', () => {
    for (const [what, amount] of Object.entries(seen)) expect(amount, what).toBeGreaterThan(0);
    expect(plantsTaken).toBeGreaterThan(0);
  });

  it('what every account receives equals what it pays, to 1e-9 of all payments', () => {
    expect(worst.matrix.value, worst.matrix.place).toBeLessThan(1e-9);
  });

  it('net lending of the nation is the change of the cash of firms and governments', () => {
    expect(worst.cash.value, worst.cash.place).toBeLessThan(1e-9);
  });

  it('the cash of governments changes by tariffs and taxes less what the policies paid', () => {
    expect(worst.government.value, worst.government.place).toBeLessThan(1e-9);
  });

  it('capital goods bought are the change of capital of the firms that invest plus the capital of those that enter', () => {
    expect(worst.capital.value, worst.capital.place).toBeLessThan(1e-9);
  });

  it('households get wages, research pay, misused grants, dividends and the cash of closed firms, and pay for new ones, goods and tariffs', () => {
    expect(worst.households.value, worst.households.place).toBeLessThan(1e-9);
  });

  it('landowners pass on the rents of the nodes', () => {
    expect(worst.landowners.value, worst.landowners.place).toBeLessThan(1e-9);
  });

  it('value added of a node is wages, rents, own research, taxes and profit', () => {
    expect(worst.income.value, worst.income.place).toBeLessThan(1e-9);
  });
});

describe('profit of foreign affiliates', () => {
  it('goes to the frontier bloc, whatever the blocs are called', () => {
    // the same world with names under which the rival stands first
    const names: Readonly<Record<string, string>> = { Frontier: 'Zenith', Rival: 'Assembler' };
    const renamed = <T>(values: Readonly<Record<string, T>>): Record<string, T> =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [names[name] ?? name, value]));
    const world = {
      ...lockInWorld,
      blocs: lockInWorld.blocs.map((bloc) => ({ ...bloc, name: names[bloc.name]! })),
      industries: lockInWorld.industries.map((industry) => ({
        ...industry,
        demand: renamed(industry.demand),
        blocShares: renamed(industry.blocShares),
      })),
    };
    let paid = 0;
    let received = 0;
    let rival = 0;
    runTicks(runOf({ world, years: 4 }), 16, {
      observer: watching({
        // before closing firms pay out: upstream firms buy nothing in the blocs, so these are dividends alone
        climbLadder: {
          before: ({ node, payment }) => {
            const accounts = Math.round(Math.sqrt(payment.count));
            for (let n = 0; n < node.count; n += 3) paid += node.dividendsAbroad[n]!;
            // accounts of the blocs in order of name: the rival 8, the frontier 9
            rival += payment.amount[0 * accounts + 8]!;
            received += payment.amount[0 * accounts + 9]!;
          },
        },
      }),
    });
    expect(paid).toBeGreaterThan(0);
    expect({ rival, frontier: received }).toEqual({ rival: 0, frontier: expect.closeTo(paid, 9) });
  });
});
