import { LuDecomposition, Matrix } from 'ml-matrix';

/** Which group each row of a panel is in. */
export interface PanelIndex {
  /** Number of the entity (region, firm) of each row, from 0. */
  readonly entity: Int32Array;
  readonly entities: number;
  /** Number of the period of each row, from 0. */
  readonly time: Int32Array;
  readonly times: number;
}

export type FixedEffects = 'entity' | 'time' | 'both';

/**
 * Takes fixed effects out of a column: what is left after the best fit by a constant for each entity, each period or both.
 *
 *     entity: x_it - mean_i      both: x_it - a_i - d_t with a, d by least squares (in a balanced panel x_it - mean_i - mean_t + mean)
 *
 * - Shapes: n numbers in, n out; units unchanged.
 * - With both effects the panel need not be balanced: the period effects solve the normal equations that are left when the
 *   entity effects are taken out, a system of the size of the number of periods; done twice, which leaves rounding only.
 * - Edge cases: an entity or period with a single row is fitted exactly there: 0. Panels that fall apart into parts
 *   without common entity or period are fine.
 *
 * @throws RangeError when shapes disagree or more than 3,000 periods meet both effects
 * @see Baltagi (2021) Econometric Analysis of Panel Data, chapters 2, 3 and 9 (unbalanced)
 * @example
 * ```ts
 * const index = { entity: Int32Array.of(0, 0, 1, 1), entities: 2, time: Int32Array.of(0, 1, 0, 1), times: 2 };
 * withinTransform(Float64Array.of(1, 2, 5, 8), index, 'entity')[3]; // => 1.5
 * // 8 - 6.5 - 5 + 4
 * withinTransform(Float64Array.of(1, 2, 5, 8), index, 'both')[3]; // => 0.5
 * ```
 */
export function withinTransform(values: Float64Array, index: PanelIndex, effects: FixedEffects): Float64Array {
  return withinTransforms([values], index, effects)[0]!;
}

/**
 * `withinTransform` of several columns, which share the work on the index.
 *
 * @throws RangeError as `withinTransform`
 * @see Baltagi (2021) Econometric Analysis of Panel Data, chapter 9
 * @example
 * ```ts
 * const index = { entity: Int32Array.of(0, 0), entities: 1, time: Int32Array.of(0, 1), times: 2 };
 * withinTransforms([Float64Array.of(1, 2), Float64Array.of(5, 9)], index, 'entity')[1][1]; // => 2
 * ```
 */
export function withinTransforms(
  columns: readonly Float64Array[],
  index: PanelIndex,
  effects: FixedEffects,
): Float64Array[] {
  const { entity, entities, time, times } = index;
  const n = entity.length;
  for (const [c, column] of [...columns, time].entries()) {
    if (column.length !== n) throw new RangeError(`column ${c} has ${column.length} rows, expected ${n}`);
  }
  if (effects === 'entity') return columns.map((column) => lessMeans(column, entity, entities));
  if (effects === 'time') return columns.map((column) => lessMeans(column, time, times));
  const solve = periodSolver(index);
  const once = (column: Float64Array): Float64Array => {
    const left = lessMeans(column, entity, entities);
    const sums = new Float64Array(times);
    for (let i = 0; i < n; i++) sums[time[i]!]! += left[i]!;
    const period = solve(sums);
    return lessMeans(
      left.map((value, i) => value - period[time[i]!]!),
      entity,
      entities,
    );
  };
  return columns.map((column) => once(once(column)));
}

function lessMeans(values: Float64Array, group: Int32Array, groups: number): Float64Array {
  const sum = new Float64Array(groups);
  const count = new Int32Array(groups);
  for (let i = 0; i < values.length; i++) {
    sum[group[i]!]! += values[i]!;
    count[group[i]!]!++;
  }
  return values.map((value, i) => value - sum[group[i]!]! / count[group[i]!]!);
}

const MOST_PERIODS = 3000;

/** Solves for period effects from the period sums of what entity effects leave. */
function periodSolver(index: PanelIndex): (sums: Float64Array) => Float64Array {
  const { entity, entities, time, times } = index;
  if (times > MOST_PERIODS) {
    throw new RangeError(`the panel has ${times} periods, expected at most ${MOST_PERIODS} for effects of both kinds`);
  }
  const rowsOf = Array.from({ length: entities }, (): number[] => []);
  for (let i = 0; i < entity.length; i++) rowsOf[entity[i]!]!.push(time[i]!);
  const system = Matrix.zeros(times, times);
  for (const periods of rowsOf) {
    for (const s of periods) {
      system.set(s, s, system.get(s, s) + 1);
      for (const t of periods) system.set(s, t, system.get(s, t) - 1 / periods.length);
    }
  }
  // one period of each connected part is the reference: its effect is 0
  const part = partsOf(index).ofTime;
  for (let t = 0; t < times; t++) {
    if (part.indexOf(part[t]!) !== t) continue;
    for (let s = 0; s < times; s++) {
      system.set(t, s, 0);
      system.set(s, t, 0);
    }
    system.set(t, t, 1);
  }
  const factored = new LuDecomposition(system);
  return (sums) => {
    const right = sums.map((sum, t) => (part.indexOf(part[t]!) === t ? 0 : sum));
    return Float64Array.from(factored.solve(Matrix.columnVector(right)).to1DArray());
  };
}

/** Parts of the panel that share neither entity nor period, by union of the two. */
function partsOf({ entity, entities, time, times }: PanelIndex): {
  readonly ofTime: Int32Array;
  readonly parts: number;
} {
  const parent = Int32Array.from({ length: entities + times }, (_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) {
      parent[i] = parent[parent[i]!]!;
      i = parent[i]!;
    }
    return i;
  };
  for (let i = 0; i < entity.length; i++) parent[root(entity[i]!)] = root(entities + time[i]!);
  const ofTime = Int32Array.from({ length: times }, (_, t) => root(entities + t));
  return { ofTime, parts: new Set(ofTime).size };
}

/**
 * Number of free parameters of fixed effects: entities + periods less the parts the panel falls into, with both; the
 * rank of their dummy variables.
 *
 * @see Abowd, Creecy and Kramarz (2002) (connected groups)
 * @example
 * ```ts
 * const index = { entity: Int32Array.of(0, 0, 1, 1), entities: 2, time: Int32Array.of(0, 1, 0, 1), times: 2 };
 * effectsRank(index, 'both'); // => 3
 * ```
 */
export function effectsRank(index: PanelIndex, effects: FixedEffects): number {
  if (effects === 'entity') return index.entities;
  if (effects === 'time') return index.times;
  return index.entities + index.times - partsOf(index).parts;
}
