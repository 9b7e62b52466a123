/** A pattern as `npm run test:long` leaves it in validation/results.json, under `emergent`. */
interface MeasuredPattern {
  readonly world: string;
  readonly seed: string;
  readonly seeds: number;
  readonly judged: readonly {
    readonly quantity: string;
    readonly value: number | null;
    readonly interval?: readonly [number, number];
    readonly band: readonly [number | null, number | null];
    readonly holds: boolean;
    readonly distance: number | null;
  }[];
}

const digits = (value: number): string => String(Number(value.toPrecision(3)));
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Every pattern but P1, quantity by quantity, against its band: a section of docs/model.md. */
export function patternsSection(emergent: Readonly<Record<string, MeasuredPattern>>): string {
  const head = ['pattern', 'quantity', 'value', '95 % interval of the mean over seeds', 'band', 'verdict'];
  const rows = Object.entries(emergent).flatMap(([id, { judged }]) =>
    judged.map(({ quantity, value, interval, band, holds, distance }) => [
      id,
      quantity,
      value === null ? 'undefined' : digits(value),
      interval === undefined ? '' : interval.map(digits).join(' - '),
      band.map((bound) => bound ?? 'open').join(' - '),
      holds ? 'holds' : distance === null ? 'fails' : `fails by ${digits(distance)}`,
    ]),
  );
  const holding = rows.filter((cells) => cells.at(-1) === 'holds').length;
  const where = Object.entries(emergent).map(
    ([id, { world, seed, seeds }]) => `${id} ${world}, ${seeds} of \`${seed}\``,
  );
  return `${holding} of ${rows.length} bands hold. Worlds and seeds: ${where.join('; ')}.\n\n${[row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')}`;
}
