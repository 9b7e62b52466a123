import type { ReadonlyColumn } from '../engine/column.ts';
import { expEach, log, logEach } from '../engine/maths.ts';
import { hashText, type Stream } from '../engine/random.ts';
import { fadeOfOldTrack } from './fadeOfOldTrack.ts';
import { firmRule } from './firmRule.ts';
import { inventionFields } from './inventionFields.ts';

const ARRIVAL = hashText('invent.arrival');
/** Logarithm of size where nobody is employed yet: far from the dip. */
const NOBODY_EMPLOYED = 1e6;

/**
 * Small and large firms invent more than those between: 1 - dip (1 - min(1, (x/width)^2)), x = ln(employees/middle); 1 -
 * dip at the middle, 1 from a width away (U of Pavitt, Robson & Townsend 1987; Tether 1998 disputes it; a dip of 0 is none).
 */
export const sizeFactor = (x: number, dip: number, width: number): number => {
  const distance = x / width;
  return 1 - dip * (1 - Math.min(1, distance * distance));
};

/**
 * Projects, not firms, invent: a firm runs max(1, S/line) product lines; inventions are Poisson with rate
 * lines * arrival * (R&D/S)/reference * (AC/.3)^ownKnowledge * (1 - displacement f (w_design + w_brand)) * sizeFactor;
 * after a paradigm shift research on the old track fades.
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
    'research.sizeDip',
    'research.sizeMiddle',
    'research.sizeWidth',
    'firm.countScale',
    'paradigm.size',
    'paradigm.year',
    'paradigm.maturity',
  ],
  reads: [
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.sales',
    'firm.lnCapital',
    'firm.research',
    'firm.absorptiveCapacity',
    'firm.foreignReliance',
    'firm.adopted',
    'node.stage',
    'node.capital',
    'node.employment',
    'node.referenceCapital',
  ],
  writes: ['firm.unconverted', 'firm.workspace', 'node.lnLabour', 'node.inventions'],
  apply: ({ firm, node, params, time, dt, draws }) => {
    const { size, year, maturity } = params.paradigm;
    const fade = fadeOfOldTrack(size, time - year, maturity);
    node.inventions.fill(0);
    const { lnLabour, employment, capital } = node;
    const middle = params.research.sizeMiddle / 1000 / params.firm.countScale;
    for (let n = 0; n < node.count; n++) {
      const employed = employment[n]! > 0 && capital[n]! > 0;
      // employees are thousands; a firm split by countScale counts as the firm the world states
      lnLabour[n] = employed ? log(employment[n]! / capital[n]! / middle) : NOBODY_EMPLOYED;
    }
    drawInventions(firm, node, params.research, fade, dt, draws(ARRIVAL));
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
    readonly lnCapital: ReadonlyColumn;
    readonly research: ReadonlyColumn;
    readonly absorptiveCapacity: ReadonlyColumn;
    readonly foreignReliance: ReadonlyColumn;
    readonly adopted: ReadonlyColumn;
    readonly unconverted: Int32Array;
    readonly workspace: Float64Array;
  },
  node: {
    readonly stage: ReadonlyColumn;
    readonly lnLabour: ReadonlyColumn;
    readonly referenceCapital: ReadonlyColumn;
    readonly inventions: Float64Array;
  },
  p: Readonly<
    Record<
      'arrival' | 'referenceIntensity' | 'ownKnowledge' | 'displacement' | 'lineSize' | 'sizeDip' | 'sizeWidth',
      number
    >
  >,
  fade: number,
  dt: number,
  arrivals: Stream,
): void {
  const {
    count,
    idHigh,
    idLow,
    node: nodeOf,
    sales,
    lnCapital,
    research,
    absorptiveCapacity,
    foreignReliance,
    adopted,
    unconverted,
    workspace,
  } = firm;
  const { stage, lnLabour, referenceCapital, inventions } = node;
  const { ownKnowledge, lineSize, sizeDip, sizeWidth } = p;
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
    const size = sizeDip > 0 ? sizeFactor(lnCapital[f]! + lnLabour[n]!, sizeDip, sizeWidth) : 1;
    const mean = (lines * perIntensity * spent * workspace[f]! * displaced * size * (adopted[f]! < 0 ? fade : 1)) / S;
    const found = arrivals.poisson(idHigh[f]!, idLow[f]!, mean);
    if (found === 0) continue;
    unconverted[f]! += found;
    inventions[n]! += found;
  }
}
