import { innovationEfficiency, rdProductivity } from '../../src/measures/efficiency.ts';
import { type PanelRegression, panelRegression } from '../../src/measures/kernels/panelRegression.ts';
import { gvcPosition } from '../../src/measures/valueChain.ts';
import { dipWhileClimbing } from './dipWhileClimbing.ts';
import { type Observation, type Reading, STAGES, valueAddedOf } from './observation.ts';

/** First year of the panel: three years of inputs and a past position are known. */
const FIRST_YEAR = 5;
/** Years over which climbing and falling are taken. */
const SPAN = 3;
/** Foreign reliance below and above which the holder of a position counts as leaning on its own or on foreign technology. */
const LOW_RELIANCE = 0.25;
const HIGH_RELIANCE = 0.5;

/** Shares of a cluster's value added in a year. */
interface Position {
  readonly upstream: number;
  readonly downstream: number;
  /** Held by upstream and downstream firms of low and of high foreign reliance. */
  readonly low: number;
  readonly high: number;
}

/** Positions of all clusters by year x cluster; null without value added. */
function positions({ record, firms }: Observation): (Position | null)[] {
  const K = record.industries.length;
  const result: (Position | null)[] = [];
  for (let year = 0; year < record.years; year++) {
    const { node, sales, foreignReliance } = firms[year]!;
    const nodes = record.regions * K * STAGES;
    const total = new Float64Array(nodes);
    const low = new Float64Array(nodes);
    const high = new Float64Array(nodes);
    for (const [f, n] of node.entries()) {
      total[n]! += sales[f]!;
      if (foreignReliance[f]! < LOW_RELIANCE) low[n]! += sales[f]!;
      if (foreignReliance[f]! > HIGH_RELIANCE) high[n]! += sales[f]!;
    }
    for (let c = 0; c < record.regions * K; c++) {
      const [u, m, d] = [0, 1, 2].map((stage) => valueAddedOf(record, year, Math.floor(c / K), c % K, stage));
      const all = u! + m! + d!;
      const held = (part: Float64Array): number =>
        [0, 2].reduce((sum, s) => {
          const n = c * STAGES + s;
          return sum + (total[n]! > 0 ? ((s === 0 ? u! : d!) / all) * (part[n]! / total[n]!) : 0);
        }, 0);
      result.push(all > 0 ? { upstream: u! / all, downstream: d! / all, low: held(low), high: held(high) } : null);
    }
  }
  return result;
}

/**
 * P5: panel regressions of ln innovation efficiency (the envelopment) and ln R&D productivity on position, with effects of
 * cluster and year, errors clustered by region. `regress` takes the regressors of a cluster in a year, or null to leave it out.
 */
export const positionAndEfficiency: Reading = (observation) => {
  const { record } = observation;
  const clusters = record.regions * record.industries.length;
  const where = positions(observation);
  const efficiency = innovationEfficiency.compute(record);
  const productivity = rdProductivity.compute(record);
  const koopman = gvcPosition.compute(record);
  const regress = (
    outcome: Float64Array,
    regressors: (now: Position, before: Position, cell: number) => readonly number[],
  ): PanelRegression | null => {
    const y: number[] = [];
    const x: (readonly number[])[] = [];
    const entity: number[] = [];
    const time: number[] = [];
    for (let year = FIRST_YEAR; year < record.years; year++) {
      for (let c = 0; c < clusters; c++) {
        const cell = year * clusters + c;
        const now = where[cell]!;
        const before = where[cell - SPAN * clusters]!;
        if (now === null || before === null || !(outcome[cell]! > 0)) continue;
        const values = regressors(now, before, cell);
        if (!values.every(Number.isFinite)) continue;
        y.push(Math.log(outcome[cell]!));
        x.push(values);
        entity.push(c);
        time.push(year);
      }
    }
    if (y.length === 0) return null;
    const numbered = (list: readonly number[]): { readonly index: Int32Array; readonly count: number } => {
      const known = new Map([...new Set(list)].map((value, i) => [value, i]));
      return { index: Int32Array.from(list, (value) => known.get(value)!), count: known.size };
    };
    const e = numbered(entity);
    const t = numbered(time);
    const region = numbered(entity.map((c) => Math.floor(c / record.industries.length)));
    return panelRegression(
      Float64Array.from(y),
      Array.from(x[0]!, (_, j) => Float64Array.from(x, (values) => values[j]!)),
      { entity: e.index, entities: e.count, time: t.index, times: t.count },
      { effects: 'both', errors: 'clustered', clusters: { of: region.index, count: region.count } },
    );
  };
  const coefficient = (fit: PanelRegression | null, j = 0): number => fit?.coefficients[j] ?? Number.NaN;
  const position = ({ upstream, downstream }: Position): readonly number[] => [upstream + downstream];
  const byStage = (outcome: Float64Array): number => {
    const fit = regress(outcome, ({ upstream, downstream }) => [upstream, downstream]);
    return coefficient(fit, 0) - coefficient(fit, 1);
  };
  const holders = (outcome: Float64Array): number => {
    const fit = regress(outcome, ({ low, high }) => [low, high]);
    return coefficient(fit, 1) - coefficient(fit, 0);
  };
  const moving = regress(efficiency, (now, before) => {
    const past = before.upstream + before.downstream;
    const change = now.upstream + now.downstream - past;
    return [past, Math.max(0, change), Math.max(0, -change)];
  });
  return {
    'position (U + D share of value added) on ln innovation efficiency, DEA': coefficient(
      regress(efficiency, position),
    ),
    'position on ln R&D productivity': coefficient(regress(productivity, position)),
    'coefficient of U share minus that of D share': byStage(efficiency),
    'holders with high foreign reliance': holders(efficiency),
    'years of dip while climbing': dipWhileClimbing(observation),
    'coefficient of falling': coefficient(moving, 2),
    // beside the bands, not judged
    'coefficient of U share minus that of D share, on ln R&D productivity': byStage(productivity),
    'holders with high foreign reliance, on ln R&D productivity': holders(productivity),
    'Koopman position on ln innovation efficiency': coefficient(
      regress(efficiency, (_now, _before, cell) => [koopman[cell]!]),
    ),
    'coefficient of climbing': coefficient(moving, 1),
  };
};
