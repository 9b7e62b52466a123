type Cell = string | number | null;

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** One line of a CSV file (RFC 4180, `.` decimal, shortest exact numbers); undefined values are empty. */
export const csvLine = (cells: readonly Cell[]): string =>
  `${cells
    .map((cell) => {
      if (cell === null) return '';
      if (typeof cell === 'string') return quoted(cell);
      return Number.isFinite(cell) ? String(cell === 0 ? 0 : cell) : '';
    })
    .join(',')}\n`;

/** Joins small pieces into larger ones. */
export function* gathered(pieces: Iterable<string>, size = 1 << 16): Generator<string> {
  let text = '';
  for (const piece of pieces) {
    text += piece;
    if (text.length < size) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}
