import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { lqOutput } from '../../src/measures/specialisation.ts';
import { stories } from '../../validation/bengbuStories.ts';

const read = (name: string) => findScenario(name, { cwd: process.cwd() }).scenario;
const bengbu = read('bengbu');
const support = read('bengbu-support');

const total = ({ upstream, midstream, downstream }: { upstream: number; midstream: number; downstream: number }) =>
  upstream + midstream + downstream;
const salesOf = (wanted: { region?: string; industry?: string }): number =>
  bengbu.world.clusters
    .filter((c) => (wanted.region ?? c.region) === c.region && (wanted.industry ?? c.industry) === c.industry)
    .reduce((sum, { sales }) => sum + total(sales), 0);
const restOutput = (region?: string): number =>
  bengbu.world.regions.filter(({ name }) => (region ?? name) === name).reduce((sum, r) => sum + r.restOutput, 0);

describe('the world of Bengbu', () => {
  const nation = restOutput() + salesOf({});

  it('starts at the location quotient that paper 001 states for 2012', () => {
    const city = restOutput('Bengbu') + salesOf({ region: 'Bengbu' });
    const lq = salesOf({ region: 'Bengbu', industry: 'silicon' }) / city / (salesOf({ industry: 'silicon' }) / nation);
    // (3.0656 / 248.0656) / (1393.0656 / 156690.0656) = 1.3900
    expect(lq).toBeCloseTo(1.39, 4);
  });

  it('takes column dm of the paper for the output of the nation', () => {
    const [head, row] = readFileSync('data/bengbu-2012-2019.csv', 'utf8').split('\n');
    const dm = Number(row!.split(',')[head!.split(',').indexOf('dm')]);
    // 156690 billion yuan of gross output over 538580 hundred million yuan of GDP: 156690 / 53858 = 2.909
    expect(nation / (dm / 10)).toBeCloseTo(2.909, 3);
  });

  it('has a cluster of assembly and processing, a little behind the nation in every stage', () => {
    const [own, others] = ['Bengbu', 'China'].map((region) =>
      bengbu.world.clusters.find((c) => c.region === region && c.industry === 'silicon'),
    );
    // 2.5656 / 3.0656
    expect(own!.sales.midstream / total(own!.sales)).toBeCloseTo(0.837, 3);
    for (const stage of ['upstream', 'midstream', 'downstream'] as const) {
      expect(own!.competence[stage]).toBeLessThan(others!.competence[stage]);
    }
  });

  it('has as support the fitted story of P3, and nothing else', () => {
    const { policies, fitted } = stories[0]!;
    const same = findScenario('bengbu', { cwd: process.cwd(), policies: policies(fitted) }).scenario;
    expect(support.policies).toEqual(same.policies);
    expect(support.world).toEqual(bengbu.world);
    expect(support.parameters).toEqual(bengbu.parameters);
  });

  it('has a higher quotient in 2019 with support than without, by more than three standard errors', () => {
    const SEEDS = 8;
    const last = (scenario: typeof bengbu, replicate: number): number => {
      const { record } = runReplicate(scenario, 'support', replicate, []);
      const cells = record.regions * record.industries.length;
      const own = record.economies.indexOf('Bengbu') * record.industries.length + record.industries.indexOf('silicon');
      return lqOutput.compute(record)[7 * cells + own]!;
    };
    const gains = Array.from({ length: SEEDS }, (_, replicate) => last(support, replicate) - last(bengbu, replicate));
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / SEEDS;
    const error = Math.sqrt(gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (SEEDS - 1) / SEEDS);
    expect(mean).toBeGreaterThan(3 * error);
  });
});
