import type { FirmYear } from './observeFirms.ts';

/** First year whose growth and dispersion count: the starting population has settled. */
export const SETTLED = 8;
const STAGES = 3;

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Least-squares slope of y on x; NaN with fewer than 3 points. */
function slope(x: readonly number[], y: readonly number[]): number {
  if (x.length < 3) return Number.NaN;
  const mx = mean(x);
  const my = mean(y);
  let xy = 0;
  let xx = 0;
  for (const [i, value] of x.entries()) {
    xy += (value - mx) * (y[i]! - my);
    xx += (value - mx) ** 2;
  }
  return xy / xx;
}

/** Row of every firm of a year by id. */
const rowsById = ({ id }: FirmYear): Map<number, number> => new Map(Array.from(id, (name, f) => [name, f]));

export interface Growth {
  /** ln sales at the start of the year. */
  readonly size: number[];
  /** Change of ln sales over the year, less its mean over the firms of the year. */
  readonly rate: number[];
}

/** Yearly growth of firms that stay alive, settled years pooled, the mean of each year taken out (P7, P8). */
export function growthRates(firms: readonly FirmYear[]): Growth {
  const size: number[] = [];
  const rate: number[] = [];
  for (let year = SETTLED; year < firms.length; year++) {
    const before = firms[year - 1]!;
    const now = rowsById(firms[year]!);
    const rates: number[] = [];
    for (const [f, id] of before.id.entries()) {
      const g = now.get(id);
      if (g === undefined) continue;
      const a = before.sales[f]!;
      const b = firms[year]!.sales[g]!;
      if (!(a > 0 && b > 0)) continue;
      size.push(Math.log(a));
      rates.push(Math.log(b / a));
    }
    const middle = mean(rates);
    for (const value of rates) rate.push(value - middle);
  }
  return { size, rate };
}

/** Minus the slope of ln sd of growth on ln size, over ten classes of equal number by size (P8). */
export function dispersionExponent({ size, rate }: Growth): number {
  const order = Array.from(size.keys()).sort((a, b) => size[a]! - size[b]!);
  const centres: number[] = [];
  const spreads: number[] = [];
  for (let bin = 0; bin < 10; bin++) {
    const members = order.slice(Math.floor((bin * order.length) / 10), Math.floor(((bin + 1) * order.length) / 10));
    const middle = mean(members.map((i) => rate[i]!));
    centres.push(mean(members.map((i) => size[i]!)));
    spreads.push(0.5 * Math.log(mean(members.map((i) => (rate[i]! - middle) ** 2))));
  }
  return -slope(centres, spreads);
}

export interface Survival {
  /** Exits a firm-year at age below 2 years over exits a firm-year at 10 to 20 years. */
  readonly hazardRatio: number;
  /** Share of firms born in the run that are gone five years later, of those old enough to tell. */
  readonly fiveYearExit: number;
  readonly tenYearExit: number;
}

/**
 * Exit by age (P9) from yearly panels. Firms born and closed within one year are never seen at a year's end; `births`
 * (all foundings of the record) counts them, so that the exit shares do not forget the shortest lives.
 */
export function survival(firms: readonly FirmYear[], births: readonly number[]): Survival {
  const exits = { young: 0, old: 0 };
  const risk = { young: 0, old: 0 };
  for (let year = 0; year + 1 < firms.length; year++) {
    const next = rowsById(firms[year + 1]!);
    const { id, age } = firms[year]!;
    for (const [f, name] of id.entries()) {
      const group = age[f]! < 2 ? 'young' : age[f]! >= 10 && age[f]! < 20 ? 'old' : null;
      if (group === null) continue;
      risk[group]++;
      if (!next.has(name)) exits[group]++;
    }
  }
  const goneAfter = (span: number): number => {
    let born = 0;
    let alive = 0;
    for (let year = 1; year + span < firms.length; year++) {
      born += births[year]!;
      const { age } = firms[year + span]!;
      for (const value of age) if (value >= span && value < span + 1) alive++;
    }
    return 1 - alive / born;
  };
  return {
    hazardRatio: exits.young / risk.young / (exits.old / risk.old),
    fiveYearExit: goneAfter(5),
    tenYearExit: goneAfter(10),
  };
}

