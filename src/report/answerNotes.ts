import { html, type Markup } from './html.ts';
import { FEW_RUNS, type ResultView } from './resultView.ts';

/** Below the answer: how far it may be trusted. */
export const answerNotes = ({ t, runs }: ResultView): Markup[] => [
  ...(runs < 2 ? [html`<p class="note">${t('singleRun')}</p>`] : []),
  ...(runs >= 2 && runs < FEW_RUNS ? [html`<p class="note">${t('fewRunsAnswer', { runs })}</p>`] : []),
  html`<p class="note">${t('forecast')}</p>`,
];
