import type { ReadonlyColumn } from '../engine/column.ts';
import { expEach, log, logEach } from '../engine/maths.ts';
import { hashText, type Stream } from '../engine/random.ts';
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
 * after a paradigm shift research on the old track fades, and on the new one finds more the more of the nation's sales are
 * on it: 1 + increasingReturns * share.
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
    'paradigm.increasingReturns',
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
    'sector.shiftSize',
    'sector.oldTrackFade',
    'sector.adoptedAtHome',
    'nation.shifted',
    'node.sector',
    'node.stage',
    'node.capital',
    'node.employment',
    'node.referenceCapital',
  ],
  writes: ['firm.unconverted', 'firm.workspace', 'node.lnLabour', 'node.inventions'],
  apply: ({ sector, nation, firm, node, params, dt, draws }) => {
    node.inventions.fill(0);
    const { lnLabour, employment, capital } = node;
    const middle = params.research.sizeMiddle / 1000 / params.firm.countScale;
    for (let n = 0; n < node.count; n++) {
      const employed = employment[n]! > 0 && capital[n]! > 0;
      // employees are thousands; a firm split by countScale counts as the firm the world states
      lnLabour[n] = employed ? log(employment[n]! / capital[n]! / middle) : NOBODY_EMPLOYED;
    }
    const shifted = nation.shifted[0] === 1;
    drawInventions(
      firm,
      node,
      params.research,
      shifted ? sector : null,
      params.paradigm.increasingReturns,
      dt,
      draws(ARRIVAL),
    );
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
    readonly sector: ReadonlyColumn;
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
  shifted: Readonly<Record<'shiftSize' | 'oldTrackFade' | 'adoptedAtHome', ReadonlyColumn>> | null,
  increasingReturns: number,
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
    let mean = (lines * perIntensity * spent * workspace[f]! * displaced * size) / S;
    if (shifted !== null) {
      const q = node.sector[n]!;
      if (shifted.shiftSize[q]! > 0) {
        mean *= adopted[f]! < 0 ? shifted.oldTrackFade[q]! : 1 + increasingReturns * shifted.adoptedAtHome[q]!;
      }
    }
    const found = arrivals.poisson(idHigh[f]!, idLow[f]!, mean);
    if (found === 0) continue;
    unconverted[f]! += found;
    inventions[n]! += found;
  }
}
