import { worldRule } from './worldRule.ts';

/**
 * Where the world stands in every stage: the benchmark that the ladder is measured against (sales-weighted mean
 * own-stage competence, frontier bloc included) and the frontier that leaks and teaches by doing (the best node with a
 * visible share of world sales, domestic or not).
 */
export const measureFrontier = worldRule({
  name: 'measureFrontier',
  source: 'model.md section 3 steps 9 and 11; record/3-shocks section 2.1',
  params: ['market.frontierShare'],
  reads: ['node.sales', 'node.capital', 'node.competence'],
  writes: ['sector.benchmark', 'sector.frontier'],
  apply: ({ sector, node, params }) => {
    const sectors = sector.count;
    for (let q = 0; q < sectors; q++) {
      let sales = 0;
      let weighted = 0;
      for (let n = q; n < node.count; n += sectors) {
        if (node.capital[n]! <= 0) continue;
        sales += node.sales[n]!;
        weighted += node.sales[n]! * node.competence[n]!;
      }
      let frontier = Number.NEGATIVE_INFINITY;
      for (let n = q; n < node.count; n += sectors) {
        if (node.capital[n]! > 0 && node.sales[n]! >= params.market.frontierShare * sales) {
          frontier = Math.max(frontier, node.competence[n]!);
        }
      }
      sector.benchmark[q] = sales > 0 ? weighted / sales : 0;
      sector.frontier[q] = frontier > Number.NEGATIVE_INFINITY ? frontier : 0;
    }
  },
});
