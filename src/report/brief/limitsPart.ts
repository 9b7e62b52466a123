import { section } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import type { BriefView } from './briefView.ts';

/** What the scenarios say they leave out, each sentence once. */
export function limitsPart({ view, views }: BriefView): Markup {
  const { t, label } = view;
  const said = new Map<string, string>();
  for (const { result } of views) {
    const { notCovered, title } = result.scenario;
    if (notCovered === null) continue;
    const text = label(notCovered);
    if (!said.has(text)) said.set(text, label(title));
  }
  const lines = [...said].map(([text, title]) => html`<li>${t('briefLimit', { title, text })}</li>`);
  return section({
    id: 'limits',
    heading: t('briefLimitsHeading'),
    content: lines.length === 0 ? html`<p>${t('briefLimitsUnstated')}</p>` : html`<ul>${lines}</ul>`,
  });
}
