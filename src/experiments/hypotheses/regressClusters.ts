import { type PanelRegression, panelRegression } from '../../measures/kernels/panelRegression.ts';
import type { RunRecord } from '../../measures/measure.ts';

/** Numbers entries by first appearance. */
function numbered(list: readonly number[]): { readonly index: Int32Array; readonly count: number } {
  const known = new Map([...new Set(list)].map((value, i) => [value, i]));
  return { index: Int32Array.from(list, (value) => known.get(value)!), count: known.size };
}

/**
 * Panel regression over the cluster-years of a run, with effects of cluster and year and errors clustered by region.
 *
 * @param outcome years x clusters; cluster-years where it is not finite are left out
 * @param regressors of a year and cluster, or null to leave it out; so is a cluster-year with one that is not finite
 * @param firstYear first year of the panel, from 0
 * @returns null when no cluster-year is left
 */
export function regressClusters(
  record: Pick<RunRecord, 'years' | 'regions' | 'industries'>,
  outcome: Float64Array,
  regressors: (year: number, cluster: number) => readonly number[] | null,
  firstYear: number,
  names?: readonly string[],
): PanelRegression | null {
  const K = record.industries.length;
  const clusters = record.regions * K;
  const y: number[] = [];
  const x: (readonly number[])[] = [];
  const entity: number[] = [];
  const time: number[] = [];
  for (let year = firstYear; year < record.years; year++) {
    for (let c = 0; c < clusters; c++) {
      const value = outcome[year * clusters + c]!;
      if (!Number.isFinite(value)) continue;
      const values = regressors(year, c);
      if (values === null || !values.every(Number.isFinite)) continue;
      y.push(value);
      x.push(values);
      entity.push(c);
      time.push(year);
    }
  }
  if (y.length === 0) return null;
  const e = numbered(entity);
  const t = numbered(time);
  const region = numbered(entity.map((c) => Math.floor(c / K)));
  return panelRegression(
    Float64Array.from(y),
    Array.from(x[0]!, (_, j) => Float64Array.from(x, (values) => values[j]!)),
    { entity: e.index, entities: e.count, time: t.index, times: t.count },
    { effects: 'both', errors: 'clustered', clusters: { of: region.index, count: region.count } },
    names,
  );
}
