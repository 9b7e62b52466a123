import type { ByStage } from '../../world/worldSpec.ts';
import { stageNames } from '../../world/worldTables.ts';
import type { ReadTable } from '../readTable.ts';
import { namesOf, optionalNumbers, requireKnownColumns } from './tableCells.ts';

/** A cluster as the table states it; null for what it leaves open. */
export interface OwnCluster {
  readonly region: string;
  readonly industry: string;
  /** Thousand persons. */
  readonly employment: number;
  /** Billion yuan a year. */
  readonly output: number | null;
  /** Shares of output, summing to 1. */
  readonly shares: ByStage | null;
  readonly firms: number | null;
}

/** Stage shares sum to 1 within this. */
const TOLERANCE = 1e-6;
const LARGEST = 1e6;
/** Most firms of a cluster; a larger table is meant for fewer, larger clusters. */
const MOST_FIRMS = 100_000;

/**
 * Clusters of a table `region,industry,employment[,output][,upstream,midstream,downstream][,firms]`.
 * @throws InputError naming file, line and column
 */
export function readClusters(table: ReadTable): OwnCluster[] {
  requireKnownColumns(table, ['region', 'industry', 'employment', 'output', ...stageNames, 'firms']);
  const regions = namesOf(table, 'region');
  const industries = namesOf(table, 'industry');
  table.numbers('employment');
  const employment = optionalNumbers(table, 'employment', { min: 0.001, max: LARGEST });
  const output = optionalNumbers(table, 'output', { min: 1e-6, max: LARGEST });
  const firms = optionalNumbers(table, 'firms', { min: 1, max: MOST_FIRMS, whole: true });
  const byStage = stageNames.map((stage) => optionalNumbers(table, stage, { min: 0, max: 1 }));
  const seen = new Map<string, number>();
  return regions.map((region, row) => {
    const industry = industries[row]!;
    const key = `${region}/${industry}`;
    const earlier = seen.get(key);
    if (earlier !== undefined) {
      throw table.refuse({ row, earlier, problem: `repeats ${key}`, expected: 'every cluster once' });
    }
    seen.set(key, row);
    const shares = sharesOf(
      table,
      row,
      byStage.map((column) => column[row]!),
    );
    const held = shares === null ? 3 : stageNames.filter((stage) => shares[stage] > 0).length;
    if (firms[row] != null && firms[row] < held) {
      throw table.refuse({
        row,
        column: 'firms',
        value: String(firms[row]),
        expected: `at least ${held}, one in every stage`,
      });
    }
    return { region, industry, employment: employment[row]!, output: output[row]!, shares, firms: firms[row]! };
  });
}

function sharesOf(table: ReadTable, row: number, values: readonly (number | null)[]): ByStage | null {
  if (values.every((value) => value === null)) return null;
  const missing = values.indexOf(null);
  if (missing >= 0) {
    throw table.refuse({
      row,
      problem: `has no ${stageNames[missing]}`,
      expected: 'shares of all three stages, or of none',
    });
  }
  const [upstream, midstream, downstream] = values as number[];
  const sum = upstream! + midstream! + downstream!;
  if (Math.abs(sum - 1) > TOLERANCE) {
    const problem = `has stage shares that sum to ${Number(sum.toPrecision(7))}`;
    throw table.refuse({ row, problem, expected: 'upstream + midstream + downstream = 1' });
  }
  return { upstream: upstream!, midstream: midstream!, downstream: downstream! };
}
