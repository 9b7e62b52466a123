import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findScenario } from '../../src/experiments/files/findScenario.ts';

const data = new URL('../../data/', import.meta.url);
const delta = ['Shanghai', 'Jiangsu', 'Zhejiang', 'Anhui'];

describe('the world of the Yangtze delta', () => {
  const { scenario } = findScenario('yangtze-delta', { cwd: process.cwd() });
  const revenue = (industry: string, inDelta: boolean): number =>
    scenario.world.clusters
      .filter((cluster) => cluster.industry === industry && delta.includes(cluster.region) === inDelta)
      .reduce((sum, { sales }) => sum + sales.upstream + sales.midstream + sales.downstream, 0);

  it('starts with the revenue that the data file states for each of the ten clusters', () => {
    const [, ...rows] = readFileSync(new URL('yangtze-delta-clusters-2019.csv', data), 'utf8').trim().split('\n');
    expect(rows).toHaveLength(10);
    for (const row of rows) {
      const [industry, stated] = row.split(',') as [string, string];
      expect(revenue(industry, true) / Number(stated)).toBeCloseTo(1, 5);
    }
  });

  it('holds 23.2 % of the manufacturing of China, as paper 003 says', () => {
    const names = scenario.world.industries.map(({ name }) => name);
    const [inside, outside] = [true, false].map((side) => names.reduce((sum, name) => sum + revenue(name, side), 0));
    // 12131.2 / .27 + 7562.9 / .19 = 84735; 19694.1 / 84735 = .2324
    expect(inside! / (inside! + outside!)).toBeCloseTo(0.232, 3);
  });

  it('never appears as an observed series: totals that are inputs cannot validate', () => {
    expect(scenario.observed).toEqual([]);
  });
});

describe('data files', () => {
  it('each have their source beside them and a scenario or script that reads them', () => {
    const files = readdirSync(data).filter((name) => name.endsWith('.csv'));
    expect(files.length).toBeGreaterThan(3);
    const readers = ['scripts', 'scenarios'].flatMap((folder) => {
      const place = new URL(`../../${folder}/`, import.meta.url);
      return readdirSync(place, { withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(new URL(entry.name, place), 'utf8'));
    });
    for (const file of files) {
      const name = file.replace(/\.csv$/, '');
      expect(readFileSync(new URL(`${name}.source.yaml`, data), 'utf8')).toMatch(/^origin: /m);
      expect(
        readers.some((text) => text.includes(name)),
        `${file} is read`,
      ).toBe(true);
    }
  });
});
