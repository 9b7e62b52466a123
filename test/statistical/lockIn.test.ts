import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runJobs } from '../../validation/battery.ts';
import { type Arm, arms, interval, jobsOf, sizes, summarise } from '../../validation/lockIn.ts';

/**
 * P1 at 20 seeds. A share measured on 20 runs is noisy, so the band counts as missed only when the 99.9 %
 * interval of the share (clusters of a run counted as one) lies wholly outside it: a false alarm in fewer than one run in a thousand a band.
 * The bands themselves are judged on 100 seeds by `npm run test:long`.
 */
const bands = (
  parse(readFileSync('validation/patterns.yaml', 'utf8')).patterns as {
    id: string;
    bands: Record<string, [number | null, number | null]>;
  }[]
).find(({ id }) => id === 'P1')!.bands;
const SEEDS = 20;

describe.each(Object.entries(sizes))('low-end lock-in at 20 seeds, %s', (_, countScale) => {
  it('locks laggards in without policy, lets more escape by R&D than by production subsidy of the same money', async () => {
    const all = Object.keys(arms) as Arm[];
    const results = await runJobs(jobsOf('statistical', SEEDS, all, { 'firm.countScale': countScale }));
    const { none, rd12, production12 } = Object.fromEntries(all.map((arm) => [arm, summarise(results, arm)])) as Record<
      Arm,
      ReturnType<typeof summarise>
    >;
    const meets = (share: number, name: string): void => {
      const [low, high] = bands[name]!;
      const [from, to] = interval(share, SEEDS, 0.999);
      expect(to, name).toBeGreaterThanOrEqual(low ?? 0);
      expect(from, name).toBeLessThanOrEqual(high ?? 1);
    };
    meets(none.lockedIn, 'lockedIn.none');
    meets(rd12.escaped, 'escaped.rd12');
    expect(rd12.escaped).toBeGreaterThan(production12.escaped + 0.2);
    expect(production12.output).toBeGreaterThan(none.output);
    expect(production12.lq).toBeGreaterThan(none.lq);
  }, 900_000);
});
