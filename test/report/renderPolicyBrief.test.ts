import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { studyComparison } from '../../src/experiments/comparison/studyComparison.ts';
import type { RunResult } from '../../src/experiments/runResult.ts';
import { renderPolicyBrief } from '../../src/report/brief/renderPolicyBrief.ts';
import { headlineOutcome } from '../../src/report/headlineOutcome.ts';
import { differenceText } from '../../src/report/pairView.ts';
import { viewOf } from '../../src/report/resultView.ts';
import type { Language } from '../../src/report/strings.ts';
import {
  baseScenario,
  emptyDocument,
  lockInValues,
  madeResult,
  parsed,
  subsidy,
  type Values,
} from './syntheticResult.ts';

const render = (results: readonly RunResult[], language: Language = 'en'): string => {
  const study = studyComparison({ results, headline: headlineOutcome(results)! });
  return renderPolicyBrief(
    { study, results, version: '1.2.3', command: 'agglomera brief a b --out brief.html', language, parameters },
    emptyDocument(),
  );
};

const textOf = (page: Document, selector: string): string =>
  (page.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

const answers = (page: string): string[] =>
  [...parsed(page).querySelectorAll('.answer')].map((one) => one.textContent!.replace(/\s+/g, ' '));

const option = (title: string) => ({
  title: { en: title, zh: '有补贴' },
  question: { en: 'Does it help?', zh: '有用吗？' },
  notCovered: { en: 'Rents.', zh: '地租。' },
  covers: { en: 'Wages.', zh: '工资。' },
  sources: [{ en: 'Paper 9.', zh: '论文9。' }],
  policies: [subsidy],
  moneyFrom: [null],
});
const free: Values = { policySpending: () => 0 };
const baseline = madeResult({ replicates: 20, values: { ...lockInValues(2), ...free } });
const better = madeResult({ replicates: 20, values: lockInValues(14), scenario: option('Subsidy') });
const unsure = madeResult({ replicates: 20, values: { ...lockInValues(3), ...free }, scenario: option('Unsure') });

describe('page 1 of a brief', () => {
  const page = parsed(render([baseline, better]));

  it('answers the question of the option in a sentence, with both kinds of band, then whom it reaches and what it costs', () => {
    expect(textOf(page, 'h1')).toBe('Does it help?');
    // the numbers of the comparison report: mean .24 +- .094, 12 of 20 pairs differ
    expect(answers(render([baseline, better]))).toEqual([
      'Upgrading share of Inland rises under “Subsidy”: +24 percentage points in 2004 compared with the baseline (95% interval of the mean +15 to +33; range of 90% of the paired runs 0 to +40; higher in 12 of 20 runs).',
      'Of 20 laggard clusters (1 in each of 20 runs) 14 escape low-end lock-in under “Subsidy” and 2 under the baseline; 0 and 0 die.',
      '“Subsidy” costs 10.0 billion yuan more than the baseline over 5 years (mean; range of 90% of the paired runs +10.0).',
    ]);
  });

  it('says that the direction is unclear when it is, in words and in grey', () => {
    const unclear = render([baseline, unsure]);
    expect(answers(unclear)[0]).toMatch(/^Direction unclear under “Unsure”: Upgrading share of Inland differs/);
    expect(parsed(unclear).querySelectorAll('.answer.unclear')).toHaveLength(2);
  });

  it('says that nothing changes when every pair is the same', () => {
    expect(answers(render([baseline, baseline]))[0]).toBe(
      'Nothing changes under “Made world”: in 2004, Upgrading share of Inland is that of the baseline in all 20 paired runs.'.replace(
        'Made world',
        baseScenario.title.en,
      ),
    );
  });

  it('says what differs, draws the difference with both kinds of band, and says what is not covered, before anything else', () => {
    const ids = [...page.querySelectorAll('main > section')].map(({ id }) => id);
    expect(ids.slice(0, 4)).toEqual(['answer', 'differs', 'difference', 'limits']);
    expect(textOf(page, '#differs tbody')).toContain('only BR&D subsidyInland');
    const legend = textOf(page, '#difference .legend');
    expect(legend).toContain('90% range of paired runs');
    expect(legend).toContain('mean difference at the end with its 95% interval (uncertainty of the mean)');
    expect(page.querySelector('#difference svg')!.getAttribute('aria-label')).toBe(
      'Upgrading share of Inland, “Subsidy” minus the baseline, 2000 to 2004: +24 percentage points at the end on average (0 to +40 in 90% of 20 paired runs).',
    );
    expect(textOf(page, '#limits')).toContain('Subsidy: Rents.');
    expect(textOf(page, '#sources')).toContain('Paper 9.');
  });

  it('puts several options side by side and says which has the least regret', () => {
    const three = parsed(render([baseline, better, unsure]));
    expect(three.querySelectorAll('#difference svg')).toHaveLength(2);
    expect(textOf(three, '#answer')).toContain('“Subsidy”');
    expect([...three.querySelectorAll('#answer tbody tr')].map((row) => row.textContent)).toEqual([
      'Laggard clusters that escape low-end lock-in, all runs2 of 2014 of 203 of 20',
      'Policy money over 5 years, billion yuan (mean of runs)0100',
    ]);
  });

  it('of one pair of runs gives no interval', () => {
    const single = render([
      madeResult({ replicates: 1, values: lockInValues(0) }),
      madeResult({ replicates: 1, values: lockInValues(1), scenario: option('Subsidy') }),
    ]);
    expect(answers(single)[0]).toBe(
      'In this single pair of runs, Upgrading share of Inland in 2004 differs by +40.0 percentage points under “Subsidy” from the baseline.',
    );
    expect(single).not.toContain('mark inner');
  });
});

describe('the pages after it', () => {
  const body = parsed(render([baseline, better]));

  it('name those who have less in most runs, and nobody else', () => {
    const less: Values = {
      ...lockInValues(14),
      employment: ({ region, replicate }) => (region === 'Coast' && replicate < 15 ? 0.5 : 1),
    };
    const losers = textOf(
      parsed(render([baseline, madeResult({ replicates: 20, values: less, scenario: option('Less') })])),
      '#losers',
    );
    expect(losers).toContain('15 of 20');
    expect(losers).toContain('Coast');
    expect(losers).not.toContain('Inland');
  });

  it('tell what was spent, unspent, misused and crowded out', () => {
    const lost: Values = { policyUnspent: () => 1, policyMisused: () => 0.5, policyCrowdedOut: () => 0 };
    const made = madeResult({ replicates: 20, values: { ...lockInValues(14), ...lost }, scenario: option('Lost') });
    const none = { policyUnspent: () => 0, policyMisused: () => 0, policyCrowdedOut: () => 0 };
    const base = madeResult({ replicates: 20, values: { ...lockInValues(2), ...free, ...none } });
    const rows = [...parsed(render([base, made])).querySelectorAll('#money table:first-of-type tbody tr')].map(
      (row) => row.textContent,
    );
    // five years; misused in two regions: 5 * 2 * .5
    expect(rows.slice(0, 4)).toEqual([
      'Spent0.010.0',
      'Unspent of the budgets0.05.00',
      'Misused by firms0.05.00',
      'Own R&D of firms crowded out0.00.0',
    ]);
  });

  it('repeat the seed, the version and the command', () => {
    const method = textOf(body, '#method');
    for (const fact of ['Random seeds', 'Version1.2.3', 'agglomera brief a b --out brief.html', '20 (numbers 0–19)'])
      expect(method).toContain(fact);
  });
});

describe('a brief', () => {
  it('is the same, byte for byte, for the same input, and works offline', () => {
    const page = render([baseline, better]);
    expect(render([baseline, better])).toBe(page);
    expect(page).not.toMatch(/<script/i);
    expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|\/\/[a-z]|@import|url\(/i);
  });

  it('is Chinese on request, every word of it', () => {
    const page = parsed(render([baseline, better, unsure], 'zh'));
    expect(page.documentElement.getAttribute('lang')).toBe('zh-CN');
    expect(textOf(page, 'title')).toBe('政策简报：有用吗？');
    expect(textOf(page, '.answer')).toContain('上升');
    for (const one of [...page.querySelectorAll('code,style,#method dd')]) one.remove();
    const english = page.documentElement.textContent!.match(/[A-Za-z]{4,}/g) ?? [];
    expect([...new Set(english)].filter((word) => !['Agglomera', 'Koopman'].includes(word))).toEqual([]);
  });

  it('prints no difference with more digits than the interval of its mean supports', () => {
    const view = viewOf(better, 'en', emptyDocument());
    const format = { kind: 'ratio', unit: '1' } as const;
    fc.assert(
      fc.property(
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 1e-3, max: 20, noNaN: true }),
        (mean, half) => {
          const interval = { low: mean - half, high: mean + half };
          const { number, decimals } = differenceText(view, format, {
            mean,
            interval,
            inner: interval,
            outer: interval,
          });
          // the last digit is at least a thirtieth of the half-width
          expect(10 ** -decimals).toBeGreaterThan(half / 31);
          expect((number.split('.')[1] ?? '').length).toBe(Math.max(0, decimals));
        },
      ),
    );
  });
});
