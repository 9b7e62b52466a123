import { describe, expect, it } from 'vitest';
import { startRun } from '../../src/createRun.ts';
import { takeSnapshot } from '../../src/engine/snapshot.ts';
import { writeGuard } from '../../src/engine/writeGuard.ts';
import { runKeyOf } from '../../src/experiments/runReplicate.ts';
import { model } from '../../src/model.ts';
import { differingColumns, everyColumn, fullRun, runKey, runTicks } from '../support/lockInWorld.ts';

const YEARS = 20;
const run = fullRun(YEARS);

describe('a run', () => {
  it('has the same bytes in every column when it is repeated with the same key', () => {
    const first = runTicks(run, 40).world;
    expect(differingColumns(first, runTicks(run, 40).world)).toEqual([]);
    // the comparison can tell runs apart, and sees everything
    const other = runTicks(run, 40, { key: { high: runKey.high, low: runKey.low + 1 } }).world;
    expect(differingColumns(first, other)).toContain('node.sales');
    expect(everyColumn.length).toBeGreaterThan(150);
  });

  it('is not touched by another that runs in turn with it', () => {
    const alone = runTicks(run, 12).world;
    const one = startRun(run, runKey);
    const two = startRun(run, runKeyOf('other', 3));
    for (let tick = 0; tick < 12; tick++) {
      one.step();
      two.step();
    }
    expect(differingColumns(one.world, alone)).toEqual([]);
  });

  it('goes on from a snapshot at tick 37 as if it had not been interrupted, in every column', () => {
    const until = 4 * YEARS;
    const uninterrupted = runTicks(run, until).world;
    const engine = runTicks(run, 37);
    const snapshot = takeSnapshot(model.tables, engine.world, engine.tick);
    for (let attempt = 0; attempt < 2; attempt++) {
      const restored = startRun(run, runKey, { snapshot });
      expect(restored.tick).toBe(37);
      expect(differingColumns(restored.world, engine.world)).toEqual([]);
      while (restored.tick < until) restored.step();
      // the second attempt shows that the first left the snapshot alone
      expect(differingColumns(restored.world, uninterrupted)).toEqual([]);
    }
  });

  it('writes only where its rules declare it, with two industries and every instrument on', () => {
    const engine = startRun(run, runKey, { observer: writeGuard(model.tables) });
    // four years in, all policies are in force
    for (let tick = 0; tick < 28; tick++) engine.step();
    expect(engine.tick).toBe(28);
  });
});
