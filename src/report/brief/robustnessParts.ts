import { choiceSection } from '../comparisonChoice.ts';
import { robustnessSection } from '../comparisonRobustness.ts';
import { section } from '../figure.ts';
import { html, type Markup } from '../html.ts';
import { pairingSection } from '../pairingSection.ts';
import type { BriefView } from './briefView.ts';

/** Whether the answer keeps its sign when assumptions move, which scenario is the safest, what pairing gains. */
export function robustnessParts({ study, view, pairs }: BriefView): (Markup | null)[] {
  const tested = study.options.map((option, o) => robustnessSection(pairs[o]!, study, option));
  const none = section({
    id: 'robustness',
    heading: view.t('robustnessHeading'),
    content: html`<p>${view.t('briefRobustNone')}</p>`,
  });
  return [
    ...(tested.every((one) => one === null) ? [none] : tested),
    choiceSection(view, study),
    ...study.options.map((option, o) => pairingSection(pairs[o]!, option)),
  ];
}
