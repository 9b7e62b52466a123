import { letterOf } from '../differsSection.ts';
import { section } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { coverage } from '../policySection.ts';
import type { BriefView } from './briefView.ts';

/** What every scenario asks, covers and rests on, as its file says. */
export function sourcesPart({ view, views }: BriefView): Markup {
  const { t, label } = view;
  const scenarios = views.map((one, s) => {
    const { scenario } = one.result;
    const sources =
      scenario.sources.length === 0
        ? html`<p>${t('briefSourcesUnstated')}</p>`
        : html`<ul>${scenario.sources.map((source) => html`<li>${label(source)}</li>`)}</ul>`;
    return html`<h3>${t('briefLimit', { title: letterOf(s), text: label(scenario.title) })}</h3>${coverage(one, scenario)}${sources}`;
  });
  return section({ id: 'sources', heading: t('briefSourcesHeading'), content: html`${scenarios}` });
}
