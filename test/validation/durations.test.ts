import { describe, expect, it } from 'vitest';
import type { JobResult } from '../../validation/battery.ts';
import { runJobs } from '../../validation/battery.ts';
import { durationCurve, durationJobs, yearsToHalf } from '../../validation/durations.ts';
import { jobsOf } from '../../validation/lockIn.ts';

/** Results of an arm with two laggards a seed, of which a number escape in all. */
const armResults = (arm: string, seeds: number, escapes: number): JobResult[] =>
  Array.from({ length: seeds }, (_, replicate) => ({
    ...{ task: 'lockIn' as const, arm, scenario: 'rd-subsidy-12', set: {}, seed: 'tuning', replicate, firms: 400 },
    clusters: [0, 1].map((i) => ({
      cluster: String(i),
      ...{ state: 2 * replicate + i < escapes ? 2 : 1, upgradingShare: 0.1, output: 1, lq: 1 },
    })),
  }));

describe('escape by years of support', () => {
  it('reaches one half on straight lines between the durations', () => {
    // from .2 at 3 years to .8 at 9: half way, at 6
    expect(
      yearsToHalf([
        [0, 0.1],
        [3, 0.2],
        [9, 0.8],
      ]),
    ).toBeCloseTo(6, 12);
    expect(
      yearsToHalf([
        [0, 0.1],
        [20, 0.49],
      ]),
    ).toBeNull();
    expect(
      yearsToHalf([
        [0, 0.6],
        [20, 0.9],
      ]),
    ).toBe(0);
  });

  it('puts the durations of P1 and those between them in one curve', () => {
    const escapes = { none: 0, rd1: 0, rd3: 2, rd6: 8, rd9: 12, rd12: 16, rd20: 18 };
    const curve = durationCurve(Object.entries(escapes).flatMap(([arm, count]) => armResults(arm, 10, count)));
    expect(curve.points.map(({ years }) => years)).toEqual([0, 1, 3, 6, 9, 12, 20]);
    expect(curve.points.map(({ summary }) => summary.escaped)).toEqual([0, 0, 0.1, 0.4, 0.6, 0.8, 0.9]);
    // .4 at 6 years, .6 at 9
    expect(curve.half).toBeCloseTo(7.5, 12);
    const [soonest, latest] = curve.halfInterval;
    expect(soonest!).toBeLessThan(7.5);
    expect(latest!).toBeGreaterThan(7.5);
  });

  it('cuts the twelve years short, to the very run of rd-subsidy-6', async () => {
    const six = durationJobs('tuning', 1, {}).filter(({ duration }) => duration === 6);
    const [cut] = await runJobs(six);
    const [own] = await runJobs(jobsOf('tuning', 1, ['rd3'], {}).map((job) => ({ ...job, scenario: 'rd-subsidy-6' })));
    expect(cut!.clusters).toEqual(own!.clusters);
    expect(cut!.arm).toBe('rd6');
  });
});
