/** The range of one input that a box allows; infinite where it does not restrict. */
export interface Side {
  readonly low: number;
  readonly high: number;
}

/** A box of inputs, and how well "inside the box" describes the cases of interest. */
export interface Box {
  readonly sides: readonly Side[];
  /** Share of all cases of interest that lie in the box. */
  readonly coverage: number;
  /** Share of the runs in the box that are of interest. */
  readonly density: number;
  readonly runs: number;
  /**
   * By input: chance of a density as high without this restriction (binomial tail at the density the box has without
   * it); NaN where it does not restrict. Too small by some, since the box was searched for.
   */
  readonly quasiP: readonly number[];
}

export interface PrimOptions {
  /** Share of runs peeled off a step, and pasted back (default 0.05). */
  readonly step?: number;
  /** Fewest runs in a box (default: 5 % of all, at least 10). */
  readonly fewest?: number;
}

type Inputs = readonly ArrayLike<number>[];

const inside = (inputs: Inputs, sides: readonly Side[], i: number): boolean =>
  sides.every(({ low, high }, k) => inputs[k]![i]! >= low && inputs[k]![i]! <= high);

const runsInside = (inputs: Inputs, sides: readonly Side[], runs: readonly number[]): number[] =>
  runs.filter((i) => inside(inputs, sides, i));

const countOf = (isCase: ArrayLike<boolean>, runs: readonly number[]): number =>
  runs.reduce((count, i) => count + (isCase[i] ? 1 : 0), 0);

const withSide = (sides: readonly Side[], k: number, side: Side): Side[] =>
  sides.map((old, j) => (j === k ? side : old));

/** Chance of at least `cases` in `runs` at probability p, summed from the top down. */
function binomialUpper(cases: number, runs: number, p: number): number {
  if (cases <= 0 || p >= 1) return 1;
  if (p <= 0) return 0;
  let logChoose = 0;
  for (let i = 1; i <= cases; i++) logChoose += Math.log((runs - cases + i) / i);
  let sum = 0;
  for (let c = cases; c <= runs; c++) {
    sum += Math.exp(logChoose + c * Math.log(p) + (runs - c) * Math.log1p(-p));
    logChoose += Math.log((runs - c) / (c + 1));
  }
  return Math.min(1, sum);
}

/**
 * Patient rule induction: under which conditions do runs fail (or succeed)? Peels slices of runs off the box, always the
 * one that leaves the highest density of cases, until few runs are left; every box on the way is offered, since coverage
 * is traded for density and the choice is the reader's. The last box is pasted: widened while density rises.
 *
 * - Shapes: `inputs[input][run]`, `isCase[run]`. Sorted from the whole space to the smallest box.
 * - Edge cases: no case at all gives coverage NaN; ties at the edge of a slice go with the slice.
 *
 * @throws RangeError for numbers of runs that differ, or none
 * @see Friedman & Fisher (1999) Bump hunting in high-dimensional data, Statistics and Computing 9, 123-143; Bryant &
 * Lempert (2010) Thinking inside the box, Technological Forecasting and Social Change 77, 34-49
 */
export function prim(inputs: Inputs, isCase: ArrayLike<boolean>, options: PrimOptions = {}): Box[] {
  const all = Array.from({ length: isCase.length }, (_, i) => i);
  const { step = 0.05, fewest = Math.max(10, Math.ceil(0.05 * all.length)) } = options;
  if (all.length === 0) throw new RangeError('no runs to describe, expected at least 1');
  if (!(step > 0 && step < 1)) throw new RangeError(`share peeled a step is ${step}, expected between 0 and 1`);
  inputs.forEach((input, k) => {
    if (input.length !== all.length)
      throw new RangeError(`input ${k} has ${input.length} runs, expected ${all.length}`);
  });
  let sides: Side[] = inputs.map(() => ({ low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }));
  let runs = all;
  const boxes = [describe(inputs, isCase, sides, all)];
  for (;;) {
    const next = bestPeel(inputs, isCase, sides, runs, step, fewest);
    if (next === undefined) break;
    sides = next;
    runs = runsInside(inputs, sides, runs);
    boxes.push(describe(inputs, isCase, sides, all));
    if (countOf(isCase, runs) === runs.length) break;
  }
  const pasted = paste(inputs, isCase, sides, all, step);
  if (pasted !== sides) boxes.push(describe(inputs, isCase, pasted, all));
  return boxes;
}

