import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { firmsByStage } from '../../src/cli/ownRegion/describeClusters.ts';
import { startRun } from '../../src/createRun.ts';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { runKeyOf } from '../../src/experiments/runReplicate.ts';
import { canonicalSpec } from '../../src/world/layOutWorld.ts';
import { STAGES } from '../../src/world/worldTables.ts';
import { cli, emptyFolder } from '../support/cli-run.ts';

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.clean());

const write = (name: string, text: string): void => writeFileSync(join(folder.path, name), text);
const init = (...more: string[]) => cli(['init', '--from', 'clusters.csv', ...more], { cwd: folder.path });

const example = `region,industry,employment,output,upstream,midstream,downstream,firms
Harbour,electronics,42.5,61.2,0.12,0.7,0.18,140
Harbour,textiles,18,12.5,0.1,0.8,0.1,75
Valley,electronics,25.4,30.1,0,1,0,90
`;

/** What the first tick of the scenario in my-region.yaml holds, by region and industry. */
function firstTick() {
  const { scenario } = findScenario('my-region.yaml', { cwd: folder.path });
  const spec = canonicalSpec(scenario.world);
  const engine = startRun(scenario, runKeyOf('margins', 0));
  const { node, firm } = engine.world;
  const firms = new Map<number, number>();
  for (let f = 0; f < firm.count; f++) firms.set(firm.node[f]!, (firms.get(firm.node[f]!) ?? 0) + 1);
  const sales = Float64Array.from(node.sales);
  // jobs are those of the rule that staffs the clusters; the tick ends before anyone else hires
  engine.step();
  const K = spec.industries.length;
  return new Map(
    spec.clusters.map(({ region, industry }) => {
      const r = spec.regions.findIndex(({ name }) => name === region);
      const k = spec.industries.findIndex(({ name }) => name === industry);
      const nodes = Array.from({ length: STAGES }, (_, s) => (r * K + k) * STAGES + s);
      return [
        `${region}/${industry}`,
        {
          sales: nodes.map((n) => sales[n]!),
          firms: nodes.map((n) => firms.get(n) ?? 0),
          employment: nodes.reduce((sum, n) => sum + node.employment[n]!, 0),
        },
      ] as const;
    }),
  );
}

