import { exp, log } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { STAGES } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';
import { inventionFields } from './inventionFields.ts';

const ARRIVAL = hashText('invent.arrival');

/**
 * Projects, not firms, invent: a firm runs max(1, S/line) product lines; inventions are Poisson with rate
 * lines * arrival * (R&D/S)/reference * (AC/.3)^ownKnowledge * (1 - displacement f (w_design + w_brand)).
 */
export const invent = firmRule({
  name: 'invent',
  source: 'model.md section 3 step 7; Klette & Kortum 2004',
  params: [
    'research.arrival',
    'research.referenceIntensity',
    'research.ownKnowledge',
    'research.displacement',
    'research.lineSize',
  ],
  reads: [
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.sales',
    'firm.research',
    'firm.absorptiveCapacity',
    'firm.foreignReliance',
    'node.referenceCapital',
  ],
  writes: ['firm.unconverted', 'node.inventions'],
  apply: ({ firm, node, params, dt, draws }) => {
    const { arrival, referenceIntensity, ownKnowledge, displacement, lineSize } = params.research;
    const { idHigh, idLow, node: nodeOf, sales, research, absorptiveCapacity, foreignReliance, unconverted } = firm;
    node.inventions.fill(0);
    const arrivals = draws(ARRIVAL);
    for (let f = 0; f < firm.count; f++) {
      const S = sales[f]!;
      if (research[f]! <= 0 || S <= 0) continue;
      const n = nodeOf[f]!;
      const fields = inventionFields[n % STAGES]!;
      const lines = Math.max(1, S / (lineSize * node.referenceCapital[n]!));
      const knowledge = exp(ownKnowledge * log(Math.max(absorptiveCapacity[f]!, 0.02) / 0.3));
      const displaced = 1 - displacement * foreignReliance[f]! * (fields[0] + fields[2]);
      const rate = ((lines * arrival * research[f]!) / S / referenceIntensity) * knowledge * displaced;
      const count = arrivals.poisson(idHigh[f]!, idLow[f]!, rate * dt);
      unconverted[f]! += count;
      node.inventions[n]! += count;
    }
  },
});