/** The box after the best slice is peeled off, or undefined when none may be. */
function bestPeel(
  inputs: Inputs,
  isCase: ArrayLike<boolean>,
  sides: Side[],
  runs: readonly number[],
  step: number,
  fewest: number,
): Side[] | undefined {
  let best: Side[] | undefined;
  let highest = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < inputs.length; k++) {
    const sorted = runs.map((i) => inputs[k]![i]!).sort((a, b) => a - b);
    const peeled = Math.max(1, Math.floor(step * sorted.length));
    const lowest = sorted.find((x) => x > sorted[peeled - 1]!);
    const highestKept = sorted.filter((x) => x < sorted[sorted.length - peeled]!).at(-1);
    for (const side of [
      ...(lowest === undefined ? [] : [{ low: lowest, high: sides[k]!.high }]),
      ...(highestKept === undefined ? [] : [{ low: sides[k]!.low, high: highestKept }]),
    ]) {
      const candidate = withSide(sides, k, side);
      const left = runsInside(inputs, candidate, runs);
      if (left.length < fewest) continue;
      const density = countOf(isCase, left) / left.length;
      if (density > highest) {
        highest = density;
        best = candidate;
      }
    }
  }
  return best;
}

/** The box widened at single ends by a slice of runs while that raises its density. */
function paste(
  inputs: Inputs,
  isCase: ArrayLike<boolean>,
  sides: Side[],
  all: readonly number[],
  step: number,
): Side[] {
  let box = sides;
  for (;;) {
    const runs = runsInside(inputs, box, all);
    let highest = countOf(isCase, runs) / runs.length;
    let best: Side[] | undefined;
    for (let k = 0; k < inputs.length; k++) {
      const open = withSide(box, k, { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
      const around = runsInside(inputs, open, all)
        .map((i) => inputs[k]![i]!)
        .sort((a, b) => a - b);
      const added = Math.max(1, Math.floor(step * runs.length));
      const below = around.filter((x) => x < box[k]!.low);
      const above = around.filter((x) => x > box[k]!.high);
      for (const side of [
        ...(below.length === 0 ? [] : [{ low: below[Math.max(0, below.length - added)]!, high: box[k]!.high }]),
        ...(above.length === 0 ? [] : [{ low: box[k]!.low, high: above[Math.min(above.length, added) - 1]! }]),
      ]) {
        const candidate = withSide(box, k, side);
        const wider = runsInside(inputs, candidate, all);
        const density = countOf(isCase, wider) / wider.length;
        if (density > highest) {
          highest = density;
          best = candidate;
        }
      }
    }
    if (best === undefined) return box;
    box = best;
  }
}

/** Coverage, density and quasi-p values of a box. */
function describe(inputs: Inputs, isCase: ArrayLike<boolean>, sides: readonly Side[], all: readonly number[]): Box {
  const runs = runsInside(inputs, sides, all);
  const cases = countOf(isCase, runs);
  const quasiP = sides.map(({ low, high }, k) => {
    if (low === Number.NEGATIVE_INFINITY && high === Number.POSITIVE_INFINITY) return Number.NaN;
    const free = withSide(sides, k, { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY });
    const without = runsInside(inputs, free, all);
    return binomialUpper(cases, runs.length, countOf(isCase, without) / without.length);
  });
  const allCases = countOf(isCase, all);
  return {
    sides,
    coverage: allCases === 0 ? Number.NaN : cases / allCases,
    density: cases / runs.length,
    runs: runs.length,
    quasiP,
  };
}
