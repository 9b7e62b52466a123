import type { Parameters } from '../engine/parameter.ts';
import { cellsOfMeasure, type RunResult } from '../experiments/runResult.ts';
import type { Interval } from '../experiments/statistics.ts';
import { acrossRuns, type RunBand, runBand } from '../experiments/statistics.ts';
import type { Measure } from '../measures/measure.ts';
import { type NumberPrinter, numberPrinter } from './numbers.ts';
import { type Language, type Translator, translator } from './strings.ts';

/** Most clusters drawn in a figure; the largest are kept. */
export const MOST_CLUSTERS = 12;
/** Below this number of runs the range of runs is marked as uncertain itself. */
export const FEW_RUNS = 30;
/** A cluster with at most this upgrading share lags (60 % of value added midstream). */
const LAGGARD_UPGRADING_SHARE = 0.4;

/** A place in the tables of a measure. */
export interface Cell {
  readonly region: string | null;
  readonly industry: string | null;
  readonly stage: string | null;
}

/** A cluster of the result: cell of every measure by region and industry. */
export interface Cluster {
  readonly cell: number;
  readonly region: string;
  readonly industry: string;
  readonly name: string;
}

/** A result with what all sections of a report ask of it. */
export interface ResultView extends Translator {
  readonly result: RunResult;
  readonly language: Language;
  readonly document: Document;
  readonly numbers: NumberPrinter;
  /** Declarations of the parameters of the model; empty when the caller gave none. */
  readonly parameters: Parameters;
  readonly runs: number;
  readonly lastYear: number;
  readonly measure: (name: string) => Measure | undefined;
  readonly cells: (measure: Measure) => readonly Cell[];
  /** Values over runs at a year (from 0) and cell. */
  readonly values: (measure: Measure, year: number, cell: number) => Float64Array;
  /** Bands by year. */
  readonly series: (measure: Measure, cell: number) => RunBand[];
  readonly regionName: (region: string) => string;
  readonly industryName: (industry: string) => string;
  readonly placeName: (cell: Cell) => string;
  /** All clusters, and those that figures show. */
  readonly clusters: readonly Cluster[];
  readonly drawn: readonly Cluster[];
  readonly laggards: readonly Cluster[];
  /** The cluster an answer without laggards is about. */
  readonly headline: Cluster;
}

export const halfWidth = ({ low, high }: Interval): number => (high - low) / 2;

const stageShort = { upstream: 'upstreamShort', midstream: 'midstreamShort', downstream: 'downstreamShort' } as const;

/** Clusters that lag at the start: median upgrading share of the first year. */
function laggardClusters(result: RunResult, clusters: readonly Cluster[]): Cluster[] {
  const tables = result.tables['upgradingShare'];
  const fates = result.tables['lockInShare'];
  if (tables === undefined || fates === undefined) return [];
  const dead = result.tables['deadShare'];
  // no share of laggards is defined when there are none
  const any = [...fates, ...(dead ?? [])].some((table) => table.some((value) => !Number.isNaN(value)));
  if (!any) return [];
  return clusters.filter(({ cell }) => runBand(acrossRuns(tables, cell)).median <= LAGGARD_UPGRADING_SHARE);
}

export function viewOf(
  result: RunResult,
  language: Language,
  document: Document,
  parameters: Parameters = {},
  /** Letter of the scenario that a comparison is about. */
  option = 'B',
): ResultView {
  const words = translator(language, option);
  const { scenario } = result;
  const { regions, industries } = scenario.world;
  const named = (list: readonly { name: string; label: { en: string; zh: string } }[]): Map<string, string> =>
    new Map(list.map(({ name, label }) => [name, words.label(label)]));
  const regionNames = named(regions);
  const industryNames = named(industries);
  const regionName = (region: string): string => regionNames.get(region) ?? region;
  const industryName = (industry: string): string => industryNames.get(industry) ?? industry;
  const placeName = ({ region, industry, stage }: Cell): string => {
    const stageWord = stage === null ? [] : [words.t(stageShort[stage as keyof typeof stageShort])];
    const industryWord =
      industry === null || (result.industries.length === 1 && region !== null) ? [] : [industryName(industry)];
    const parts = [...(region === null ? [] : [regionName(region)]), ...industryWord, ...stageWord];
    return parts.length === 0 ? words.t('nation') : parts.join(' · ');
  };
  const byCluster = { dimensions: ['region', 'industry'] } as const;
  const clusters = cellsOfMeasure(result, byCluster).map((place, cell) => ({
    cell,
    region: place.region!,
    industry: place.industry!,
    name: placeName(place),
  }));
  const salesOf = ({ region, industry }: Cluster): number =>
    scenario.world.clusters
      .filter((cluster) => cluster.region === region && cluster.industry === industry)
      .reduce((sum, { sales }) => sum + sales.upstream + sales.midstream + sales.downstream, 0);
  const bySize = [...clusters].sort((a, b) => salesOf(b) - salesOf(a) || a.cell - b.cell);
  const laggards = laggardClusters(result, clusters);
  const observed = clusters.find(({ region, industry }) =>
    scenario.observed.some((series) => series.region === region && (series.industry ?? industry) === industry),
  );
  // laggards and the headline cluster are drawn whatever their size; of many laggards the largest take half the places
  const lagging = bySize.filter((cluster) => laggards.includes(cluster));
  const shown = lagging.length > MOST_CLUSTERS ? lagging.slice(0, MOST_CLUSTERS / 2) : lagging;
  const wanted = [...(observed ? [observed] : []), ...shown, ...bySize.filter((cluster) => salesOf(cluster) > 0)];
  const kept = new Set([...new Set(wanted.length > 0 ? wanted : bySize)].slice(0, MOST_CLUSTERS));
  const cells = new Map(result.measures.map((measure) => [measure.name, cellsOfMeasure(result, measure)]));
  const values = (measure: Measure, year: number, cell: number): Float64Array =>
    acrossRuns(result.tables[measure.name]!, year * cells.get(measure.name)!.length + cell);
  return {
    ...words,
    result,
    language,
    document,
    numbers: numberPrinter(language),
    parameters,
    runs: result.replicates.length,
    lastYear: result.years.length - 1,
    measure: (name) => result.measures.find((measure) => measure.name === name),
    cells: (measure) => cells.get(measure.name)!,
    values,
    series: (measure, cell) => result.years.map((_, year) => runBand(values(measure, year, cell))),
    regionName,
    industryName,
    placeName,
    clusters,
    drawn: clusters.filter((cluster) => kept.has(cluster)),
    laggards,
    headline: observed ?? bySize[0]!,
  };
}
