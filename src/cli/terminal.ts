/** Widest line of the output, characters. */
export const WIDTH = 100;

const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/;
const marks = /\p{Mark}/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the colours of a terminal start with one
const escapes = /\u001b\[\d+m/g;

/** Columns a text takes in a terminal: Chinese characters take two, colours none. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text.replace(escapes, '')) {
    const code = character.codePointAt(0)!;
    width += marks.test(character) ? 0 : code > 0xffff || wide.test(character) ? 2 : 1;
  }
  return width;
}

/** Breaks a text into lines of at most `width` columns, at spaces and between Chinese characters. */
export function wrapLines(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    const pieces = paragraph.match(/[^\s\u2e80-\uffef]+\s*|[\u2e80-\uffef]\s*|\s+/gu) ?? [];
    let line = '';
    for (const piece of pieces) {
      if (line !== '' && displayWidth(line + piece.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = '';
      }
      line += piece;
    }
    lines.push(line.trimEnd());
  }
  return lines;
}

/** A paragraph with an indent. */
export const paragraph = (text: string, indent = 0): string =>
  wrapLines(text, WIDTH - indent)
    .map((line) => (line === '' ? '' : ' '.repeat(indent) + line))
    .join('\n');

export interface Ink {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
}

/** Bold and dim on a terminal that wants colours, plain text everywhere else. */
export function inkFor(host: {
  readonly isOutTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Ink {
  const coloured = host.isOutTerminal && (host.env['NO_COLOR'] ?? '') === '' && host.env['TERM'] !== 'dumb';
  const style = (open: number, close: number) => (text: string) =>
    coloured && text !== '' ? `\u001b[${open}m${text}\u001b[${close}m` : text;
  return { bold: style(1, 22), dim: style(2, 22) };
}

export interface TableColumn {
  readonly head: string;
  readonly align?: 'left' | 'right';
}

const pad = (text: string, width: number, align: 'left' | 'right' = 'left'): string => {
  const space = ' '.repeat(Math.max(0, width - displayWidth(text)));
  return align === 'right' ? space + text : text + space;
};

/**
 * Rows under a head, columns as wide as their texts; the last column wraps at the width of the page. A row of one cell
 * is a title over the rows that follow, across all columns.
 */
export function tableText(
  columns: readonly TableColumn[],
  rows: readonly (readonly string[])[],
  ink: Ink,
  indent = 0,
): string {
  const GAP = 2;
  const last = columns.length - 1;
  const isTitle = (row: readonly string[]): boolean => row.length === 1 && last > 0;
  const widths = columns.map(({ head }, c) =>
    rows.reduce(
      (widest, row) => (isTitle(row) ? widest : Math.max(widest, displayWidth(row[c] ?? ''))),
      displayWidth(head),
    ),
  );
  const before = widths.slice(0, last).reduce((sum, width) => sum + width + GAP, indent);
  widths[last] = Math.min(widths[last]!, Math.max(20, WIDTH - before));
  const margin = ' '.repeat(indent);
  const lineOf = (cells: readonly string[], style: (text: string) => string): string => {
    const tail = wrapLines(cells[last] ?? '', widths[last]!);
    const front = cells.slice(0, last).map((cell, c) => pad(cell, widths[c]!, columns[c]!.align) + ' '.repeat(GAP));
    return tail
      .map((text, l) => {
        const start = l === 0 ? front.join('') : ' '.repeat(before - indent);
        return (margin + style((start + pad(text, widths[last]!, columns[last]!.align)).trimEnd())).trimEnd();
      })
      .join('\n');
  };
  const head = columns.some(({ head: text }) => text !== '')
    ? [
        lineOf(
          columns.map(({ head: text }) => text),
          ink.dim,
        ),
      ]
    : [];
  const lines = rows.map((row) => (isTitle(row) ? margin + row[0]! : lineOf(row, (text) => text)));
  return [...head, ...lines].join('\n');
}

/** Name and value pairs under each other. */
export const factsText = (facts: readonly (readonly [string, string])[], ink: Ink, indent = 2): string =>
  tableText(
    [{ head: '' }, { head: '' }],
    facts.map(([name, value]) => [name, value]),
    ink,
    indent,
  );