export interface Intensity {
  readonly aggregate: number;
  readonly firmMean: number;
  readonly skewness: number;
}

/** R&D over sales in settled years: of all firms together, mean over firms, skewness over firms (P11). */
export function researchIntensity(firms: readonly FirmYear[]): Intensity {
  let research = 0;
  let sales = 0;
  const shares: number[] = [];
  for (const year of firms.slice(SETTLED)) {
    for (const [f, S] of year.sales.entries()) {
      if (!(S > 0)) continue;
      research += year.research[f]!;
      sales += S;
      shares.push(year.research[f]! / S);
    }
  }
  const firmMean = mean(shares);
  const variance = mean(shares.map((share) => (share - firmMean) ** 2));
  const third = mean(shares.map((share) => (share - firmMean) ** 3));
  return { aggregate: research / sales, firmMean, skewness: third / variance ** 1.5 };
}

/** Fewest firms of a node whose dispersion is looked at. */
const FIRMS_OF_A_NODE = 10;

/** 90/10 ratio of exp(ln S - sizeElasticity ln K) within a node, mean over nodes and settled years, by stage (P12). */
export function productivityRatios(firms: readonly FirmYear[], sizeElasticity: number): number[] {
  const ratios: number[][] = [[], [], []];
  for (const { node, sales, lnCapital } of firms.slice(SETTLED)) {
    const byNode = new Map<number, number[]>();
    for (const [f, n] of node.entries()) {
      if (!(sales[f]! > 0)) continue;
      const residual = Math.log(sales[f]!) - sizeElasticity * lnCapital[f]!;
      const list = byNode.get(n);
      if (list === undefined) byNode.set(n, [residual]);
      else list.push(residual);
    }
    for (const [n, list] of byNode) {
      if (list.length < FIRMS_OF_A_NODE) continue;
      list.sort((a, b) => a - b);
      const at = (level: number): number => list[Math.round(level * (list.length - 1))]!;
      ratios[n % STAGES]!.push(Math.exp(at(0.9) - at(0.1)));
    }
  }
  return ratios.map((list) => (list.length === 0 ? Number.NaN : mean(list)));
}

export interface Moves {
  /** Moves between regions a firm and year. */
  readonly rate: number;
  /** East to Central moves among moves between areas in the first ten years; NaN without areas or moves. */
  readonly eastToCentral: number;
}

/** Moves between regions seen in yearly panels (P13). `areaOf` gives the area of a region by row, or null. */
export function moves(
  firms: readonly FirmYear[],
  industries: number,
  areaOf: (region: number) => string | null,
): Moves {
  const regionOf = (node: number): number => Math.floor(node / (industries * STAGES));
  let moved = 0;
  let risk = 0;
  let between = 0;
  let eastToCentral = 0;
  for (let year = 1; year < firms.length; year++) {
    const now = rowsById(firms[year]!);
    const before = firms[year - 1]!;
    for (const [f, id] of before.id.entries()) {
      const g = now.get(id);
      if (g === undefined) continue;
      risk++;
      const from = regionOf(before.node[f]!);
      const to = regionOf(firms[year]!.node[g]!);
      if (from === to) continue;
      moved++;
      if (year > 10) continue;
      const [here, there] = [areaOf(from), areaOf(to)];
      if (here === null || there === null || here === there) continue;
      between++;
      if (here === 'East' && there === 'Central') eastToCentral++;
    }
  }
  return { rate: moved / risk, eastToCentral: between === 0 ? Number.NaN : eastToCentral / between };
}

/** Yearly autoregression of LQ over clusters with LQ > 1, settled years pooled (P10). `lq` is years x clusters. */
export function lqPersistence(lq: ArrayLike<number>, clusters: number): number {
  const x: number[] = [];
  const y: number[] = [];
  for (let i = SETTLED * clusters; i + clusters < lq.length; i++) {
    if (lq[i]! > 1 && Number.isFinite(lq[i + clusters]!)) {
      x.push(lq[i]!);
      y.push(lq[i + clusters]!);
    }
  }
  return slope(x, y);
}
