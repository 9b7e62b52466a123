/**
 * Runs the toy: npx tsx examples/toy/run.ts
 *
 * Ten rabbits are set free. In year 8 the run is saved and continued twice: as it was, and with one rule left out.
 */
import { createEngine, defaultsOf, restoreSnapshot, takeSnapshot, withRule } from '../../src/engine/index.ts';
import { meadow, parameters, startMeadow, tables } from './meadow.ts';

/** What every run of one experiment shares. The run key decides all chance: the same key, the same run, anywhere. */
const shared = { parameters: defaultsOf(parameters), runKey: { high: 2026, low: 1 } };
const YEARS = 16;
const SAVED = 8;
const SEASONS = 4;

const engine = createEngine(meadow, { ...shared, world: startMeadow(10) });

/** Runs a year and gives rabbits and standing grass at its end. */
function year(running: typeof engine): string {
  for (let season = 0; season < SEASONS; season++) running.step();
  const { cell, rabbit } = running.world;
  let grass = 0;
  for (let c = 0; c < cell.count; c++) grass += cell.grass[c]!;
  return `${String(rabbit.count).padStart(8)}${grass.toFixed(1).padStart(8)}`;
}

console.log('year rabbits   grass | no births: rabbits   grass');
for (let y = 1; y <= SAVED; y++) console.log(`${String(y).padStart(4)}${year(engine)} |`);

// A snapshot is a copy of the columns and the tick: all there is. It can be restored as often as one likes.
const snapshot = takeSnapshot(tables, engine.world, engine.tick);
const barren = createEngine(withRule(meadow, 'breed', null), {
  ...shared,
  world: restoreSnapshot(tables, snapshot),
  tick: snapshot.tick,
});
for (let y = SAVED + 1; y <= YEARS; y++) {
  console.log(`${String(y).padStart(4)}${year(engine)} |           ${year(barren)}`);
}
