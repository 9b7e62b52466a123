import type { ReadonlyColumn } from '../engine/column.ts';
import { exp, log } from '../engine/maths.ts';
import { hashText, type Stream } from '../engine/random.ts';
import { accountsOf, frontierAccount, HOUSEHOLDS, INVESTMENT, pay } from '../world/socialAccounts.ts';
import { DOMESTIC_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';

const CLOSING = hashText('closeFirms.closing');

/**
 * Exit by negative equity, vanishing size, long loss, or a hazard that falls with age, h (1 + age)^-e. Cash left goes
 * to the owners, who also bear what is owed; capital is scrapped.
 */
export const closeFirms = firmRule({
  name: 'closeFirms',
  source: 'model.md section 3 step 13',
  params: [
    'demography.exitHazard',
    'demography.exitAgeExponent',
    'demography.lossTime',
    'demography.smallestSize',
    'mobility.collateral',
  ],
  reads: [
    'economy.kind',
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.owner',
    'firm.birth',
    'firm.capital',
    'firm.cash',
    'firm.lossTime',
    'node.stage',
    'node.referenceCapital',
  ],
  writes: ['firm.gone', 'node.exits', 'payment.amount'],
  rows: ['firm'],
  apply: ({ economy, firm, node, payment, rows, params, tick, dt, draws }) => {
    const closing = markClosing(
      firm,
      node.referenceCapital,
      params.demography,
      params.mobility.collateral,
      tick,
      dt,
      draws(CLOSING),
    );
    node.exits.fill(0);
    if (closing === 0) return;
    settleEstates(firm, node, payment.amount, accountsOf(payment), frontierAccount(economy), dt);
    rows.firm.keep(firm.gone);
  },
});

/** Counts the exits of every node and books what closing firms leave; a loop of its own, as it looks at all firms. */
function settleEstates(
  firm: {
    readonly count: number;
    readonly node: ReadonlyColumn;
    readonly owner: ReadonlyColumn;
    readonly cash: ReadonlyColumn;
    readonly gone: ReadonlyColumn;
  },
  node: { readonly stage: ReadonlyColumn; readonly exits: Int32Array },
  amounts: Float64Array,
  accounts: number,
  abroad: number,
  dt: number,
): void {
  const { count, node: nodeOf, owner, cash, gone } = firm;
  const { stage, exits } = node;
  for (let f = 0; f < count; f++) {
    if (gone[f] !== 0) continue;
    const n = nodeOf[f]!;
    const s = stage[n]!;
    exits[n]!++;
    pay(amounts, accounts, s, owner[f] === DOMESTIC_OWNER ? HOUSEHOLDS : abroad, cash[f]! / dt);
    pay(amounts, accounts, INVESTMENT, s, cash[f]! / dt);
  }
}

/** Flags the firms that close with 0 and returns their number; a loop of its own so that it compiles tightly. */
function markClosing(
  firm: {
    readonly count: number;
    readonly idHigh: ReadonlyColumn;
    readonly idLow: ReadonlyColumn;
    readonly node: ReadonlyColumn;
    readonly birth: ReadonlyColumn;
    readonly capital: ReadonlyColumn;
    readonly cash: ReadonlyColumn;
    readonly lossTime: ReadonlyColumn;
    readonly gone: Uint8Array;
  },
  referenceCapital: ReadonlyColumn,
  p: {
    readonly exitHazard: number;
    readonly exitAgeExponent: number;
    readonly lossTime: number;
    readonly smallestSize: number;
  },
  collateral: number,
  tick: number,
  dt: number,
  closings: Stream,
): number {
  const { count, idHigh, idLow, node, birth, capital, cash, lossTime, gone } = firm;
  const { exitHazard, exitAgeExponent, smallestSize, lossTime: longestLoss } = p;
  let closing = 0;
  for (let f = 0; f < count; f++) {
    const K = capital[f]!;
    const failed =
      cash[f]! + collateral * K < 0 || K < smallestSize * referenceCapital[node[f]!]! || lossTime[f]! >= longestLoss;
    if (!failed) {
      const u = closings.uniform(idHigh[f]!, idLow[f]!);
      // the hazard is largest at birth: most firms are through before their age is looked at
      if (u >= exitHazard * dt) continue;
      const age = (tick - birth[f]!) * dt;
      if (u >= exitHazard * exp(-exitAgeExponent * log(1 + age)) * dt) continue;
    }
    gone[f] = 0;
    closing++;
  }
  return closing;
}