describe('agglomera init', () => {
  it('reproduces employment, output, stage shares and numbers of firms of the table exactly', async () => {
    write('clusters.csv', example);
    expect((await init()).code).toBe(0);
    const found = firstTick();
    const harbour = found.get('Harbour/electronics')!;
    expect(harbour.employment).toBeCloseTo(42.5, 9);
    // 61.2 times .12, .7, .18
    expect(harbour.sales[0]).toBeCloseTo(7.344, 6);
    expect(harbour.sales[1]).toBeCloseTo(42.84, 6);
    expect(harbour.sales[2]).toBeCloseTo(11.016, 6);
    // one in every stage and 137 by share: 16.44, 95.9, 24.66, so the last two round up
    expect(harbour.firms).toEqual([17, 97, 26]);
    const valley = found.get('Valley/electronics')!;
    expect(valley.employment).toBeCloseTo(25.4, 9);
    expect(valley.sales[0]).toBe(0);
    expect(valley.sales[1]).toBeCloseTo(30.1, 6);
    expect(valley.firms).toEqual([0, 90, 0]);
  });

  it('reproduces the margins of any table', async () => {
    const cluster = fc.record({
      employment: fc.double({ min: 0.5, max: 500, noNaN: true }),
      output: fc.double({ min: 0.5, max: 500, noNaN: true }),
      parts: fc.tuple(fc.nat(20), fc.integer({ min: 1, max: 20 }), fc.nat(20)),
      firms: fc.integer({ min: 3, max: 60 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(cluster, { minLength: 1, maxLength: 4 }), async (clusters) => {
        const rows = clusters.map(({ employment, output, parts, firms }, i) => {
          const sum = parts[0] + parts[1] + parts[2];
          return `R${i >> 1},I${i % 2},${employment},${output},${parts.map((part) => part / sum).join(',')},${firms}`;
        });
        write(
          'clusters.csv',
          `region,industry,employment,output,upstream,midstream,downstream,firms\n${rows.join('\n')}\n`,
        );
        const { code, err } = await init('--force');
        expect(err).toBe('');
        expect(code).toBe(0);
        const found = firstTick();
        clusters.forEach(({ employment, output, parts, firms }, i) => {
          const own = found.get(`R${i >> 1}/I${i % 2}`)!;
          expect(own.employment / employment).toBeCloseTo(1, 9);
          const sum = parts[0] + parts[1] + parts[2];
          // the taste constants settle to 1e-9 in the logarithm of sales
          parts.forEach((part, s) => {
            expect(Math.abs(own.sales[s]! - (output * part) / sum)).toBeLessThan(1e-8 * output);
          });
          expect(own.firms[0]! + own.firms[1]! + own.firms[2]!).toBe(firms);
        });
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it('lists in the file, the terminal and the report what the tables left open', async () => {
    write('clusters.csv', 'region,industry,employment\nHarbour City,ships,12\n');
    write('regions.csv', 'region,wage\nHarbour City,80\n');
    const { code, out } = await init('--regions', 'regions.csv');
    expect(code).toBe(0);
    expect(out).toContain('What we assumed about your regions');
    const { scenario } = findScenario('my-region.yaml', { cwd: folder.path });
    expect(scenario.assumed).toContainEqual({
      en: 'Harbour-City: skilled share of 0.25',
      zh: 'Harbour-City：技能劳动力占比 0.25',
    });
    // 12 thousand persons of 300 each
    const english = scenario.assumed.map(({ en }) => en).join('\n');
    expect(english).toContain('Harbour-City, ships: 40 firms');
    expect(english).not.toContain('wage of 60');
    for (const { zh } of scenario.assumed) expect(zh).toMatch(/\p{Script=Han}/u);
    const run = await cli(['run', './my-region.yaml', '--years', '2', '--out', 'result', '--quiet'], {
      cwd: folder.path,
    });
    expect(run.err).toBe('');
    const report = readFileSync(join(folder.path, 'result', 'report.html'), 'utf8');
    expect(report).toContain('What we assumed about your regions');
    expect(report).toContain('Harbour-City: skilled share of 0.25');
    const chinese = ['run', './my-region.yaml', '--years', '2', '--out', 'zh', '--quiet', '--language', 'zh'];
    await cli(chinese, { cwd: folder.path });
    const page = readFileSync(join(folder.path, 'zh', 'report.html'), 'utf8');
    expect(page).toContain('Harbour-City：技能劳动力占比 0.25');
    expect(page).toContain('如果什么都不改变，我们的集群会怎样？');
    expect(page).not.toContain('skilled share of 0.25</li>');
    // the resolved scenario of the results keeps the list and the margins
    const kept = findScenario('result/scenario.yaml', { cwd: folder.path }).scenario;
    expect(kept.assumed).toEqual(scenario.assumed);
    expect(kept.world).toEqual(scenario.world);
  });

  it('shares firms out so that they add up and every stage that sells has one', () => {
    // one each, then 7 by share: 0.7, 4.9, 1.4; whole parts 0, 4, 1, the two left go to the largest remainders .9 and .7
    expect(firmsByStage(10, { upstream: 0.1, midstream: 0.7, downstream: 0.2 })).toEqual({
      upstream: 2,
      midstream: 6,
      downstream: 2,
    });
    expect(firmsByStage(5, { upstream: 0, midstream: 1, downstream: 0 }).midstream).toBe(5);
  });

  it.each([
    ['region,industry\nA,b\n', "clusters.csv: has no column 'employment'"],
    ['region,industry,employment\nA,b,-1\n', 'clusters.csv:2: employment is'],
    ['region,industry,employment\nA,b,\n', 'clusters.csv:2: employment is empty'],
    ['region,industry,employment\nA,b,1\nA,b,2\n', 'clusters.csv:3: repeats A/b (first on line 2)'],
    ['region,industry,employment,jobs\nA,b,1,2\n', "clusters.csv: has a column 'jobs'"],
    ['region,industry,employment,upstream,midstream,downstream\nA,b,1,.5,.4,.2\n', 'sum to 1.1; expected'],
    ['region,industry,employment,upstream,midstream,downstream\nA,b,1,.5,.5,\n', 'has no downstream'],
    ['region,industry,employment,firms\nA,b,1,2\n', "firms is '2'; expected at least 3"],
    ['region,industry,employment\nFrontier,b,1\n', 'Frontier'],
    ['region,industry,employment\n?,b,1\n', "region is '?'"],
  ])('refuses %j in one message and writes nothing', async (text, message) => {
    write('clusters.csv', text);
    const { code, err } = await init();
    expect(err).toContain(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
    expect(readdirSync(folder.path)).toEqual(['clusters.csv']);
  });

  it('refuses a region that no cluster names, and a file that is there', async () => {
    write('clusters.csv', example);
    write('regions.csv', 'region,wage\nHarbor,80\n');
    expect((await init('--regions', 'regions.csv')).err).toContain("regions.csv:2: region is 'Harbor'");
    expect((await init()).code).toBe(0);
    const again = await init();
    expect(again.err).toContain('--force');
    expect(again.code).toBe(2);
  });

  it('answers any text with a scenario or one message', async () => {
    const word = fc.constantFrom(
      'region',
      'industry',
      'employment',
      'output',
      'A',
      'b',
      '1',
      '-2',
      '',
      '"',
      '1e9',
      '0.3',
      '广东',
      'firms',
    );
    const line = fc.array(word, { maxLength: 6 }).map((cells) => cells.join(','));
    const table = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n')),
      fc.array(line, { maxLength: 3 }).map((lines) => `region,industry,employment\n${lines.join('\n')}`),
    );
    await fc.assert(
      fc.asyncProperty(table, async (text) => {
        write('clusters.csv', text);
        const { code, err } = await init('--force');
        expect([0, 2]).toContain(code);
        if (code === 2) expect(err.trimEnd().split('\n')).toHaveLength(1);
        expect(readdirSync(folder.path).filter((name) => name.includes('partial'))).toEqual([]);
      }),
      { numRuns: 200 },
    );
    expect(existsSync(join(folder.path, 'clusters.csv'))).toBe(true);
  }, 60_000);
});
