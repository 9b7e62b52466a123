import type { AblatedPattern } from '../validation/runAblations.ts';

/** Numbers of validation/results.json; what was undefined is null there. */
const digits = (value: number | null): string => (value === null ? 'undefined' : String(Number(value.toPrecision(3))));
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** What switching parts of the model off does to the patterns of single runs: a table of docs/model.md. */
export function ablationsSection(
  emergent: Readonly<Record<string, { readonly ablations?: readonly AblatedPattern[] }>>,
): string {
  const measured = Object.entries(emergent).flatMap(([id, { ablations = [] }]) =>
    ablations.map((one) => [id, one] as const),
  );
  if (measured.length === 0) return 'Not measured yet on the registered seeds.';
  const head = ['pattern', 'switched off', 'quantity', 'with', 'without', 'change, 95 % interval', 'band without'];
  const rows = measured.flatMap(([id, { off, quantities }]) =>
    quantities.map(({ quantity, with: before, without, change, holdsWithout }) => [
      id,
      off,
      quantity,
      digits(before),
      digits(without),
      change.map(digits).join(' to '),
      holdsWithout ? 'holds' : 'fails',
    ]),
  );
  const seeds = [...new Set(measured.map(([, { seeds: count }]) => count))].sort((a, b) => a - b).join(' to ');
  return `First ${seeds} seeds of the pattern; the change is of the mean over seeds, on the same draws.\n\n${[row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')}`;
}
