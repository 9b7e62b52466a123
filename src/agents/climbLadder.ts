import { log } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { accountsOf, INVESTMENT, pay, REST_OF_ECONOMY } from '../world/socialAccounts.ts';
import { DOWNSTREAM, MIDSTREAM, UPSTREAM } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';

const TRY = hashText('climbLadder.try');

/**
 * Functional upgrading: an assembler that tries moves to the stage where its competence most exceeds
 * ln(threshold) + the world benchmark, if it is admitted to the market, can pay and its captivity does not hinder it; it
 * starts small, with few customers and without part of its R&D stock. A firm below the falling threshold, or in loss, for long falls back.
 */
export const climbLadder = firmRule({
  name: 'climbLadder',
  source: 'model.md section 3 steps 8 and 11; Humphrey & Schmitz 2002',
  params: [
    'mobility.climbThreshold',
    'mobility.fallThreshold',
    'mobility.climbHazard',
    'mobility.climbAge',
    'mobility.climbSize',
    'mobility.climbCost',
    'mobility.captiveHindrance',
    'mobility.admission',
    'mobility.collateral',
    'mobility.accessOnClimbing',
    'mobility.accessOnFalling',
    'mobility.newProductsKept',
    'mobility.stockLostClimbing',
    'mobility.stockLostFalling',
    'mobility.fallTime',
    'mobility.fallLossTime',
    'paradigm.maturity',
  ],
  reads: [
    'sector.benchmark',
    'node.stage',
    'node.sector',
    'node.captivity',
    'node.marketAccess',
    'node.creditAccess',
    'firm.idHigh',
    'firm.idLow',
    'firm.birth',
    'firm.adopted',
  ],
  writes: [
    'firm.node',
    'firm.design',
    'firm.brand',
    'firm.capital',
    'firm.lnCapital',
    'firm.cash',
    'firm.marketAccess',
    'firm.rdStock',
    'firm.newProductShare',
    'firm.lossTime',
    'firm.belowTime',
    'node.climbs',
    'node.falls',
    'node.lostByFalling',
    'payment.amount',
  ],
  apply: ({ sector, node, firm, payment, params, tick, dt, draws }) => {
    const p = params.mobility;
    const accounts = accountsOf(payment);
    const climbBar = log(p.climbThreshold);
    const fallBar = log(p.climbThreshold * p.fallThreshold);
    const lnSize = log(p.climbSize);
    const {
      idHigh,
      idLow,
      birth,
      node: nodeOf,
      design,
      brand,
      capital,
      lnCapital,
      cash,
      belowTime,
      lossTime,
      adopted,
    } = firm;
    node.climbs.fill(0);
    node.falls.fill(0);
    node.lostByFalling.fill(0);
    const approval = node.marketAccess;
    const tries = draws(TRY);
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      const s = node.stage[n]!;
      const first = node.sector[n]! - s;
      if (s === MIDSTREAM) {
        if ((tick - birth[f]!) * dt <= p.climbAge) continue;
        const designGap = design[f]! - sector.benchmark[first + UPSTREAM]! - climbBar;
        const brandGap = brand[f]! - sector.benchmark[first + DOWNSTREAM]! - climbBar;
        if (designGap <= 0 && brandGap <= 0) continue;
        tries.split(idHigh[f]!, idLow[f]!);
        const stage = designGap >= brandGap ? UPSTREAM : DOWNSTREAM;
        const support = approval[n - MIDSTREAM + stage]!;
        const admitted = p.climbHazard * Math.min(1, p.admission * (1 + support));
        if (tries.first >= admitted * dt || tries.second < p.captiveHindrance * node.captivity[n]!) continue;
        const kept = p.climbSize * capital[f]!;
        const cost = p.climbCost * kept;
        if (cash[f]! + p.collateral * node.creditAccess[n]! * capital[f]! <= cost) continue;
        nodeOf[f] = n - MIDSTREAM + stage;
        capital[f] = kept;
        lnCapital[f]! += lnSize;
        cash[f]! -= cost;
        pay(payment.amount, accounts, MIDSTREAM, REST_OF_ECONOMY, cost / dt);
        pay(payment.amount, accounts, INVESTMENT, MIDSTREAM, cost / dt);
        firm.marketAccess[f] = Math.min(1, p.accessOnClimbing * (1 + support));
        firm.rdStock[f]! *= 1 - p.stockLostClimbing;
        belowTime[f] = 0;
        lossTime[f] = 0;
        node.climbs[nodeOf[f]!]!++;
      } else {
        const z = s === UPSTREAM ? design[f]! : brand[f]!;
        // who has just changed track is given time to come up on it
        const grace = adopted[f]! >= 0 && (tick - adopted[f]!) * dt < params.paradigm.maturity;
        belowTime[f] = !grace && z < sector.benchmark[first + s]! + fallBar ? belowTime[f]! + dt : 0;
        if (belowTime[f]! < p.fallTime && lossTime[f]! < p.fallLossTime) continue;
        nodeOf[f] = n - s + MIDSTREAM;
        firm.marketAccess[f] = p.accessOnFalling;
        node.lostByFalling[n]! += p.stockLostFalling * firm.rdStock[f]!;
        firm.rdStock[f]! *= 1 - p.stockLostFalling;
        firm.newProductShare[f]! *= p.newProductsKept;
        belowTime[f] = 0;
        lossTime[f] = 0;
        node.falls[n]!++;
      }
    }
  },
});
