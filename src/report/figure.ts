import { html, type Markup, type Piece } from './html.ts';
import { FEW_RUNS, type ResultView } from './resultView.ts';

export interface LegendEntry {
  /** Class of the mark in the style sheet. */
  readonly mark: string;
  readonly text: string;
}

export const legend = (entries: readonly LegendEntry[]): Markup =>
  html`<ul class="legend">${entries.map(
    ({ mark, text }) =>
      html`<li><span class="mark ${mark}">${mark === 'mean' ? html`<i></i>` : null}</span>${text}</li>`,
  )}</ul>`;

export interface Column {
  readonly head: string;
  readonly number?: boolean;
  /** Holds sentences or lists: kept wide enough to read on a phone. */
  readonly long?: boolean;
}

export interface TableInput {
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The first cell of a row is its header; a row of one cell is a title over the rows that follow. */
  readonly rows: readonly (readonly Piece[])[];
}

/** A data table with scoped headers; numbers are set right. */
export const table = ({ caption, columns, rows }: TableInput): Markup => {
  const head = columns.map(
    ({ head: text, number }) => html`<th scope="col"${number ? html` class="number"` : null}>${text}</th>`,
  );
  const cellOf = (cell: Piece, c: number): Markup =>
    c === 0
      ? html`<th scope="row">${cell}</th>`
      : html`<td${columns[c]?.number ? html` class="number"` : columns[c]?.long ? html` class="long"` : null}>${cell}</td>`;
  return html`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${rows.map(
    (row) =>
      row.length === 1 && columns.length > 1
        ? html`<tr class="title"><th scope="colgroup" colspan="${columns.length}">${row[0]!}</th></tr>`
        : html`<tr>${row.map(cellOf)}</tr>`,
  )}</tbody></table></div>`;
};

/** The numbers behind a figure, folded away. */
export const dataTable = (view: ResultView, input: TableInput): Markup =>
  html`<details><summary>${view.t('dataTable')}</summary>${table(input)}</details>`;

export interface PanelInput {
  readonly title: string;
  readonly image: Markup;
}

export interface FigureInput {
  readonly title: string;
  readonly legend: readonly LegendEntry[];
  readonly panels: readonly PanelInput[];
  readonly notes?: readonly string[];
  readonly data?: Markup;
  /** One panel across instead of two; it fills the line on paper too. */
  readonly wide?: boolean;
  /** Three panels across, drawn narrow. */
  readonly narrow?: boolean;
}

/** A figure: title with unit, legend, panels, notes, the table of its numbers. */
export const figure = ({
  title,
  legend: entries,
  panels,
  notes = [],
  data,
  wide = false,
  narrow = false,
}: FigureInput): Markup =>
  html`<figure${panels.length <= 4 ? html` class="short"` : null}><figcaption><strong>${title}</strong>${entries.length > 0 ? legend(entries) : null}</figcaption><div class="panels${wide ? ' single wide' : panels.length === 1 ? ' single' : narrow ? ' three' : ''}">${panels.map(
    (panel) =>
      html`<div class="panel">${panel.title === '' ? null : html`<p class="panel-title">${panel.title}</p>`}${panel.image}</div>`,
  )}</div>${notes.map((note) => html`<p class="note">${note}</p>`)}${data ?? null}</figure>`;

/** How many runs there are, as far as marks depend on it. */
export const runsClass = (runs: number): 'one' | 'few' | 'many' =>
  runs < 2 ? 'one' : runs < FEW_RUNS ? 'few' : 'many';

export interface SectionInput {
  readonly id: string;
  readonly heading: string;
  readonly content: Piece;
}

export const section = ({ id, heading, content }: SectionInput): Markup =>
  html`<section id="${id}" aria-labelledby="${id}-heading"><h2 id="${id}-heading">${heading}</h2>${content}</section>`;
