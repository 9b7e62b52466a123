import { calibrateWorld } from './agents/calibrateWorld.ts';
import type { ModelTables, ModelValues, ModelWorld } from './agents/firmRule.ts';
import { populateClusters } from './agents/populateClusters.ts';
import { sortByNode } from './agents/sortByNode.ts';
import { weighFirms } from './agents/weighFirms.ts';
import type { Tables } from './engine/column.ts';
import { createEngine, type Engine, type Observer } from './engine/engine.ts';
import type { RunKey } from './engine/random.ts';
import { restoreSnapshot, type Snapshot } from './engine/snapshot.ts';
import type { WorldOf } from './engine/table.ts';
import { model, type WholeModel } from './model.ts';
import { payerByRegion } from './world/government/payerByRegion.ts';
import { canonicalSpec, createTables, layOutWorld } from './world/layOutWorld.ts';
import type { PolicySpec, WorldSpec } from './world/worldSpec.ts';

/** Everything a run needs: plain data. */
export interface RunSpec {
  readonly world: WorldSpec;
  readonly policies: readonly PolicySpec[];
  readonly parameters: ModelValues;
  readonly years: number;
}

/** Lays out, populates and calibrates a world at its start. */
export function createModelWorld(run: RunSpec, runKey: RunKey, modelled: WholeModel = model): ModelWorld {
  const spec = canonicalSpec(run.world);
  const { parameters } = run;
  const policies = payerByRegion(
    run.policies,
    spec.regions.map(({ name }) => name),
  );
  const world = createTables(modelled.tables, spec, policies.length, run.years);
  layOutWorld(
    world,
    spec,
    policies,
    parameters,
    parameters.learning.decayDistance,
    parameters.learning.foreignProximity,
    modelled.instruments,
  );
  populateClusters(world, spec, parameters, runKey, modelled);
  fillAtStart(modelled.tables, world);
  sortByNode(world.firm, world.node);
  // quality and weight of the starting population, before taste constants are fitted to them
  weighFirms.apply({ ...world, params: parameters } as never);
  calibrateWorld(world, spec, parameters);
  return world;
}

/** Columns that start elsewhere than rows that come later. */
function fillAtStart(tables: Tables, world: WorldOf<Tables>): void {
  for (const [name, columns] of Object.entries(tables)) {
    for (const [column, { start }] of Object.entries(columns)) {
      if (start !== undefined) world[name]![column]!.fill(start, 0, world[name]!.count);
    }
  }
}

/** An engine at the start of a run, or at a snapshot of it. */
export function startRun(
  run: RunSpec,
  runKey: RunKey,
  options: {
    readonly snapshot?: Snapshot;
    readonly observer?: Observer<ModelTables>;
    readonly model?: WholeModel;
  } = {},
): Engine<ModelTables> {
  const modelled = options.model ?? model;
  const { snapshot } = options;
  const world = snapshot ? restoreSnapshot(modelled.tables, snapshot) : createModelWorld(run, runKey, modelled);
  return createEngine(modelled, {
    world,
    parameters: run.parameters,
    runKey,
    tick: snapshot?.tick ?? 0,
    ...(options.observer ? { observer: options.observer } : {}),
  });
}
