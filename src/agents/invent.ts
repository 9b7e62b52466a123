import type { ReadonlyColumn } from '../engine/column.ts';
import { expEach, logEach } from '../engine/maths.ts';
import { hashText, type Stream } from '../engine/random.ts';
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
    'node.stage',
    'node.referenceCapital',
  ],
  writes: ['firm.unconverted', 'firm.workspace', 'node.inventions'],
  apply: ({ firm, node, params, dt, draws }) => {
    node.inventions.fill(0);
    drawInventions(firm, node, params.research, dt, draws(ARRIVAL));
  },
});

/** The loop over firms, a function of its own so that it compiles tightly. */
function drawInventions(
  firm: {
    readonly count: number;
    readonly idHigh: ReadonlyColumn;
    readonly idLow: ReadonlyColumn;
    readonly node: ReadonlyColumn;
    readonly sales: ReadonlyColumn;
    readonly research: ReadonlyColumn;
    readonly absorptiveCapacity: ReadonlyColumn;
    readonly foreignReliance: ReadonlyColumn;
    readonly unconverted: Int32Array;
    readonly workspace: Float64Array;
  },
  node: {
    readonly stage: ReadonlyColumn;
    readonly referenceCapital: ReadonlyColumn;
    readonly inventions: Float64Array;
  },
  p: Readonly<Record<'arrival' | 'referenceIntensity' | 'ownKnowledge' | 'displacement' | 'lineSize', number>>,
  dt: number,
  arrivals: Stream,
): void {
  const {
    count,
    idHigh,
    idLow,
    node: nodeOf,
    sales,
    research,
    absorptiveCapacity,
    foreignReliance,
    unconverted,
    workspace,
  } = firm;
  const { stage, referenceCapital, inventions } = node;
  const { ownKnowledge, lineSize } = p;
  const perIntensity = (p.arrival / p.referenceIntensity) * dt;
  const highEnd = inventionFields.map(([design, , brand]) => p.displacement * (design + brand));
  // (AC/.3)^ownKnowledge of every firm, column-wise
  for (let f = 0; f < count; f++) workspace[f] = Math.max(absorptiveCapacity[f]!, 0.02) / 0.3;
  logEach(workspace, count);
  for (let f = 0; f < count; f++) workspace[f]! *= ownKnowledge;
  expEach(workspace, count);
  for (let f = 0; f < count; f++) {
    const S = sales[f]!;
    const spent = research[f]!;
    if (spent <= 0 || S <= 0) continue;
    const n = nodeOf[f]!;
    const lines = Math.max(1, S / (lineSize * referenceCapital[n]!));
    const displaced = 1 - highEnd[stage[n]!]! * foreignReliance[f]!;
    const mean = (lines * perIntensity * spent * workspace[f]! * displaced) / S;
    const found = arrivals.poisson(idHigh[f]!, idLow[f]!, mean);
    if (found === 0) continue;
    unconverted[f]! += found;
    inventions[n]! += found;
  }
}
