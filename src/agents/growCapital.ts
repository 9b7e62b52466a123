import type { ReadonlyColumn } from '../engine/column.ts';
import { exp, log } from '../engine/maths.ts';
import { hashText, type Stream } from '../engine/random.ts';
import { accountsOf, frontierAccount, HOUSEHOLDS, INVESTMENT, pay } from '../world/socialAccounts.ts';
import { DOMESTIC_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';

const SHOCK = hashText('growCapital.shock');
/** No shock moves a firm by more than this, ln. */
const LARGEST_SHOCK = 0.5;

/**
 * Capital follows profit: d ln K = clip(speed (profit/K - required), floor, ceiling) dt, paid from cash. A shock
 * eps = shock Laplace (K/typical)^-beta (unit variance; the limit of increasing-returns allocation of opportunities,
 * sqrt(Exp) Normal) moves capacity between the firms of a node; it is scaled back so that
 * it creates none (a won order is another firm's loss), so it needs no counterpart in the accounts. Half of the cash
 * above the reserve goes to the owners.
 */
export const growCapital = firmRule({
  name: 'growCapital',
  source: 'model.md section 3 step 10; Bottazzi & Secchi 2006; Stanley et al. 1996',
  params: [
    'firm.requiredReturn',
    'firm.growthSpeed',
    'firm.growthFloor',
    'firm.growthCeiling',
    'firm.shock',
    'firm.shockSizeExponent',
    'firm.payout',
    'firm.cashReserve',
  ],
  reads: [
    'economy.kind',
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.owner',
    'firm.profit',
    'node.stage',
    'node.lnReference',
  ],
  writes: [
    'firm.capital',
    'firm.lnCapital',
    'firm.shock',
    'firm.cash',
    'firm.lossTime',
    'node.capitalBefore',
    'node.capitalAfter',
    'node.returnGap',
    'node.dividends',
    'node.dividendsAbroad',
    'nation.capitalGoods',
    'payment.amount',
  ],
  apply: ({ economy, firm, node, nation, payment, params, dt, draws }) => {
    const p = params.firm;
    drawShocks(firm, node, p.shock, p.shockSizeExponent, draws(SHOCK));
    const goods = invest(firm, node, p, dt);
    nation.capitalGoods[0] = goods / dt;
    scaleBack(firm, node);
    const accounts = accountsOf(payment);
    const abroad = frontierAccount(economy);
    for (let n = 0; n < node.count; n++) {
      const s = node.stage[n]!;
      pay(payment.amount, accounts, s, HOUSEHOLDS, node.dividends[n]!);
      pay(payment.amount, accounts, s, abroad, node.dividendsAbroad[n]!);
    }
    bookSavings(firm, node, payment.amount, accounts);
  },
});

interface InvestingFirms extends ShockColumns {
  readonly owner: ReadonlyColumn;
  readonly profit: ReadonlyColumn;
  readonly capital: Float64Array;
  readonly lnCapital: Float64Array;
  readonly cash: Float64Array;
  readonly lossTime: Float64Array;
}

/** Investment, payout and the shock of every firm, and the sums of the nodes; returns spending on capital goods. */
function invest(
  firm: InvestingFirms,
  node: Readonly<
    Record<'capitalBefore' | 'capitalAfter' | 'returnGap' | 'dividends' | 'dividendsAbroad', Float64Array>
  >,
  p: Readonly<
    Record<'growthSpeed' | 'growthFloor' | 'growthCeiling' | 'requiredReturn' | 'cashReserve' | 'payout', number>
  >,
  dt: number,
): number {
  const { count, node: nodeOf, owner, profit, capital, lnCapital, cash, lossTime, shock } = firm;
  const { capitalBefore, capitalAfter, returnGap, dividends, dividendsAbroad } = node;
  const { growthSpeed, growthFloor, growthCeiling, requiredReturn, cashReserve, payout } = p;
  capitalBefore.fill(0);
  capitalAfter.fill(0);
  returnGap.fill(0);
  dividends.fill(0);
  dividendsAbroad.fill(0);
  let goods = 0;
  for (let f = 0; f < count; f++) {
    const n = nodeOf[f]!;
    const K = capital[f]!;
    const gained = profit[f]!;
    const excess = gained / K - requiredReturn;
    const rate = growthSpeed * excess;
    const growth = (rate < growthFloor ? growthFloor : rate > growthCeiling ? growthCeiling : rate) * dt;
    const grown = K * exp(growth);
    returnGap[n]! += K * excess;
    goods += grown - K;
    const money = cash[f]! + gained * dt - (grown - K);
    const spare = money - cashReserve * grown;
    const dividend = spare > 0 ? payout * spare : 0;
    cash[f] = money - dividend;
    if (owner[f] === DOMESTIC_OWNER) dividends[n]! += dividend;
    else dividendsAbroad[n]! += dividend;
    lossTime[f] = gained < 0 ? lossTime[f]! + dt : 0;
    const lnK = lnCapital[f]! + growth + shock[f]!;
    lnCapital[f] = lnK;
    capitalBefore[n]! += grown;
    const K1 = exp(lnK);
    capital[f] = K1;
    capitalAfter[n]! += K1;
  }
  for (let n = 0; n < dividends.length; n++) {
    dividends[n]! /= dt;
    dividendsAbroad[n]! /= dt;
  }
  return goods;
}

interface ShockColumns {
  readonly count: number;
  readonly idHigh: ReadonlyColumn;
  readonly idLow: ReadonlyColumn;
  readonly node: ReadonlyColumn;
  readonly lnCapital: ReadonlyColumn;
  readonly shock: Float64Array;
}

/** eps of every firm; a loop of its own, small enough to be compiled without boxing a number. */
function drawShocks(
  firm: ShockColumns,
  node: { readonly lnReference: ReadonlyColumn },
  size: number,
  exponent: number,
  shocks: Stream,
): void {
  const { count, idHigh, idLow, node: nodeOf, lnCapital, shock } = firm;
  const { lnReference } = node;
  const scale = size * Math.SQRT1_2;
  for (let f = 0; f < count; f++) {
    const spread = scale * exp(-exponent * (lnCapital[f]! - lnReference[nodeOf[f]!]!));
    const u = shocks.uniform(idHigh[f]!, idLow[f]!) - 0.5;
    const raw = u < 0 ? spread * log(1 + 2 * u) : -spread * log(1 - 2 * u);
    shock[f] = raw > LARGEST_SHOCK ? LARGEST_SHOCK : raw < -LARGEST_SHOCK ? -LARGEST_SHOCK : raw;
  }
}

/** Takes back the capacity the shocks created in a node, and turns the sum of K * excess return into its mean. */
function scaleBack(
  firm: {
    readonly count: number;
    readonly node: ReadonlyColumn;
    readonly capital: Float64Array;
    readonly lnCapital: Float64Array;
  },
  node: {
    readonly count: number;
    readonly capitalBefore: Float64Array;
    readonly capitalAfter: Float64Array;
    readonly returnGap: Float64Array;
  },
): void {
  const { capitalBefore, capitalAfter, returnGap } = node;
  for (let n = 0; n < node.count; n++) {
    if (capitalAfter[n]! <= 0) continue;
    returnGap[n] = returnGap[n]! / capitalBefore[n]!;
    // from here capitalAfter holds the factor that takes the created capacity back, capitalBefore its logarithm
    capitalAfter[n] = capitalBefore[n]! / capitalAfter[n]!;
    capitalBefore[n] = log(capitalAfter[n]!);
  }
  const { node: nodeOf, capital, lnCapital } = firm;
  for (let f = 0; f < firm.count; f++) {
    const n = nodeOf[f]!;
    capital[f]! *= capitalAfter[n]!;
    lnCapital[f]! += capitalBefore[n]!;
  }
}

/** Profit not paid out is saved. */
function bookSavings(
  firm: { readonly count: number; readonly node: ReadonlyColumn; readonly profit: ReadonlyColumn },
  node: {
    readonly count: number;
    readonly stage: ReadonlyColumn;
    readonly dividends: Float64Array;
    readonly dividendsAbroad: Float64Array;
  },
  amounts: Float64Array,
  accounts: number,
): void {
  const byStage = [0, 0, 0];
  for (let f = 0; f < firm.count; f++) byStage[node.stage[firm.node[f]!]!]! += firm.profit[f]!;
  for (let n = 0; n < node.count; n++) byStage[node.stage[n]!]! -= node.dividends[n]! + node.dividendsAbroad[n]!;
  for (const [s, saved] of byStage.entries()) pay(amounts, accounts, s, INVESTMENT, saved);
}
