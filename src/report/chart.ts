import * as Plot from '@observablehq/plot';
import { escapeText, Markup } from './html.ts';
import { colours, fontFamily } from './style.ts';

/** Coordinates to a hundredth of a pixel: enough for print, and half the size of the file. Labels and texts stay. */
const shorten = (markup: string): string =>
  markup.replace(/ (?:d|transform|points|[xy][12]?|c[xy]|r|width|height)="[^"]*"/g, (attribute) =>
    attribute.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100)),
  );

/**
 * Draws a chart as one image with one label. Plot puts aria labels on groups, where they are not allowed, and leaves
 * out the namespace; its style element is repeated in every chart and not needed.
 */
export function chart(document: Document, label: string, options: Plot.PlotOptions): Markup {
  const svg = Plot.plot({
    ...options,
    document,
    style: { fontFamily, fontSize: '12.5px', color: colours.ink, background: 'white', overflow: 'visible' },
  });
  for (const style of Array.from(svg.querySelectorAll('style'))) style.remove();
  for (const element of Array.from(svg.querySelectorAll('[aria-label],[aria-description],[aria-hidden]'))) {
    for (const name of ['aria-label', 'aria-description', 'aria-hidden']) element.removeAttribute(name);
  }
  svg.removeAttribute('class');
  svg.removeAttribute('xmlns');
  // the label may hold text from files, and not every document escapes attributes as it writes them
  const head = `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeText(label)}" `;
  return new Markup(shorten(svg.outerHTML).replace(/^<svg\s+/, () => head));
}

/** A hand-built image from markup that is already escaped. */
export const image = (label: string, width: number, height: number, content: Markup): Markup =>
  new Markup(
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${escapeText(label)}" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${escapeText(fontFamily)}" font-size="12.5" fill="${colours.ink}">${shorten(content.text)}</svg>`,
  );
