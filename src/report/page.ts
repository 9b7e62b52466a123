import { html, Markup } from './html.ts';
import type { ResultView } from './resultView.ts';
import { languageTag } from './strings.ts';
import { styleSheet } from './style.ts';

/** Words of a page. */
type PageWords = Pick<ResultView, 't' | 'language'>;

export interface PageInput {
  readonly title: string;
  /** Under the title: what was asked. */
  readonly lead: Markup;
  readonly sections: readonly (Markup | null)[];
  /** A brief is laid out for print: page 1 holds the answer. */
  readonly kind?: 'report' | 'brief';
}

/** Links to the sections, read from their own headings. */
function contents(view: PageWords, sections: readonly Markup[]): Markup {
  const links = sections.flatMap(({ text }) => {
    const found = /^<section id="([\w-]+)"[^>]*><h2[^>]*>(.*?)<\/h2>/.exec(text);
    return found === null ? [] : [html`<li><a href="#${found[1]!}">${new Markup(found[2]!)}</a></li>`];
  });
  return html`<nav aria-label="${view.t('contents')}"><ul>${links}</ul></nav>`;
}

/** One self-contained page: no script, no reference to anything outside. */
export function page(view: PageWords, { title, lead, sections, kind = 'report' }: PageInput): string {
  const { t } = view;
  const kept = sections.filter((one): one is Markup => one !== null);
  return html`${new Markup('<!doctype html>')}
<html lang="${languageTag(view.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${t(kind === 'brief' ? 'briefDocument' : 'reportTitle', { title })}</title>
<style>${new Markup(styleSheet)}</style>
</head>
<body class="${kind}">
<a class="skip" href="#answer">${t('skip')}</a>
<div class="page">
<header><h1>${title}</h1>${lead}${contents(view, kept)}</header>
<main>
${kept.map(
  (one) => html`${one}
`,
)}</main>
</div>
</body>
</html>
`.text;
}
