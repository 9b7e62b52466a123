import { inertNotes } from '../validation/inertNotes.ts';
import type { InertRow, NamedShift } from '../validation/inert.ts';

/** validation/inert.json, where numbers that are not finite are null. */
export interface InertStudy {
  readonly seed: string;
  readonly steps: readonly number[];
  readonly bar: number;
  readonly headlineMeasures: readonly string[];
  readonly rows: readonly InertRow[];
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const show = (shift: NamedShift | null): string => {
  if (shift === null) return 'nothing changes';
  const where = `\`${shift.measure}\` (${shift.over}, ${shift.when})`;
  return shift.shift === null ? `${where}: seeds do not differ` : `${where}: ${shift.shift.toFixed(2)} +- ${shift.error.toFixed(2)}`;
};

/** Parameters that are not seen to move a headline measure, and why: a section of docs/model.md. */
export function inertSection({ seed, steps, bar, headlineMeasures, rows }: InertStudy): string {
  const inert = rows.filter(({ moves }) => !moves);
  const anyMeasure = ({ any }: InertRow): boolean => any !== null && (any.atLeast === null || any.atLeast > bar);
  const table = [
    ['parameter', 'world', 'largest shift of a headline measure', 'moves another measure', 'why'],
    ['---', '---', '---', '---', '---'],
    ...inert.map((one) => [
      `\`${one.parameter}\``,
      one.world,
      show(one.headline),
      anyMeasure(one) ? show(one.any) : 'no',
      inertNotes[one.parameter] ?? '',
    ]),
  ].map(row);
  return `\`npm run test:long -- --inert\`, text seed \`${seed}\`, up to ${steps.at(-1)} pairs of runs of 25 years a parameter, from one end of its plausible range to the other in a world where its mechanism acts. ${rows.length - inert.length} of ${rows.length} parameters move a headline measure (${headlineMeasures.map((name) => `\`${name}\``).join(', ')}) by more than ${bar} standard deviations between seeds for certain (95 %, corrected for the number of levels looked at). The others, with the level that comes nearest, in standard deviations between seeds +- its standard error:\n\n${table.join('\n')}`;
}
