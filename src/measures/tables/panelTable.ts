import { panelRegression } from '../kernels/panelRegression.ts';
import type { FixedEffects } from '../kernels/withinTransform.ts';
import { numberKeys } from './readGrid.ts';
import { requireRegressors, termRows } from './regressionRows.ts';
import { type Table, tableMeasure } from './tableMeasure.ts';

/** Clusters below which clustered errors are known to be too small. */
const FEW_CLUSTERS = 30;

const correction: Readonly<Record<FixedEffects, string>> = {
  entity: 'K = columns + 1 (entity effects are nested in the clusters)',
  time: 'K = columns + periods',
  both: 'K = columns + periods (entity effects are nested in the clusters)',
};

export const panelTable = tableMeasure({
  name: 'panel',
  label: { en: 'Panel regression with fixed effects', zh: '固定效应面板回归' },
  unit: 'units of y over units of the column',
  meaning:
    'Least squares of a column on others where each entity (region, firm) and each period may have a level of its own, so that only changes within them count; standard errors allow for any correlation within an entity, or a larger cluster of them. The panel may have holes. Undefined, with the reason, when a column does not vary beside the effects, columns determine one another, or no degrees of freedom are left.',
  source: 'Baltagi 2021; Arellano 1987; Cameron & Miller 2015 (clustered errors)',
  columns: [],
  flags: {
    y: { kind: 'column', doc: 'the column to be explained', required: true },
    x: { kind: 'columns', doc: 'the columns that explain it', required: true },
    entity: { kind: 'column', doc: 'the column of regions, firms ...', required: true },
    time: { kind: 'column', doc: 'the column of periods', required: true },
    effects: { kind: 'choice', choices: ['both', 'entity', 'time'], default: 'both', doc: 'which fixed effects' },
    errors: {
      kind: 'choice',
      choices: ['clustered', 'classical'],
      default: 'clustered',
      doc: 'standard errors: clustered, or for independent residuals of one variance',
    },
    cluster: { kind: 'column', doc: 'the column of clusters of errors, larger than entities (default: the entities)' },
  },
  results: {
    value: 'coefficient',
    se: 'standard error',
    t: 'value over se',
    p: 'two-sided p value; with clustered errors from t with clusters - 1 degrees of freedom',
    vif: 'variance inflation factor of what is left after the effects',
    tolerance: '1 / vif',
    beta: 'standardised coefficient, by the spread after the effects',
  },
  example: 'examples/tables/regions-panel.csv --y efficiency --x position,rd --entity region --time year',
  compute(table, { y, x, entity, time, effects, errors, cluster }) {
    requireRegressors(table, y, x);
    const names = [y, ...x];
    const entities = numberKeys(table.text(entity));
    const times = numberKeys(table.text(time));
    requireOnce(table, entities.index, times.index, times.keys.length, entity, time);
    const [explained, ...columns] = names.map((name) => table.numbers(name));
    const index = {
      entity: entities.index,
      entities: entities.keys.length,
      time: times.index,
      times: times.keys.length,
    };
    const groups = cluster === undefined ? entities : numberKeys(table.text(cluster));
    const clusters = { of: groups.index, count: groups.keys.length };
    const options = { effects: effects as FixedEffects, errors, clusters } as const;
    const fit = panelRegression(explained!, columns, index, options, names);
    const statistics = {
      rows: fit.rows,
      entities: index.entities,
      periods: index.times,
      degreesOfFreedom: fit.degrees,
      withinRSquared: fit.withinRSquared,
      rSquared: fit.rSquared,
      f: fit.f,
      fP: fit.fP,
      sigma: fit.sigma,
    };
    const notes = fit.reason === undefined ? [] : [`Undefined: ${fit.reason}.`];
    if (errors === 'clustered') {
      notes.push(
        `Errors clustered by ${cluster ?? entity}, small-sample factor G/(G-1) (n-1)/(n-K) with G = ${clusters.count}, n = ${fit.rows}, ${correction[options.effects]}.`,
      );
      if (clusters.count < FEW_CLUSTERS) {
        notes.push(`With ${clusters.count} clusters such errors tend to be too small: read p with caution.`);
      }
    }
    if (fit.rows < index.entities * index.times) {
      notes.push(`Unbalanced: ${fit.rows} of ${index.entities * index.times} pairs are there.`);
    }
    return {
      rows: termRows(x, fit),
      sets: { fit: Object.entries(statistics).map(([statistic, value]) => ({ statistic, value })) },
      notes,
    };
  },
});

/** Refuses a pair of entity and period that comes twice. */
function requireOnce(
  table: Table,
  entity: Int32Array,
  time: Int32Array,
  times: number,
  entityColumn: string,
  timeColumn: string,
): void {
  const first = new Map<number, number>();
  for (let row = 0; row < entity.length; row++) {
    const pair = entity[row]! * times + time[row]!;
    const before = first.get(pair);
    if (before !== undefined) {
      throw table.refuse({
        row,
        problem: `has ${entityColumn} and ${timeColumn} of data row ${before + 1} again`,
        expected: 'each pair once',
      });
    }
    first.set(pair, row);
  }
}
