/** Markup that is already escaped. Everything else is text. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Piece = Markup | string | number | null | readonly Piece[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for content and attribute values. Control characters, which HTML forbids, become spaces. */
export const escapeText = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
  text.replace(/[&<>"']/g, (sign) => entities[sign]!).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ');

const markupOf = (piece: Piece): string =>
  piece === null
    ? ''
    : piece instanceof Markup
      ? piece.text
      : Array.isArray(piece)
        ? piece.map(markupOf).join('')
        : escapeText(String(piece));

/** Template of markup: every value that is not markup itself is escaped. */
export const html = (parts: TemplateStringsArray, ...values: readonly Piece[]): Markup =>
  new Markup(parts.map((part, i) => part + (i < values.length ? markupOf(values[i]!) : '')).join(''));
