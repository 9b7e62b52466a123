import type { ComparisonStudy } from '../experiments/comparison/comparisonStudy.ts';
import { decimalsFor } from './numbers.ts';
import type { ResultView } from './resultView.ts';

/** How far the runs went: interrupted, stopped at the half-width asked for, or short of it. */
export function stoppingText(view: ResultView, { pairs, asked, stopping, headline }: ComparisonStudy): string[] {
  const { t, numbers } = view;
  const told: string[] = [];
  if (stopping !== null) {
    const { halfWidth, now, reached, pairsNeeded } = stopping;
    const decimals = Math.max(decimalsFor(headline, halfWidth, 0), decimalsFor(headline, now, 0));
    const size = (value: number): string => numbers.difference(headline, value, decimals).replace('+', '');
    const facts = { pairs, halfWidth: size(halfWidth), now: size(now), needed: pairsNeeded };
    told.push(t(reached ? 'stoppingReached' : 'stoppingOpen', facts));
    if (reached) return told;
  }
  return pairs < asked ? [...told, t('partialAnswer', { pairs, asked })] : told;
}
