import type { RunRecord } from '../../src/measures/measure.ts';
import { structuralSimilarity } from '../../src/measures/structure.ts';
import { STAGES, valueAddedOf } from './observation.ts';

const MIDSTREAM = 1;

type Arm = 'advantage' | 'homogeneous' | 'suggested';

/** Means over the years judged of a set of assembly nodes; value added of their clusters. */
interface Outcome {
  readonly utilisation: number;
  readonly margin: number;
  readonly exits: number;
  readonly valueAdded: number;
}

/** Clusters (region*K + industry) promoted in a year. */
function promotedIn({ clusterYear, economies, industries, regions }: RunRecord, year: number): number[] {
  const C = economies.length * industries.length;
  return Array.from({ length: regions * industries.length }, (_, c) => c).filter(
    (c) => clusterYear.promoted[year * C + c]! > 0,
  );
}

/** What became of clusters: sales per capital, profit per sales and exits per firm of their assembly, their value added. */
function outcomeOf(
  record: RunRecord,
  clustersOf: (year: number) => readonly number[],
  years: readonly number[],
): Outcome {
  const K = record.industries.length;
  const nodes = record.economies.length * K * STAGES;
  const { nodeYear } = record;
  let [utilisation, margin, exits, valueAdded] = [0, 0, 0, 0];
  for (const year of years) {
    let [sales, capital, profit, closed, firms] = [0, 0, 0, 0, 0];
    for (const c of clustersOf(year)) {
      const n = year * nodes + c * STAGES + MIDSTREAM;
      sales += nodeYear.sales[n]!;
      capital += nodeYear.capital[n]!;
      profit += nodeYear.profit[n]!;
      closed += nodeYear.exits[n]!;
      firms += nodeYear.firms[n]! + nodeYear.exits[n]!;
      for (let s = 0; s < STAGES; s++) valueAdded += valueAddedOf(record, year, Math.floor(c / K), c % K, s);
    }
    utilisation += sales / capital;
    margin += profit / sales;
    exits += closed / firms;
  }
  const count = years.length;
  return {
    utilisation: utilisation / count,
    margin: margin / count,
    exits: exits / count,
    valueAdded: valueAdded / count,
  };
}

/** Mean over regions and years of the similarity of their structures. */
function similarityOf(record: RunRecord, years: readonly number[]): number {
  const values = structuralSimilarity.compute(record);
  let sum = 0;
  for (const year of years) for (let r = 0; r < record.regions; r++) sum += values[year * record.regions + r]!;
  return sum / (years.length * record.regions);
}

const spentIn = (record: RunRecord): number =>
  Array.from(record.policyYear.spending).reduce((sum, value) => sum + value, 0);

/**
 * P16: homogeneous parks against parks by advantage at equal money. Promoted clusters differ between the arms, so each is
 * first compared with the same clusters on the same draws without parks; the difference of these differences is judged.
 * Beside it: the nation, what is spent, and the same contrast for the layout that paper 000 suggests.
 * @param from years from the start to the parks; the years after their first one are judged.
 */
export function homogeneousParks(
  none: RunRecord,
  arms: Readonly<Record<Arm, RunRecord>>,
  from: number,
): Readonly<Record<string, number>> {
  const years = Array.from({ length: none.years - from - 1 }, (_, y) => from + 1 + y).filter(
    (year) => promotedIn(arms.advantage, year).length > 0,
  );
  const all = Array.from({ length: none.regions * none.industries.length }, (_, c) => c);
  const effect = (arm: Arm) => {
    const record = arms[arm];
    const promoted = (year: number): number[] => promotedIn(record, year);
    const [own, base] = [outcomeOf(record, promoted, years), outcomeOf(none, promoted, years)];
    const [nation, before] = [outcomeOf(record, () => all, years), outcomeOf(none, () => all, years)];
    return {
      utilisation: own.utilisation - base.utilisation,
      margin: own.margin - base.margin,
      exits: own.exits - base.exits,
      'structural similarity': similarityOf(record, years) - similarityOf(none, years),
      'value added': own.valueAdded - base.valueAdded,
      'value added of the nation': nation.valueAdded - before.valueAdded,
      'margin of the nation': nation.margin - before.margin,
      'exits of the nation': nation.exits - before.exits,
      'money spent': spentIn(record),
    };
  };
  const [advantage, homogeneous, suggested] = [effect('advantage'), effect('homogeneous'), effect('suggested')];
  type Effect = typeof advantage;
  const names = Object.keys(advantage) as (keyof Effect)[];
  const contrast = (a: Effect, b: Effect, suffix: string) =>
    Object.fromEntries(names.map((name) => [`${name}${suffix}`, a[name] - b[name]]));
  const alone = (effects: Effect, suffix: string) =>
    Object.fromEntries(names.map((name) => [`${name}${suffix}`, effects[name]]));
  return {
    ...contrast(homogeneous, advantage, ''),
    ...alone(advantage, ', by advantage against none'),
    ...alone(homogeneous, ', homogeneous against none'),
    ...contrast(suggested, advantage, ', suggested against by advantage'),
  };
}
