/**
 * Rabbits on a meadow: the engine shown on a model small enough to read in five minutes. Nothing here is economics;
 * the real model (src/model.ts) is made in the same way.
 *
 * A model is three things: tables of columns (all its state), parameters, and a tick: an ordered list of rules. A rule
 * is a plain function with a declaration of what it reads and writes. Rules never call each other; they meet in columns.
 */
import {
  createWorld,
  float64,
  hashText,
  int32,
  type Model,
  parameter,
  phase,
  ruleDefiner,
  type WorldOf,
} from '../../src/engine/index.ts';

/**
 * State. Each column is one typed array, declared with unit, meaning and (when not 0) the value a new row starts with.
 * A row is an entity: here a cell of the meadow (always 100) and a rabbit (rows come and go).
 */
export const tables = {
  cell: {
    grass: float64('meals', 'grass standing', 1),
    eaten: float64('meals', 'grass eaten in the tick'),
  },
  rabbit: {
    // Rows move when others die, so a rabbit carries a number of its own: randomness is keyed by it.
    id: int32('1', 'number of the rabbit, never used twice'),
    energy: float64('meals', 'reserve; 0 is death'),
  },
  // A table with one row holds what belongs to nobody. Even a counter is state, so it lives in a column.
  warren: { nextId: int32('1', 'number of the next rabbit born') },
} as const;

const declare = (en: string, zh: string, unit: string, value: number, most: number, doc: string) =>
  parameter({
    label: { en, zh },
    unit,
    default: value,
    valid: [0, most],
    plausible: [value / 2, value * 1.5],
    source: 'assumption',
    why: 'a toy',
    doc,
  });

/** Parameters are declared once, by group; a path such as `rabbit.hunger` names one. */
export const parameters = {
  meadow: {
    regrowth: declare('Regrowth', '再生', '1/year', 2, 4, 'A higher rate refills a bare cell sooner.'),
    trampling: declare('Trampling', '践踏', '1', 0.5, 1, 'A higher share slows regrowth more where rabbits ate last.'),
  },
  rabbit: {
    appetite: declare('Appetite', '食量', 'meals a year', 12, 100, 'A higher appetite empties a cell faster.'),
    hunger: declare(
      'Hunger',
      '消耗',
      'meals a year',
      2,
      100,
      'A higher hunger lets fewer rabbits live on the same grass.',
    ),
    birthEnergy: declare('Energy to breed', '繁殖能量', 'meals', 2, 100, 'A higher bar means fewer, fatter rabbits.'),
  },
};

/** Types every rule below from the two declarations: what a rule does not declare does not compile. */
const rule = ruleDefiner<typeof tables, typeof parameters>();

/** Logistic regrowth, slower where rabbits ate in the last tick: dG = regrowth (1 - trampling eaten) (1 - G) dt. */
const growGrass = rule({
  name: 'growGrass',
  source: 'invented',
  params: ['meadow.regrowth', 'meadow.trampling'],
  // `graze` writes cell.eaten later in the tick, so what stands there now is of the last tick: a lag, and said so.
  lags: ['cell.eaten'],
  writes: ['cell.grass'],
  apply: ({ cell, params, dt }) => {
    const { regrowth, trampling } = params.meadow;
    const { grass, eaten } = cell;
    for (let c = 0; c < cell.count; c++) {
      const speed = Math.max(0, 1 - trampling * eaten[c]!) * regrowth;
      grass[c]! += Math.min(1, speed * dt) * (1 - grass[c]!);
    }
  },
});

/** The purpose of a draw is a word; a draw is a pure function of (run key, purpose, tick, id), not of who drew before. */
const PLACE = hashText('graze.place');

/** Each rabbit goes to a cell by chance and eats what is there, up to its appetite. The first to come is the first fed. */
const graze = rule({
  name: 'graze',
  source: 'invented',
  params: ['rabbit.appetite'],
  reads: ['rabbit.id'],
  writes: ['cell.grass', 'cell.eaten', 'rabbit.energy'],
  apply: ({ cell, rabbit, params, dt, draws }) => {
    const { grass, eaten } = cell;
    const { id, energy } = rabbit;
    const places = draws(PLACE);
    eaten.fill(0);
    for (let r = 0; r < rabbit.count; r++) {
      const c = Math.floor(places.uniform(0, id[r]!) * cell.count);
      const meal = Math.min(grass[c]!, params.rabbit.appetite * dt);
      grass[c]! -= meal;
      eaten[c]! += meal;
      energy[r]! += meal;
    }
  },
});

/** A rabbit above the bar splits its reserve with one young. */
const breed = rule({
  name: 'breed',
  source: 'invented',
  params: ['rabbit.birthEnergy'],
  writes: ['rabbit.id', 'rabbit.energy', 'warren.nextId'],
  rows: ['rabbit'],
  apply: ({ rabbit, warren, params, rows }) => {
    const parents = rabbit.count;
    // Make room first: growing replaces the arrays, so columns are fetched after it.
    rows.rabbit.reserve(parents);
    const { id, energy } = rabbit;
    for (let r = 0; r < parents; r++) {
      if (energy[r]! < params.rabbit.birthEnergy) continue;
      const young = rows.rabbit.add();
      id[young] = warren.nextId[0]!++;
      energy[r]! /= 2;
      energy[young] = energy[r]!;
    }
  },
});

/** Living costs energy; a rabbit with none left dies. */
const starve = rule({
  name: 'starve',
  source: 'invented',
  params: ['rabbit.hunger'],
  writes: ['rabbit.energy'],
  rows: ['rabbit'],
  apply: ({ rabbit, params, rows, dt }) => {
    const { energy } = rabbit;
    for (let r = 0; r < rabbit.count; r++) energy[r] = Math.max(0, energy[r]! - params.rabbit.hunger * dt);
    // Keeps the rows whose flag is not 0, in order; any column can be the flag.
    rows.rabbit.keep(energy);
  },
});

/** The model: its order of events can be read here, and nowhere else. A tick is a season. */
export const meadow: Model<typeof tables, typeof parameters> = {
  tables,
  parameters,
  dt: 0.25,
  tick: [phase('spring', growGrass), phase('summer', graze, breed), phase('winter', starve)],
};

/** A meadow at its start: every column at its declared initial value but the rabbits' numbers and reserves. */
export function startMeadow(rabbits: number): WorldOf<typeof tables> {
  const world = createWorld(tables, { cell: 100, rabbit: rabbits, warren: 1 });
  for (let r = 0; r < rabbits; r++) {
    world.rabbit.id[r] = r;
    world.rabbit.energy[r] = 1;
  }
  world.warren.nextId[0] = rabbits;
  return world;
}
