import type { Label } from '../../engine/parameter.ts';
import type { ByStage } from '../../world/worldSpec.ts';
import { stageNames } from '../../world/worldTables.ts';
import type { OwnCluster } from './readClusters.ts';

/** Defaults of what a table of clusters leaves open. */
export const clusterDefaults = {
  /** Output as a multiple of the wage bill: about what the cost shares of the model give. */
  outputPerWage: 3,
  shares: { upstream: 0.1, midstream: 0.75, downstream: 0.15 },
  /** Thousand persons a firm. */
  firmSize: 0.3,
  /** Most firms of a cluster whose number is not given. */
  mostFirms: 300,
} as const;

/** Entries `clusters` of a world, each number with its source, and what was assumed in words. */
export function describeClusters(clusters: readonly OwnCluster[], wageOf: (region: string) => number, file: string) {
  const { outputPerWage, firmSize, mostFirms } = clusterDefaults;
  const assumed: Label[] = [];
  const entries = clusters.map(({ region, industry, employment, output, shares, firms }) => {
    const sources: Record<string, string> = {
      competence:
        'assumption, as in the clusters of the other worlds: behind the frontier in every field, most in design and brand of assemblers',
      crossCompetence: 'assumption, as in the other worlds',
      competenceSpread: 'assumption, as in the other worlds',
      foreignReliance: 'assumption, as in the other worlds',
      foreignOwned: 'assumption, a tenth of the firms',
    };
    const assume = (field: string, text: Label): void => {
      sources[field] = `assumption, ${text.en}`;
      assumed.push({ en: `${region}, ${industry}: ${text.en}`, zh: `${region}，${industry}：${text.zh}` });
    };
    const byWages = {
      en: `output is ${outputPerWage} times the wage bill`,
      zh: `产出为工资总额的 ${outputPerWage} 倍`,
    };
    if (output === null) assume('sales', byWages);
    const held = shares ?? clusterDefaults.shares;
    if (shares === null) {
      const byStage = {
        en: `stage shares of ${stageNames.map((stage) => `${held[stage]} ${stage}`).join(', ')}`,
        zh: `环节占比：上游 ${held.upstream}、中游 ${held.midstream}、下游 ${held.downstream}`,
      };
      assume(
        'sales',
        output === null ? { en: `${byWages.en}; ${byStage.en}`, zh: `${byWages.zh}；${byStage.zh}` } : byStage,
      );
    }
    const stages = stageNames.filter((stage) => held[stage] > 0).length;
    const count = firms ?? Math.min(mostFirms, Math.max(stages, Math.round(employment / firmSize)));
    if (firms === null)
      assume('firms', {
        en: `${count} firms: ${1000 * firmSize} persons each, at most ${mostFirms} firms`,
        zh: `${count} 家企业：每家 ${1000 * firmSize} 人，最多 ${mostFirms} 家`,
      });
    const total = output ?? outputPerWage * employment * wageOf(region);
    return {
      region,
      industry,
      employment,
      sales: salesByStage(total, held),
      firms: firmsByStage(count, held),
      competence: { upstream: -0.28, midstream: -0.26, downstream: -0.31 },
      crossCompetence: { upstream: -0.8, midstream: -0.35, downstream: -0.8 },
      competenceSpread: 0.1,
      foreignReliance: 0.3,
      foreignOwned: 0.1,
      source: file,
      sources,
    };
  });
  return { entries, assumed };
}

const salesByStage = (total: number, shares: ByStage): ByStage => ({
  upstream: total * shares.upstream,
  midstream: total * shares.midstream,
  downstream: total * shares.downstream,
});

/** Whole firms that add up to the count, one at least in a stage that sells, the rest by largest remainder. */
export function firmsByStage(count: number, shares: ByStage): ByStage {
  const held = stageNames.filter((stage) => shares[stage] > 0);
  const sum = held.reduce((total, stage) => total + shares[stage], 0);
  const spare = count - held.length;
  const exact = held.map((stage) => (spare * shares[stage]) / sum);
  const whole = exact.map(Math.floor);
  const byRemainder = held.map((_, i) => i).sort((a, b) => exact[b]! - whole[b]! - (exact[a]! - whole[a]!) || a - b);
  const left = spare - whole.reduce((total, value) => total + value, 0);
  for (const i of byRemainder.slice(0, left)) whole[i]!++;
  const firms = { upstream: 0, midstream: 0, downstream: 0 };
  held.forEach((stage, i) => {
    firms[stage] = 1 + whole[i]!;
  });
  return firms;
}
