// in a project of your own: from 'agglomera'
import type { Extension, ExtensionLibrary } from '../../src/index.ts';

/** Points of the skilled share that a region loses a year for every log point its wage lies below the best. */
const SPEED = 0.05;

/**
 * An example of `--model`: skilled people leave regions whose wages fall behind, and a measure of firm size. It adds one
 * rule after `adjustRegions`; a rule called `adjustRegions` would have replaced it.
 */
export default ({ firmRule, exp }: ExtensionLibrary): Extension => ({
  rules: [
    {
      after: 'adjustRegions',
      rule: firmRule({
        name: 'drainBrains',
        source: 'example',
        reads: ['economy.kind', 'economy.lnWage', 'economy.wageStart'],
        writes: ['economy.talent'],
        apply: ({ economy, dt }) => {
          let best = 0;
          for (let e = 0; e < economy.count; e++) {
            // kind 0 is a region; blocs abroad come after the regions
            if (economy.kind[e] === 0) best = Math.max(best, economy.wageStart[e]! * exp(economy.lnWage[e]!));
          }
          for (let e = 0; e < economy.count; e++) {
            if (economy.kind[e] !== 0) continue;
            const behind = 1 - (economy.wageStart[e]! * exp(economy.lnWage[e]!)) / best;
            economy.talent[e] = Math.max(0.05, economy.talent[e]! - SPEED * behind * dt);
          }
        },
      }),
    },
  ],
  measures: [
    {
      name: 'firmSize',
      label: { en: 'Persons a firm', zh: '企业平均人数' },
      unit: 'persons',
      kind: 'count',
      dimensions: ['region'],
      domain: [0, Number.POSITIVE_INFINITY],
      doc: 'Employment of the clusters of a region over their firms; undefined without firms.',
      source: 'example',
      // rows of nodeYear: year, then economy (regions first), then industry and stage
      compute: ({ years, economies, regions, industries, nodeYear }) => {
        const nodes = 3 * industries.length;
        return Float64Array.from({ length: years * regions }, (_, i) => {
          const first = (Math.floor(i / regions) * economies.length + (i % regions)) * nodes;
          let persons = 0;
          let firms = 0;
          for (let n = first; n < first + nodes; n++) {
            persons += 1000 * nodeYear.employment[n]!;
            firms += nodeYear.firms[n]!;
          }
          return persons / firms;
        });
      },
    },
  ],
});
