import { beforeAll, describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { studyComparison } from '../../src/experiments/comparison/studyComparison.ts';
import type { RunResult } from '../../src/experiments/runResult.ts';
import { headlineOutcome } from '../../src/report/headlineOutcome.ts';
import { type ComparisonReportInput, renderComparisonReport } from '../../src/report/renderComparisonReport.ts';
import {
  baseScenario,
  emptyDocument,
  lockInValues,
  madeResult,
  parsed,
  subsidy,
  type Values,
} from './syntheticResult.ts';

interface Rendered extends Partial<ComparisonReportInput> {
  readonly a: RunResult;
  readonly b: RunResult;
}

const render = ({ a: baseline, b: option, ...input }: Rendered): string => {
  const results = [baseline, option];
  const study = studyComparison({ results, headline: headlineOutcome(results) });
  return renderComparisonReport(
    { results, study, version: '1.2.3', command: 'agglomera compare a b', language: 'en', parameters, ...input },
    emptyDocument(),
  );
};

const textOf = (page: Document, selector: string): string =>
  (page.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

const answers = (page: string): string[] =>
  [...parsed(page).querySelectorAll('.answer')].map((one) => one.textContent!.replace(/\s+/g, ' '));

const withPolicy = { title: { en: 'With subsidy', zh: '有补贴' }, policies: [subsidy], moneyFrom: [null] };
const free: Values = { policySpending: () => 0 };
const a = madeResult({ replicates: 20, values: { ...lockInValues(2), ...free } });
const b = madeResult({ replicates: 20, values: lockInValues(14), scenario: withPolicy });

describe('the answer of a comparison', () => {
  it('counts how many more escape, by how much the share moves in the targeted cluster, and what it costs', () => {
    // 12 of 20 pairs differ by .4: mean .24, deviation .2010, interval .24 +- 2.0930 * .2010 / sqrt(20) = .0941;
    // clusters: 12 +- 20 * 2.0930 * .5026 / sqrt(20) = 4.7
    expect(answers(render({ a, b }))).toEqual([
      'B lets 12 more of 20 laggard clusters (1 in each of 20 runs) escape low-end lock-in than A: 14 against 2 (95% interval of the difference +7 to +17; 0 died under B, 0 under A).',
      'Upgrading share of Inland in 2004: +24 percentage points (95% interval of the mean +15 to +33; 90% of paired runs 0 to +40; better under B in 12 of 20 runs).',
      'B costs 10.0 billion yuan more than A over 5 years (mean; 90% of paired runs +10.0).',
    ]);
  });

  it('says fewer, and less, when A and B change places', () => {
    const [escaping, change, cost] = answers(render({ a: b, b: a }));
    expect(escaping).toContain('B lets 12 fewer of 20 laggard clusters');
    expect(change).toContain('\u221224 percentage points');
    expect(cost).toContain('B costs 10.0 billion yuan less than A');
  });

  it('is grey and says so when the direction is unclear', () => {
    const unsure = madeResult({ replicates: 20, values: { ...lockInValues(3), ...free } });
    const page = render({ a, b: unsure });
    const [escaping, change] = answers(page);
    expect(escaping).toContain('Direction unclear: of 20 laggard clusters (1 in each of 20 runs) 3 escape');
    expect(change).toContain('Direction unclear: Upgrading share of Inland');
    expect(parsed(page).querySelectorAll('.answer.unclear')).toHaveLength(2);
  });

  it('of a scenario with itself is no difference at all', () => {
    const [escaping, change, cost] = answers(render({ a: b, b }));
    expect(escaping).toContain(
      'In every run as many laggard clusters escape low-end lock-in under B as under A: 14 of 20',
    );
    expect(change).toBe('Upgrading share of Inland in 2004 is the same under A and B in all 20 paired runs.');
    expect(cost).toContain('A and B cost the same: 10 billion yuan');
  });

  it('of one pair of runs gives no interval', () => {
    const page = render({
      a: madeResult({ replicates: 1, values: lockInValues(0) }),
      b: madeResult({ replicates: 1, values: lockInValues(1) }),
    });
    expect(answers(page).slice(0, 2)).toEqual([
      'In this single pair of runs 1 laggard clusters escape low-end lock-in under B and 0 under A, out of 1 (0 died under B, 0 under A).',
      'In this single pair of runs, Upgrading share of Inland in 2004 differs by +40.0 percentage points (B \u2212 A).',
    ]);
    expect(page).not.toContain('mark inner');
    expect(parsed(page).querySelector('#pairing')).toBeNull();
  });

  it('is refused for results that do not share their draws', () => {
    expect(() => render({ a, b: madeResult({ replicates: 20, seed: 'other' }) })).toThrow('cannot be paired: seed');
  });
});

describe('the report on a comparison', () => {
  let page: string;
  let body: Document;
  beforeAll(() => {
    page = render({ a, b });
    body = parsed(page);
  });

  it('is the same, byte for byte, for the same input, and self-contained', () => {
    expect(render({ a, b })).toBe(page);
    expect(page).not.toMatch(/<script/i);
    expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|\/\/[a-z]|@import|url\(/i);
  });

  it('shows what differs', () => {
    expect([...body.querySelectorAll('#differs tbody tr')].map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^only BR&D subsidyInland/),
    ]);
    expect(textOf(body, '#differs')).toContain(
      'All start from the same world. All parameters of the model are the same.',
    );
  });

  it('shows parameters and worlds that differ', () => {
    const { parameters: values, world } = baseScenario;
    const other = madeResult({
      replicates: 20,
      scenario: {
        parameters: { ...values, market: { ...values.market, switching: 9 } },
        world: { ...world, regions: world.regions.map((one) => ({ ...one, wage: 1 })) },
      },
    });
    const differs = textOf(parsed(render({ a, b: other })), '#differs');
    expect(differs).toContain('market.switching');
    expect(differs).toContain('The worlds differ too');
  });

  it('draws the difference of the headline cluster first, around zero', () => {
    const figures = [...body.querySelectorAll('#difference figure')];
    expect(figures[0]!.querySelector('strong')!.textContent).toBe('Upgrading share: B \u2212 A (percentage points)');
    expect([...figures[0]!.querySelectorAll('.panel-title')].map((title) => title.textContent)).toEqual(['Inland']);
    expect(figures[0]!.querySelector('svg')!.getAttribute('aria-label')).toBe(
      'Upgrading share of Inland, B \u2212 A, 2000 to 2004: +24 percentage points at the end on average (0 to +40 in 90% of 20 paired runs).',
    );
    expect(figures[0]!.textContent).toContain('zero: no difference');
  });

  it('has a table of outcomes by region with difference, range and number of runs', () => {
    const row = [...body.querySelectorAll('#outcomes tbody tr')].find((one) =>
      one.textContent!.startsWith('Upgrading share'),
    )!;
    const [, coast, inland] = [...row.children].map((cell) => cell.textContent);
    expect(coast).toBe('0.0= same in all 20');
    expect(inland).toBe('+2490%: 0 to +40\u25b2 higher in 12 of 20');
  });

  it('adds amounts up over stages, and leaves ratios by stage out', () => {
    const more: Values = { ...lockInValues(14), employment: ({ replicate }) => 2 + replicate };
    const outcomes = parsed(render({ a, b: madeResult({ replicates: 20, values: more }) }));
    const rows = [...outcomes.querySelectorAll('#outcomes tbody tr')].map((one) => one.textContent!);
    // three stages: 3 * (2 + r) - 3 * 1, mean 3 * 10.5
    expect(rows.find((text) => text.startsWith('Employment'))).toMatch(/^Employmentthousand persons\+3[12]/);
    expect(rows.find((text) => text.startsWith('Net margin'))).toBeUndefined();
  });

  it('names clusters that have less under B in most runs', () => {
    const less: Values = {
      ...lockInValues(14),
      employment: ({ region, replicate }) => (region === 'Coast' && replicate < 15 ? 0.5 : 1),
    };
    const outcomes = textOf(parsed(render({ a, b: madeResult({ replicates: 20, values: less }) })), '#outcomes ul');
    expect(outcomes).toContain('Employment of Coast: in 2004 less under B in 15 of 20 runs');
    expect(outcomes).not.toContain('Employment of Inland');
  });

  it('prints what pairing gains in years 1, 5, 10 and the last', () => {
    const noisy = (shift: number): Values => ({
      ...lockInValues(0),
      // deviation over runs of r is 5.916; paired, only the alternating half differs
      upgradingShare: ({ region, replicate }) =>
        region === 'Coast' ? 0.6 : 0.01 * replicate + (shift * (replicate % 2)) / 100,
    });
    const made = { scenario: { years: 12 }, replicates: 20 };
    const body12 = parsed(
      render({ a: madeResult({ ...made, values: noisy(0) }), b: madeResult({ ...made, values: noisy(1) }) }),
    );
    const [title, ...rows] = [...body12.querySelectorAll('#pairing tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent!),
    );
    expect(title).toEqual(['Upgrading share · Inland (percentage points)']);
    expect(rows.slice(0, 4).map((row) => row[0])).toEqual([
      '2000 (year 1)',
      '2004 (year 5)',
      '2009 (year 10)',
      '2011 (year 12)',
    ]);
    // paired: 0 and 1 point alternating, variance 5/19; alone: 35 and 35 + 10/19 + 5/19
    expect(rows[0]!.slice(1)).toEqual(['0.51', '8.4', '16 times', '270 times']);
  });

  it('has one label an image, one main heading, scoped headers', () => {
    expect(body.querySelectorAll('h1')).toHaveLength(1);
    expect(body.querySelectorAll('main')).toHaveLength(1);
    for (const svg of body.querySelectorAll('svg')) {
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.getAttribute('aria-label')).toBeTruthy();
      expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
    }
    for (const head of body.querySelectorAll('th')) expect(head.getAttribute('scope')).toBeTruthy();
  });

  it('keeps the limits and the words', () => {
    expect(textOf(body, '#method')).toContain('This model may be wrong because');
    expect(textOf(body, '#levels')).toContain('Do not judge by whether the two bands overlap');
  });

  it('is Chinese on request', () => {
    const chinese = parsed(render({ a, b, language: 'zh' }));
    expect(chinese.documentElement.getAttribute('lang')).toBe('zh-CN');
    expect(textOf(chinese, '.answer')).toContain('B 比 A 多 12 个突破低端锁定');
    for (const one of [...chinese.querySelectorAll('code,style,dd,#assumptions')]) one.remove();
    const english = chinese.documentElement.textContent!.match(/[A-Za-z]{4,}/g) ?? [];
    expect([...new Set(english)].filter((word) => !['Agglomera', 'Koopman'].includes(word))).toEqual([]);
  });

  it('survives values that are undefined in A, in B, or in both', () => {
    const holes: Values = {
      ...lockInValues(14),
      upgradingShare: ({ region, replicate, year }) =>
        region === 'Inland' && year > 0 ? Number.NaN : 0.1 + replicate / 100,
      highEndValueAdded: ({ replicate }) => (replicate === 3 ? Number.NaN : replicate),
    };
    const made = parsed(render({ a, b: madeResult({ replicates: 20, values: holes }) }));
    expect(textOf(made, '#answer')).toContain('is undefined under A or B in every run');
    for (const svg of made.querySelectorAll('svg')) expect(svg.outerHTML).not.toMatch(/NaN|Infinity/);
  });
});
