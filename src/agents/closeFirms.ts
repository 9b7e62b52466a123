import { exp, log } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { accountsOf, FIRST_BLOC, HOUSEHOLDS, INVESTMENT, pay } from '../world/socialAccounts.ts';
import { STAGES } from '../world/worldTables.ts';
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
  params: ['demography.exitHazard', 'demography.exitAgeExponent', 'demography.lossTime', 'demography.smallestSize'],
  reads: [
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.owner',
    'firm.birth',
    'firm.capital',
    'firm.cash',
    'firm.lossTime',
    'node.referenceCapital',
  ],
  writes: ['firm.gone', 'node.exits', 'payment.amount'],
  rows: ['firm'],
  apply: ({ firm, node, payment, rows, params, tick, dt, draws }) => {
    const p = params.demography;
    const accounts = accountsOf(payment);
    node.exits.fill(0);
    const closings = draws(CLOSING);
    const { idHigh, idLow, node: nodeOf, owner, birth, capital, cash, lossTime, gone } = firm;
    for (let f = 0; f < firm.count; f++) {
      const n = nodeOf[f]!;
      const age = (tick - birth[f]!) * dt;
      const failed =
        cash[f]! + 0.5 * capital[f]! < 0 ||
        capital[f]! < p.smallestSize * node.referenceCapital[n]! ||
        lossTime[f]! >= p.lossTime;
      if (!failed) {
        const hazard = p.exitHazard * exp(-p.exitAgeExponent * log(1 + age));
        if (closings.uniform(idHigh[f]!, idLow[f]!) >= hazard * dt) continue;
      }
      gone[f] = 0;
      node.exits[n]!++;
      const s = n % STAGES;
      pay(payment.amount, accounts, s, owner[f] === DOMESTIC_OWNER ? HOUSEHOLDS : FIRST_BLOC, cash[f]! / dt);
      pay(payment.amount, accounts, INVESTMENT, s, cash[f]! / dt);
    }
    rows.firm.keep(gone);
  },
});
