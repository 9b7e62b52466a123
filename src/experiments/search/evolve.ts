/** A point of the unit cube with what it costs in every objective; all objectives are to be small. */
export interface Candidate {
  readonly genes: readonly number[];
  readonly objectives: readonly number[];
}

export interface EvolveOptions {
  /** Dimension of the unit cube. */
  readonly dimensions: number;
  /** Candidates a generation; even, at least 4. */
  readonly population: number;
  readonly generations: number;
  /** Objectives of the new points of a generation, point by point. */
  readonly evaluate: (points: readonly (readonly number[])[]) => Promise<readonly (readonly number[])[]>;
  /** Uniform numbers in [0, 1). */
  readonly random: () => number;
  /** Points the first generation holds besides random ones. */
  readonly starts?: readonly (readonly number[])[];
  /** Called after every generation; false stops the search there. */
  readonly onGeneration?: (generation: number, archive: readonly Candidate[]) => boolean;
}

/** Spread of children around their parents: larger is closer (crossover), and of mutations. */
const CROSSOVER_INDEX = 15;
const MUTATION_INDEX = 20;

/** Whether a is nowhere worse than b and somewhere better. */
export const dominates = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, i) => value <= b[i]!) && a.some((value, i) => value < b[i]!);

/** The candidates that no other dominates; of equal ones the first. */
export function nonDominated(candidates: readonly Candidate[]): Candidate[] {
  return candidates.filter(
    ({ objectives }, c) =>
      !candidates.some(
        (other, o) =>
          dominates(other.objectives, objectives) ||
          (o < c && other.objectives.every((value, i) => value === objectives[i])),
      ),
  );
}

interface Ranked extends Candidate {
  readonly rank: number;
  readonly crowding: number;
}

/** Fronts in order: 0 is dominated by nobody, 1 only by front 0, and so on. */
function fronts(candidates: readonly Candidate[]): Candidate[][] {
  const found: Candidate[][] = [];
  let rest = [...candidates];
  while (rest.length > 0) {
    const front = rest.filter(({ objectives }) => !rest.some((other) => dominates(other.objectives, objectives)));
    found.push(front);
    rest = rest.filter((candidate) => !front.includes(candidate));
  }
  return found;
}

/** Distance of the neighbours of each candidate along every objective; infinite at the ends. */
function crowdingOf(front: readonly Candidate[]): number[] {
  const crowding = new Array<number>(front.length).fill(0);
  for (let i = 0; i < (front[0]?.objectives.length ?? 0); i++) {
    const order = Array.from(front.keys()).sort((a, b) => front[a]!.objectives[i]! - front[b]!.objectives[i]!);
    const span = front[order.at(-1)!]!.objectives[i]! - front[order[0]!]!.objectives[i]!;
    for (const [place, c] of order.entries()) {
      const isEnd = place === 0 || place === order.length - 1;
      const [below, above] = [front[order[place - 1] ?? c]!, front[order[place + 1] ?? c]!];
      crowding[c]! += isEnd ? Infinity : span > 0 ? (above.objectives[i]! - below.objectives[i]!) / span : 0;
    }
  }
  return crowding;
}

function ranked(candidates: readonly Candidate[]): Ranked[] {
  return fronts(candidates).flatMap((front, rank) => {
    const crowding = crowdingOf(front);
    return front.map((candidate, c) => ({ ...candidate, rank, crowding: crowding[c]! }));
  });
}

const better = (a: Ranked, b: Ranked): boolean => a.rank < b.rank || (a.rank === b.rank && a.crowding > b.crowding);

const inside = (gene: number): number => Math.min(1, Math.max(0, gene));

/** Simulated binary crossover: children lie around their parents as far apart as these are. */
function crossed(a: readonly number[], b: readonly number[], random: () => number): [number[], number[]] {
  const [first, second] = [[...a], [...b]];
  for (const [i, x] of a.entries()) {
    if (random() >= 0.5) continue;
    const u = random();
    const spread =
      u < 0.5 ? (2 * u) ** (1 / (CROSSOVER_INDEX + 1)) : (1 / (2 * (1 - u))) ** (1 / (CROSSOVER_INDEX + 1));
    first[i] = inside(0.5 * ((1 + spread) * x + (1 - spread) * b[i]!));
    second[i] = inside(0.5 * ((1 - spread) * x + (1 + spread) * b[i]!));
  }
  return [first, second];
}

/** Polynomial mutation of one gene in `dimensions`, on average; now and then a policy is switched off altogether. */
function mutated(genes: readonly number[], random: () => number): number[] {
  return genes.map((gene) => {
    if (random() >= 1 / genes.length) return gene;
    // a rate of exactly 0 is what nobody pays for, and no small step ever lands on it
    if (random() < 0.2) return 0;
    const u = random();
    const step = u < 0.5 ? (2 * u) ** (1 / (MUTATION_INDEX + 1)) - 1 : 1 - (2 * (1 - u)) ** (1 / (MUTATION_INDEX + 1));
    return inside(gene + step);
  });
}

/**
 * Searches the unit cube for the trade-off between objectives by non-dominated sorting (NSGA-II): parents by tournament
 * on front and crowding, children by crossover and mutation, survivors from parents and children together.
 *
 * @returns every point found that no other point found dominates
 * @see Deb, Pratap, Agarwal and Meyarivan (2002) IEEE Transactions on Evolutionary Computation 6
 */
export async function evolve(options: EvolveOptions): Promise<Candidate[]> {
  const { dimensions, population, generations, evaluate, random, starts = [], onGeneration } = options;
  if (population < 4 || population % 2 !== 0)
    throw new RangeError(`population ${population}: expected an even number of 4 or more`);
  const candidates = async (points: readonly (readonly number[])[]): Promise<Candidate[]> => {
    const objectives = await evaluate(points);
    return points.map((genes, i) => ({ genes, objectives: objectives[i]! }));
  };
  const first = await candidates([
    ...starts.slice(0, population),
    ...Array.from({ length: Math.max(0, population - starts.length) }, () =>
      Array.from({ length: dimensions }, random),
    ),
  ]);
  let living = ranked(first);
  let archive = nonDominated(first);
  for (let generation = 1; generation <= generations; generation++) {
    if (onGeneration?.(generation - 1, archive) === false) break;
    const parent = (): Ranked => {
      const [a, b] = [living[Math.floor(random() * living.length)]!, living[Math.floor(random() * living.length)]!];
      return better(b, a) ? b : a;
    };
    const born: number[][] = [];
    while (born.length < population) {
      for (const genes of crossed(parent().genes, parent().genes, random)) born.push(mutated(genes, random));
    }
    const children = await candidates(born);
    archive = nonDominated([...archive, ...children]);
    living = ranked([...living, ...children])
      .sort((a, b) => a.rank - b.rank || b.crowding - a.crowding)
      .slice(0, population);
  }
  return archive;
}
