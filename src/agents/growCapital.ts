import type { ReadonlyColumn } from '../engine/column.ts';
import { expEach, log, logEach } from '../engine/maths.ts';
import { hashText, type Stream } from '../engine/random.ts';
import { accountsOf, frontierAccount, HOUSEHOLDS, INVESTMENT, pay } from '../world/socialAccounts.ts';
import { DOMESTIC_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';
import { rationCredit } from './rationCredit.ts';

const SHOCK = hashText('growCapital.shock');
/** No shock moves a firm by more than this, ln. */
const LARGEST_SHOCK = 0.5;

/**
 * Capital follows profit: d ln K = clip(speed (profit/K - required), floor, ceiling) dt, paid from cash. A shock
 * eps = shock Laplace (K/typical)^-beta (unit variance; the limit of increasing-returns allocation of opportunities,
 * sqrt(Exp) Normal) moves capacity between the firms of a node; it is scaled back so that
 * it creates none (a won order is another firm's loss), so it needs no counterpart in the accounts. Half of the cash
 * above the reserve goes to the owners. Where credit is rationed, growth beyond own cash is cut (rationCredit).
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
    'region.creditRationing',
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
    'node.creditAccess',
  ],
  writes: [
    'firm.capital',
    'firm.lnCapital',
    'firm.shock',
    'firm.workspace',
    'firm.cash',
    'firm.lossTime',
    'node.capitalBefore',
    'node.capitalAfter',
    'node.returnGap',
    'node.creditNeed',
    'node.creditRefused',
    'node.dividends',
    'node.dividendsAbroad',
    'nation.capitalGoods',
    'payment.amount',
  ],
  apply: ({ economy, firm, node, nation, payment, params, dt, draws }) => {
    const p = params.firm;
    drawShocks(firm, node, p.shock, p.shockSizeExponent, draws(SHOCK));
    planGrowth(firm, node.returnGap, p, dt);
    if (params.region.creditRationing > 0) rationCredit(firm, node, p.cashReserve, dt);
    expEach(firm.workspace, firm.count);
    const goods = payForGrowth(firm, node, p, dt);
    setCapital(firm, node.capitalAfter);
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
  readonly cash: Float64Array;
  readonly lossTime: Float64Array;
}

type Sums = Readonly<
  Record<'capitalBefore' | 'capitalAfter' | 'returnGap' | 'dividends' | 'dividendsAbroad', Float64Array>
>;
type Behaviour = Readonly<
  Record<'growthSpeed' | 'growthFloor' | 'growthCeiling' | 'requiredReturn' | 'cashReserve' | 'payout', number>
>;

/** Growth of every firm: its logarithm into workspace and lnCapital, the shock into lnCapital; excess return by node. */
function planGrowth(firm: InvestingFirms, returnGap: Float64Array, p: Behaviour, dt: number): void {
  const { count, node: nodeOf, profit, capital, lnCapital, lossTime, shock, workspace } = firm;
  const { growthSpeed, growthFloor, growthCeiling, requiredReturn } = p;
  returnGap.fill(0);
  for (let f = 0; f < count; f++) {
    const K = capital[f]!;
    const gained = profit[f]!;
    const excess = gained / K - requiredReturn;
    const rate = growthSpeed * excess;
    // a choice between a number and a property would be boxed; min and max are not
    const growth = Math.min(Math.max(rate, growthFloor), growthCeiling) * dt;
    returnGap[nodeOf[f]!]! += K * excess;
    workspace[f] = growth;
    lnCapital[f] = lnCapital[f]! + growth + shock[f]!;
    lossTime[f] = gained < 0 ? lossTime[f]! + dt : 0;
  }
}

/** Pays for the growth e^growth in workspace and pays out spare cash; returns spending on capital goods. */
function payForGrowth(firm: InvestingFirms, node: Sums, p: Behaviour, dt: number): number {
  const { count, node: nodeOf, owner, profit, capital, cash, workspace } = firm;
  const { capitalBefore, dividends, dividendsAbroad } = node;
  const { cashReserve, payout } = p;
  capitalBefore.fill(0);
  dividends.fill(0);
  dividendsAbroad.fill(0);
  let goods = 0;
  for (let f = 0; f < count; f++) {
    const n = nodeOf[f]!;
    const K = capital[f]!;
    const grown = K * workspace[f]!;
    goods += grown - K;
    const money = cash[f]! + profit[f]! * dt - (grown - K);
    const spare = money - cashReserve * grown;
    const dividend = spare > 0 ? payout * spare : 0;
    cash[f] = money - dividend;
    if (owner[f] === DOMESTIC_OWNER) dividends[n]! += dividend;
    else dividendsAbroad[n]! += dividend;
    capitalBefore[n]! += grown;
  }
  for (let n = 0; n < dividends.length; n++) {
    dividends[n]! /= dt;
    dividendsAbroad[n]! /= dt;
  }
  return goods;
}

/** Capital of every firm after growth and shock, before the shocks are scaled back. */
function setCapital(firm: InvestingFirms, capitalAfter: Float64Array): void {
  const { count, node: nodeOf, capital, lnCapital } = firm;
  capitalAfter.fill(0);
  capital.set((lnCapital as Float64Array).subarray(0, count));
  expEach(capital, count);
  for (let f = 0; f < count; f++) capitalAfter[nodeOf[f]!]! += capital[f]!;
}

interface ShockColumns {
  readonly count: number;
  readonly idHigh: ReadonlyColumn;
  readonly idLow: ReadonlyColumn;
  readonly node: ReadonlyColumn;
  readonly lnCapital: Float64Array;
  readonly shock: Float64Array;
  readonly workspace: Float64Array;
}

/** eps of every firm; a loop of its own, small enough to be compiled without boxing a number. */
function drawShocks(
  firm: ShockColumns,
  node: { readonly lnReference: ReadonlyColumn },
  size: number,
  exponent: number,
  shocks: Stream,
): void {
  const { count, idHigh, idLow, node: nodeOf, lnCapital, shock, workspace } = firm;
  const { lnReference } = node;
  const scale = size * Math.SQRT1_2;
  for (let f = 0; f < count; f++) shock[f] = -exponent * (lnCapital[f]! - lnReference[nodeOf[f]!]!);
  expEach(shock, count);
  shocks.uniformEach(idHigh, idLow, workspace, count);
  // a Laplace variable is the logarithm of a uniform one on either side of the middle
  for (let f = 0; f < count; f++) {
    const u = workspace[f]! - 0.5;
    // 1 below the middle, -1 above: computed, as no processor can guess a choice that is random
    shock[f]! *= -1 - 2 * Math.floor(u);
    workspace[f] = 1 - 2 * Math.abs(u);
  }
  logEach(workspace, count);
  for (let f = 0; f < count; f++) {
    const raw = scale * shock[f]! * workspace[f]!;
    shock[f] = Math.min(Math.max(raw, -LARGEST_SHOCK), LARGEST_SHOCK);
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
