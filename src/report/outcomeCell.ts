import type { Effect } from '../experiments/comparison/effect.ts';
import { html, type Markup } from './html.ts';
import type { Format } from './numbers.ts';
import { differenceText } from './pairView.ts';
import type { ResultView } from './resultView.ts';

/** A difference in a table: mean, range of 90 % of the pairs, in how many it is higher or lower; grey when unclear. */
export function outcomeCell(
  view: ResultView,
  format: Format,
  effect: Pick<
    Effect,
    'mean' | 'interval' | 'inner' | 'outer' | 'higher' | 'lower' | 'equal' | 'pairs' | 'directionClear'
  >,
): Markup {
  const { t } = view;
  const { number, outer } = differenceText(view, format, effect);
  const { higher, lower, equal, pairs, directionClear } = effect;
  if (pairs === 0) return html`<span class="unclear">${t('undefined')}</span>`;
  const counts = { higher, lower, pairs };
  const verdict =
    equal === pairs
      ? t('sameIn', counts)
      : view.runs > 1 && !directionClear
        ? t('unclearIn', counts)
        : effect.mean > 0
          ? t('higherIn', counts)
          : t('lowerIn', counts);
  const range = view.runs < 2 || equal === pairs ? null : html`<small>${t('rangeOf90', { range: outer })}</small>`;
  const text = html`${number}${range}<small>${verdict}</small>`;
  return view.runs > 1 && !directionClear ? html`<div class="unclear">${text}</div>` : text;
}
