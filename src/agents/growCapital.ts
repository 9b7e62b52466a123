import { exp, log } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { accountsOf, FIRST_BLOC, HOUSEHOLDS, INVESTMENT, pay } from '../world/socialAccounts.ts';
import { STAGES } from '../world/worldTables.ts';
import { DOMESTIC_OWNER } from './firmColumns.ts';
import { firmRule } from './firmRule.ts';

const OPPORTUNITY = hashText('growCapital.opportunity');
const LUCK = hashText('growCapital.luck');
/** No shock moves a firm by more than this, ln. */
const LARGEST_SHOCK = 0.5;

/**
 * Capital follows profit: d ln K = clip(speed (profit/K - required), floor, ceiling) dt, paid from cash. A shock
 * eps = shock sqrt(Exp) Normal (K/typical)^-beta moves capacity between the firms of a node; it is scaled back so that
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
  reads: ['firm.idHigh', 'firm.idLow', 'firm.node', 'firm.owner', 'firm.profit', 'node.referenceCapital'],
  writes: [
    'firm.capital',
    'firm.lnCapital',
    'firm.cash',
    'firm.lossTime',
    'node.capitalBefore',
    'node.capitalAfter',
    'node.returnGap',
    'nation.capitalGoods',
    'payment.amount',
  ],
  apply: ({ firm, node, nation, payment, params, dt, draws }) => {
    const p = params.firm;
    const accounts = accountsOf(payment);
    const amounts = payment.amount;
    const { idHigh, idLow, node: nodeOf, owner, profit, capital, lnCapital, cash, lossTime } = firm;
    const { capitalBefore, capitalAfter, returnGap } = node;
    capitalBefore.fill(0);
    capitalAfter.fill(0);
    returnGap.fill(0);
    const opportunities = draws(OPPORTUNITY);
    const luck = draws(LUCK);
    let goods = 0;
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      const s = n % STAGES;
      const K = capital[f]!;
      const excess = profit[f]! / K - p.requiredReturn;
      const growth = Math.min(Math.max(p.growthSpeed * excess, p.growthFloor), p.growthCeiling) * dt;
      const grown = K * exp(growth);
      returnGap[n]! += K * excess;
      goods += grown - K;
      let money = cash[f]! + profit[f]! * dt - (grown - K);
      const spare = money - p.cashReserve * grown;
      const dividend = spare > 0 ? p.payout * spare : 0;
      money -= dividend;
      cash[f] = money;
      pay(amounts, accounts, s, owner[f] === DOMESTIC_OWNER ? HOUSEHOLDS : FIRST_BLOC, dividend / dt);
      pay(amounts, accounts, s, INVESTMENT, profit[f]! - dividend / dt);
      lossTime[f] = profit[f]! < 0 ? lossTime[f]! + dt : 0;
      const relative = lnCapital[f]! + growth - log(node.referenceCapital[n]!);
      const size = p.shock * exp(-p.shockSizeExponent * relative);
      const raw =
        size * Math.sqrt(opportunities.exponential(idHigh[f]!, idLow[f]!)) * luck.normal(idHigh[f]!, idLow[f]!);
      const shock = raw > LARGEST_SHOCK ? LARGEST_SHOCK : raw < -LARGEST_SHOCK ? -LARGEST_SHOCK : raw;
      lnCapital[f]! += growth + shock;
      capitalBefore[n]! += grown;
      capital[f] = exp(lnCapital[f]!);
      capitalAfter[n]! += capital[f]!;
    }
    for (let n = 0; n < node.count; n++) {
      if (capitalAfter[n]! <= 0) continue;
      returnGap[n] = returnGap[n]! / capitalBefore[n]!;
      // from here capitalAfter holds the factor that takes the created capacity back
      capitalAfter[n] = capitalBefore[n]! / capitalAfter[n]!;
      capitalBefore[n] = log(capitalAfter[n]!);
    }
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      capital[f]! *= capitalAfter[n]!;
      lnCapital[f]! += capitalBefore[n]!;
    }
    nation.capitalGoods[0] = goods / dt;
  },
});
