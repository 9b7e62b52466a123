import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { meadow, parameters, startMeadow, tables } from '../../examples/toy/meadow.ts';
import {
  createEngine,
  defaultsOf,
  type Engine,
  restoreSnapshot,
  type Snapshot,
  takeSnapshot,
  withRule,
  writeGuard,
} from '../../src/engine/index.ts';

const values = defaultsOf(parameters);
const shared = { parameters: values, runKey: { high: 2026, low: 1 } };
type Meadow = Engine<typeof tables>;

const sum = (column: { readonly [row: number]: number }, count: number): number => {
  let total = 0;
  for (let row = 0; row < count; row++) total += column[row]!;
  return total;
};
const run = (engine: Meadow, ticks: number): Snapshot => {
  for (let t = 0; t < ticks; t++) engine.step();
  return takeSnapshot(tables, engine.world, engine.tick);
};
const start = (rabbits: number): Meadow => createEngine(meadow, { ...shared, world: startMeadow(rabbits) });

describe('the toy', () => {
  it('refills a bare meadow without rabbits to 1 - (1 - regrowth dt)^t = 1/2, 3/4, 7/8', () => {
    const engine = start(0);
    engine.world.cell.grass.fill(0);
    for (const grass of [0.5, 0.75, 0.875]) {
      engine.step();
      expect(engine.world.cell.grass[17]).toBe(grass);
    }
  });

  it('turns grass into reserve and loses none when a rabbit splits: without winter, energy = energy before + eaten', () => {
    const engine = createEngine(withRule(meadow, 'starve', null), { ...shared, world: startMeadow(10) });
    const { rabbit, cell } = engine.world;
    for (let t = 0; t < 8; t++) {
      const before = sum(rabbit.energy, rabbit.count);
      engine.step();
      expect(sum(rabbit.energy, rabbit.count)).toBeCloseTo(before + sum(cell.eaten, cell.count), 10);
    }
    expect(rabbit.count).toBeGreaterThan(10);
  });

  it('gives every rabbit a number of its own, and rabbits are born and die', () => {
    const engine = start(10);
    run(engine, 64);
    const { rabbit, warren } = engine.world;
    expect(new Set(rabbit.id.slice(0, rabbit.count)).size).toBe(rabbit.count);
    expect(warren.nextId[0]).toBeGreaterThan(rabbit.count);
    expect(rabbit.count).toBeGreaterThan(10);
  });

  it('writes only what its rules declare', () => {
    run(createEngine(meadow, { ...shared, world: startMeadow(10), observer: writeGuard(tables) }), 40);
  });

  it('saved and continued is the uninterrupted run', () => {
    const half = run(start(10), 20);
    const continued = createEngine(meadow, { ...shared, world: restoreSnapshot(tables, half), tick: half.tick });
    expect(run(continued, 20)).toEqual(run(start(10), 40));
  });

  it('prints its table when run as its first comment says', () => {
    const folder = fileURLToPath(new URL('../../', import.meta.url));
    const output = execFileSync(process.execPath, ['--import', 'tsx', 'examples/toy/run.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const [head, ...rows] = output.trimEnd().split('\n');
    expect(head).toBe('year rabbits   grass | no births: rabbits   grass');
    expect(rows.map((row) => Number(row.slice(0, 4)))).toEqual(Array.from({ length: 16 }, (_, y) => y + 1));
    for (const row of rows.slice(0, 8)) expect(row).toMatch(/^ +\d+ +\d+ +\d+\.\d \|$/);
    for (const row of rows.slice(8)) expect(row).toMatch(/^ +\d+ +\d+ +\d+\.\d \| +\d+ +\d+\.\d$/);
    // without births the number of rabbits can only fall
    const barren = rows.slice(8).map((row) => Number(row.split('|')[1]!.trim().split(/ +/)[0]));
    for (let y = 1; y < barren.length; y++) expect(barren[y]).toBeLessThanOrEqual(barren[y - 1]!);
  });
});
