import { meanLogDeviation, theilDecomposition, theilT } from '../kernels/theil.ts';
import { missingNote, numberKeys, readGrid, regionIndustryColumns } from './readGrid.ts';
import { readReference, referenceColumns } from './readReference.ts';
import { emptyNotes, type Slice, selfComparedNotes, slicesOf, totalsAcross } from './slices.ts';
import { type Table, tableMeasure } from './tableMeasure.ts';

export const theilTable = tableMeasure({
  name: 'theil',
  label: { en: 'Theil index', zh: '泰尔指数' },
  unit: '1',
  meaning:
    'How far the regional shares of an industry are from those of a reference: T = sum s ln(s/q), at least 0. With a column group (province of a city, say) it is split into a part between the groups and parts within them, exactly. Undefined without activity, or where there is activity but no reference.',
  source: 'Theil 1967; Shorrocks 1980 (decomposition)',
  columns: [
    ...regionIndustryColumns,
    { name: 'group', kind: 'text', doc: 'group of the region, the same in all its rows', optional: true },
  ],
  flags: {
    reference: {
      kind: 'table',
      columns: referenceColumns,
      doc: 'a file of reference amounts by region (default: all activity)',
    },
    equal: { kind: 'switch', doc: 'every region counts the same, in place of a reference' },
  },
  results: {
    value: "Theil's T",
    meanLogDeviation: "Theil's L: the same with activity and reference exchanged (what some packages call theil)",
  },
  example: 'examples/tables/provinces.csv',
  compute(table, { reference, equal }) {
    if (reference !== undefined && equal) {
      throw table.refuse({ flag: '--equal', problem: 'is given with --reference', expected: 'one of them' });
    }
    const grid = readGrid(table, 'region', 'industry', 'value');
    const slices = slicesOf(grid, 'industries');
    const read = reference === undefined ? undefined : readReference(reference, grid.rowKeys);
    const regions = read?.regions ?? grid.rowKeys;
    const weights = equal ? new Float64Array(regions.length).fill(1) : (read?.amounts ?? totalsAcross(slices));
    const padded = (amounts: Float64Array): Float64Array => {
      const activity = new Float64Array(weights.length);
      activity.set(amounts);
      return activity;
    };
    const grouping = table.columns.includes('group') ? groupsOf(table, grid.rowKeys, regions) : undefined;
    const parts = slices.map(({ amounts }) =>
      grouping === undefined
        ? undefined
        : theilDecomposition(padded(amounts), weights, grouping.group, grouping.groups.length),
    );
    const rows = slices.map(({ key, amounts }, i) => {
      const activity = padded(amounts);
      const value = theilT(activity, weights);
      const row = { ...key, value, meanLogDeviation: meanLogDeviation(activity, weights) };
      const between = parts[i]?.between;
      return between === undefined ? row : { ...row, between, within: Math.max(0, value - between) };
    });
    const named = equal
      ? 'Reference: every region counts the same.'
      : reference === undefined
        ? 'Reference: all activity of the table, by region.'
        : `Reference: ${reference.file}, ${weights.length} regions.`;
    const compared = reference === undefined && !equal ? selfComparedNotes(grid) : [];
    const notes = [
      named,
      ...compared,
      ...missingNote(grid),
      ...emptyNotes(slices),
      ...infiniteNotes(slices, weights, regions),
    ];
    if (grouping === undefined) return { rows, notes };
    const groups = slices.flatMap(({ key }, i) =>
      grouping.groups.map((group, g) => ({
        ...key,
        group,
        share: parts[i]!.share[g]!,
        theil: parts[i]!.within[g]!,
        contribution: parts[i]!.share[g] === 0 ? 0 : parts[i]!.share[g]! * parts[i]!.within[g]!,
      })),
    );
    return {
      rows,
      sets: { groups },
      notes: [...notes, 'value = between + within; within = sum of the contributions of the groups.'],
    };
  },
});

const infiniteNotes = (slices: readonly Slice[], weights: Float64Array, regions: readonly string[]): string[] =>
  slices.flatMap(({ name, amounts }) => {
    const lacking = amounts.findIndex((amount, r) => amount > 0 && weights[r] === 0);
    const idle = weights.findIndex((weight, r) => weight > 0 && !(amounts[r]! > 0));
    return [
      ...(lacking < 0
        ? []
        : [`'${name}' has activity in '${regions[lacking]}', which has no reference: T is undefined.`]),
      ...(idle < 0 || amounts.every((x) => x === 0)
        ? []
        : [`'${name}' is absent from '${regions[idle]}': L is undefined.`]),
    ];
  });

function groupsOf(
  table: Table,
  own: readonly string[],
  regions: readonly string[],
): { readonly groups: readonly string[]; readonly group: Int32Array } {
  const region = numberKeys(table.text('region'));
  const named = table.text('group');
  const numbered = numberKeys(named);
  const group = new Int32Array(own.length).fill(-1);
  region.index.forEach((r, row) => {
    if (group[r] !== -1 && group[r] !== numbered.index[row]) {
      throw table.refuse({
        row,
        column: 'group',
        problem: `is '${named[row]}' for region '${own[r]}'`,
        expected: `'${numbered.keys[group[r]!]}' as in its first row`,
      });
    }
    group[r] = numbered.index[row]!;
  });
  if (regions.length === own.length) return { groups: numbered.keys, group };
  // regions that only the reference has form a group of their own
  const last = numbered.keys.length;
  return {
    groups: [...numbered.keys, '(no group: in the reference only)'],
    group: Int32Array.from(regions, (_, r) => (r < own.length ? group[r]! : last)),
  };
}
