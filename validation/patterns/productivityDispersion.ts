import { quantileRatio } from '../../src/measures/kernels/quantileRatio.ts';
import { type Reading, SETTLED, STAGES } from './observation.ts';

/** Fewest firms of a node whose dispersion is looked at. */
const FIRMS_OF_A_NODE = 10;

/** P12: 90/10 ratio of exp(ln S - sizeElasticity ln K) within a node, mean over nodes and settled years, by stage. */
export const productivityDispersion: Reading = ({ firms, sizeElasticity }) => {
  const ratios: number[][] = [[], [], []];
  for (const { node, sales, lnCapital } of firms.slice(SETTLED)) {
    const byNode = new Map<number, number[]>();
    for (const [f, n] of node.entries()) {
      if (!(sales[f]! > 0)) continue;
      const productivity = sales[f]! * Math.exp(-sizeElasticity * lnCapital[f]!);
      const list = byNode.get(n);
      if (list === undefined) byNode.set(n, [productivity]);
      else list.push(productivity);
    }
    for (const [n, list] of byNode) {
      if (list.length < FIRMS_OF_A_NODE) continue;
      ratios[n % STAGES]!.push(quantileRatio(Float64Array.from(list), 0.9, 0.1));
    }
  }
  const [U, M, D] = ratios.map((list) => list.reduce((sum, ratio) => sum + ratio, 0) / list.length);
  return { 'ratio U': U!, 'ratio M': M!, 'ratio D': D! };
};
