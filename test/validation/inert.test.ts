import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { parameterPaths } from '../../src/engine/parameter.ts';
import { packagedScenarios } from '../../src/experiments/files/findScenario.ts';
import { measures } from '../../src/measures/measures.ts';
import { headlineMeasures } from '../../validation/headlineMeasures.ts';
import { inertWorldsOf, special } from '../../validation/inertWorlds.ts';
import { largestShift } from '../../validation/largestShift.ts';
import { levelNames, levelsOfRun } from '../../validation/levelsOfRun.ts';

const paths = parameterPaths(parameters);

describe('the study of inertness', () => {
  it('knows the parameters and groups it has worlds for, and the worlds', () => {
    for (const name of Object.keys(special)) expect([...paths, ...Object.keys(parameters)]).toContain(name);
    const worlds = new Set(paths.flatMap((path) => inertWorldsOf(path).map(({ world }) => world)));
    for (const world of worlds) expect(packagedScenarios()).toContain(world);
    for (const { set = {} } of Object.values(special))
      for (const path of Object.keys(set)) expect(paths).toContain(path);
  });

  it('looks at a parameter where its mechanism acts first, and in no world twice', () => {
    const worlds = (path: string): string[] => inertWorldsOf(path).map(({ world }) => world);
    expect(worlds('paradigm.vesting')).toEqual(['window-response']);
    expect(worlds('arrival.leadGap')).toEqual(['lead-firm']);
    expect(worlds('arrival.gap')).toEqual(['foreign-investment-linked']);
    expect(worlds('learning.rate')).toEqual(['rd-subsidy-12', 'east-central-west']);
    expect(worlds('mobility.chainCost')).toEqual(['east-central-west', 'rd-subsidy-12']);
  });

  it('has headline measures that are measures', () => {
    const names = measures.map(({ name }) => name);
    for (const name of headlineMeasures) expect(names).toContain(name);
  });

  it('gives a shift in deviations between seeds with its error, and what it exceeds at confidence', () => {
    const base = [[0], [2], [4]];
    // changes 1, 2, 3: mean 2, sd 1, error 1 / sqrt 3; deviation between seeds 2; t(2, .975) = 4.3027
    const found = largestShift([[0], [0], [0]], [[1], [2], [3]], base, [0], { tests: 1 })!;
    expect(found.shift).toBeCloseTo(1, 12);
    expect(found.error).toBeCloseTo(1 / Math.sqrt(3) / 2, 12);
    expect(found.atLeast).toBe(0);
    const surer = largestShift([[0], [0], [0]], [[9], [10], [11]], base, [0], { tests: 1 })!;
    expect(surer.atLeast).toBeCloseTo((10 - 4.302652729911275 / Math.sqrt(3)) / 2, 5);
    // twice as many tests: t(2, .9875) = 6.2053
    const more = largestShift([[0], [0], [0]], [[9], [10], [11]], base, [0], { tests: 2 })!;
    expect(more.atLeast).toBeCloseTo((10 - 6.205346816570588 / Math.sqrt(3)) / 2, 5);
  });

  it('takes the level that moves most for certain, counts no undefined pair and no level that stays', () => {
    const base = [
      [0, 0, 0],
      [2, 2, 2],
      [4, 4, 4],
    ];
    const low = [
      [0, 0, 0],
      [0, 0, 0],
      [0, 0, Number.NaN],
    ];
    const high = [
      [0, 1, 5],
      [0, 9, 6],
      [0, 20, 7],
    ];
    // level 1 changes by 10 on average with a wide spread; level 2 by 5 and 6
    expect(largestShift(low, high, base, [0, 1, 2], { tests: 1 })).toMatchObject({ level: 1, shift: 5, atLeast: 0 });
    expect(largestShift(low, high, base, [0], { tests: 1 })).toBeNull();
    const two = largestShift(low, high, base, [2], { tests: 1, confidence: 0.5 })!;
    // pairs 5 and 6: mean 5.5, error .5, t(1, .75) = 1
    expect(two).toMatchObject({ level: 2, shift: expect.closeTo(2.75, 12), atLeast: expect.closeTo(2.5, 6) });
  });

  it('says so where seeds do not differ, and takes rounding for no change', () => {
    const same = [[1], [1]];
    expect(largestShift(same, [[2], [2]], same, [0], { tests: 1 })).toMatchObject({
      shift: null,
      atLeast: Number.POSITIVE_INFINITY,
    });
    expect(largestShift(same, [[1 + 1e-14], [1 + 2e-14]], same, [0], { tests: 1 })).toBeNull();
  });

  it('reads every level of a run, and no levels of a world that cannot be', () => {
    const job = { task: 'levels', scenario: 'new-industry', years: 12, set: {}, seed: 'levels', replicate: 0 } as const;
    const { levels } = levelsOfRun(job);
    expect(levels).toHaveLength(levelNames.length);
    const at = (measure: string, over: string): number =>
      levels![levelNames.findIndex((l) => l.measure === measure && l.over === over && l.when === 'last year')]!;
    expect(at('output', 'mean')).toBeGreaterThan(0);
    expect(at('output', 'spread')).toBeGreaterThan(0);
    // assembly that buys next to nothing from the upstream stage, which is said to sell to it
    const impossible = { 'stage.inputShareMidstream': 0, 'stage.inputShareDownstream': 0 };
    expect(levelsOfRun({ ...job, scenario: 'low-end-lock-in', set: impossible }).levels).toBeNull();
  });
});
