import { hashText } from '../../engine/random.ts';
import { pairedContrast } from '../kernels/pairedContrast.ts';
import { numberKeys } from './readGrid.ts';
import { tableMeasure } from './tableMeasure.ts';

export const stageContrastTable = tableMeasure({
  name: 'stage-contrast',
  label: { en: 'Stage contrasts (smile in three stages)', zh: '环节对比(三环节微笑曲线)' },
  unit: 'units of the stage columns',
  meaning:
    'Mean of upstream less midstream and of downstream less midstream within the same row (a cluster in a year), with a bootstrap interval that draws whole groups, since the rows of one group are not independent. Three stages form a smile when both intervals are above 0; a parabola through three points would always fit. A single group has no interval.',
  source: 'Ye, Meng & Wei 2015; Efron & Tibshirani 1993 (bootstrap)',
  columns: [
    { name: 'group', kind: 'text', doc: 'region, cluster or run: what is drawn as a whole' },
    { name: 'upstream', kind: 'number', doc: 'value of the upstream stage' },
    { name: 'midstream', kind: 'number', doc: 'value of the midstream stage' },
    { name: 'downstream', kind: 'number', doc: 'value of the downstream stage' },
  ],
  flags: {
    draws: { kind: 'number', whole: true, least: 100, most: 100_000, default: 2000, doc: 'bootstrap draws' },
    level: { kind: 'number', least: 0.5, most: 0.999, default: 0.95, doc: 'probability inside the interval' },
    seed: { kind: 'number', whole: true, least: 0, most: 1e9, default: 1, doc: 'seed of the draws' },
  },
  results: {
    value: 'mean difference',
    low: 'lower end of the interval',
    high: 'upper end of the interval',
    pairs: 'rows',
    groups: 'groups that are drawn',
  },
  example: 'examples/tables/stages.csv',
  compute(table, { draws, level, seed }) {
    const groups = numberKeys(table.text('group'));
    const midstream = table.numbers('midstream');
    const rows = (['upstream', 'downstream'] as const).map((stage) => {
      const key = { high: hashText('stage-contrast'), low: seed };
      const { mean, ...rest } = pairedContrast(table.numbers(stage), midstream, groups.index, { draws, level, key });
      return { contrast: `${stage} - midstream`, value: mean, ...rest };
    });
    const notes =
      groups.keys.length < 2
        ? ['There is one group: no interval.']
        : [
            `low and high: the middle ${100 * level} % of ${draws} draws of the ${groups.keys.length} groups (seed ${seed}).`,
          ];
    return { rows, notes };
  },
});
