// in a project of your own: from 'agglomera'
import type { Extension, ExtensionLibrary } from '../../src/index.ts';

/** Class of a firm that sells under its own brand, in column firm.mode. */
const OWN_BRAND = 2;

/**
 * An example of `--model`: firms that sell under their own brand earn a reputation, which sells their goods and fades
 * when they give the brand up. It declares two parameters, a column of firms, one of the yearly record and an instrument,
 * adds two rules that meet in them, and a measure.
 */
export default ({ declare, parameter, float64 }: ExtensionLibrary): Extension => {
  const { declared, rule, measure } = declare({
    parameters: {
      reputation: {
        premium: parameter({
          label: { en: 'Sales premium of reputation', zh: '声誉的销售溢价' },
          unit: 'share',
          default: 0.3,
          valid: [0, 5],
          plausible: [0, 1],
          source: 'assumption',
          why: 'an example',
          doc: 'Raises what a firm of full reputation attracts over one of none.',
        }),
        life: parameter({
          label: { en: 'Life of reputation', zh: '声誉的存续期' },
          unit: 'years',
          default: 4,
          valid: [0.25, 100],
          plausible: [1, 10],
          source: 'assumption',
          why: 'an example',
          doc: 'Lengthens the time over which reputation is earned and fades.',
        }),
      },
    },
    columns: {
      firm: { reputation: float64('share', 'reputation of the own brand, 0 for none to 1') },
      nodeYear: { reputation: float64('share', 'mean reputation of the firms of the node at the end of the year') },
    },
    instruments: [
      {
        name: 'regionalBrand',
        label: { en: 'Regional brand', zh: '区域品牌' },
        doc: 'A mark of the region, under which firms earn their reputation faster.',
        equation: 'd reputation = (1 + strength) (1 - reputation) dt / life',
        source: 'an example',
        rate: parameter({
          label: { en: 'Help of the mark', zh: '区域品牌的助力' },
          unit: '1',
          default: 1,
          valid: [0, 10],
          plausible: [0, 2],
          source: 'assumption',
          why: 'an example',
          doc: 'Speeds up how reputation is earned, as a multiple.',
        }),
        costShare: parameter({
          label: { en: 'Cost of the mark', zh: '区域品牌的成本' },
          unit: 'share of sales',
          default: 0.001,
          valid: [0, 1],
          plausible: [0, 0.01],
          source: 'assumption',
          why: 'an example',
          doc: 'Raises what the mark costs at strength 1.',
        }),
      },
    ],
  });
  return {
    ...declared,
    rules: [
      {
        // what customers weigh before prices form
        after: 'weighFirms',
        rule: rule({
          name: 'sellOnReputation',
          source: 'an example',
          params: ['reputation.premium'],
          reads: ['firm.node', 'firm.capital', 'firm.productionSubsidy', 'firm.reputation', 'node.capital'],
          writes: ['firm.attractiveness', 'node.weight', 'node.grossFactor', 'node.quality'],
          apply: ({ firm, node, params }) => {
            const { premium } = params.reputation;
            if (premium === 0) return;
            const gain = new Float64Array(node.count);
            const gross = new Float64Array(node.count);
            for (let n = 0; n < node.count; n++) gross[n] = node.grossFactor[n]! * node.weight[n]!;
            for (let f = 0; f < firm.count; f++) {
              const n = firm.node[f]!;
              const more = premium * firm.reputation[f]! * firm.attractiveness[f]!;
              firm.attractiveness[f]! += more;
              node.weight[n]! += more;
              gross[n]! += more / (1 - firm.productionSubsidy[f]!);
              gain[n]! += premium * firm.reputation[f]! * firm.capital[f]!;
            }
            for (let n = 0; n < node.count; n++) {
              if (gain[n] === 0) continue;
              node.grossFactor[n] = gross[n]! / node.weight[n]!;
              node.quality[n]! *= 1 + gain[n]! / node.capital[n]!;
            }
          },
        }),
      },
      {
        after: 'gradeFirms',
        rule: rule({
          name: 'earnReputation',
          source: 'an example',
          params: ['reputation.life'],
          reads: ['firm.node', 'firm.mode', 'node.regionalBrand'],
          writes: ['firm.reputation', 'nodeYear.reputation'],
          apply: ({ firm, node, nodeYear, params, tick, dt }) => {
            const speed = dt / params.reputation.life;
            const first = Math.floor(tick * dt + 1e-9) * node.count;
            const firms = new Float64Array(node.count);
            const sum = new Float64Array(node.count);
            for (let f = 0; f < firm.count; f++) {
              const n = firm.node[f]!;
              const before = firm.reputation[f]!;
              const change =
                firm.mode[f] === OWN_BRAND
                  ? Math.min(1, speed * (1 + node.regionalBrand[n]!)) * (1 - before)
                  : -Math.min(1, speed) * before;
              firm.reputation[f] = before + change;
              sum[n]! += before + change;
              firms[n]!++;
            }
            // the year is overwritten every quarter, so the last one stays
            for (let n = 0; n < node.count; n++) {
              nodeYear.reputation[first + n] = firms[n]! > 0 ? sum[n]! / firms[n]! : Number.NaN;
            }
          },
        }),
      },
    ],
    measures: [
      measure({
        name: 'reputation',
        label: { en: 'Reputation', zh: '声誉' },
        unit: 'share',
        kind: 'share',
        better: 'higher',
        dimensions: ['region', 'industry', 'stage'],
        domain: [0, 1],
        doc: 'Mean reputation of the firms at the end of the year; undefined without firms.',
        source: 'an example',
        // rows of nodeYear: year, then economy (regions first), then industry and stage
        compute: ({ years, economies, regions, industries, nodeYear }) => {
          const nodes = 3 * industries.length;
          return Float64Array.from({ length: years * regions * nodes }, (_, i) => {
            const year = Math.floor(i / (regions * nodes));
            return nodeYear.reputation[year * economies.length * nodes + (i % (regions * nodes))]!;
          });
        },
      }),
    ],
  };
};
