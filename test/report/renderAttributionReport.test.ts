import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { type AttributedCell, attributeOutcome, type CoalitionRun } from '../../src/experiments/attributePolicies.ts';
import { measureNamed } from '../../src/measures/measures.ts';
import { renderAttributionReport } from '../../src/report/renderAttributionReport.ts';
import { emptyDocument, madeResult, parsed, subsidy } from './syntheticResult.ts';

const platform = { ...subsidy, instrument: 'innovationPlatform' };
const result = madeResult({
  replicates: 4,
  values: {},
  scenario: {
    title: { en: 'Subsidy <and> platform', zh: '补贴与平台' },
    policies: [subsidy, platform],
    moneyFrom: [null, null],
  },
});

/**
 * Games of two policies, a run each: [none, first, second, both]. With first alone 1 and second alone 0, both 4: the shares
 * are 1 + 3/2 = 2.5 and 3/2 = 1.5, the interaction is 3.
 */
const cellOf = (
  games: readonly (readonly number[])[],
  measure = 'upgradingShare',
  region = 'Inland',
): AttributedCell => {
  const runs = games.map(
    (game, replicate): CoalitionRun => ({
      replicate,
      values: { [measure]: game.map((value) => Float64Array.of(value)) },
    }),
  );
  return {
    measure: measureNamed(measure)!,
    cell: { region, industry: 'electronics', stage: null },
    outcome: attributeOutcome(runs, measure, 0),
  };
};
// hundredths of a share, with a little noise on both
const clear = cellOf([0, 0.001, -0.001, 0].map((noise) => [0, 0.01, 0, 0.04 + noise]));
const nothing = cellOf(
  [0, 0, 0, 0].map(() => [0.2, 0.2, 0.2, 0.2]),
  'upgradingShare',
  'Coast',
);
const unclear = cellOf([0.1, -0.1, 0.1, -0.1].map((noise) => [0, noise, 0, noise]));

const render = (cells: readonly AttributedCell[], language: 'en' | 'zh' = 'en'): string =>
  renderAttributionReport(
    { result, cells, year: 2004, version: '1.2.3', command: 'agglomera attribute x', language, parameters },
    emptyDocument(),
  );
const texts = (page: string, selector: string): string[] =>
  [...parsed(page).querySelectorAll(selector)].map((one) => one.textContent!.replace(/\s+/g, ' ').trim());

describe('the report on the policies of a package', () => {
  it('says what all do together and whose part is the largest, with intervals', () => {
    // total 4 points, deviation .0816 a run: interval 4 +- 3.182 x .0816 / 2 = .13; shares 2.5 and 1.5
    const [answer] = texts(render([clear, nothing]), '.answer');
    expect(answer).toMatch(
      /^Upgrading share of Inland in 2004: the 2 policies together change it by \+4\.0 percentage points/,
    );
    expect(answer).toContain('(95% interval of the mean +3.9, +4.1)');
    expect(answer).toContain('The largest part is that of R&D subsidy: +2.5 percentage points');
  });

  it('draws and tables the places that move, and no others', () => {
    const page = render([clear, nothing]);
    expect(texts(page, '#shares .panel-title')).toEqual(['Inland']);
    const label = parsed(page).querySelector('#shares svg')!.getAttribute('aria-label')!;
    expect(label).toContain('all together +4.0 (+3.9, +4.1); shares R&D subsidy +2.5');
    expect(texts(page, '#shares tbody th')).toEqual(['Inland', 'All together', 'R&D subsidy', 'Innovation platform']);
    // beyond what they do apart: 4 - 1 - 0
    expect(texts(page, '#interactions td')).toEqual(['+3.0 (+2.9, +3.1)']);
    expect(texts(page, '#interactions tbody th')).toContain('R&D subsidy with Innovation platform');
  });

  it('is grey where the direction is unclear, and plain where nothing happens', () => {
    const page = render([unclear]);
    expect(texts(page, '.answer.unclear')[0]).toMatch(/^Direction unclear: Upgrading share of Inland in 2004/);
    expect(texts(page, '#shares td')[0]).toMatch(/ \?$/);
    expect(texts(render([nothing]), '.answer')).toEqual(['No policy changes Upgrading share anywhere in any run.']);
  });

  it('tells policies of one instrument apart by number', () => {
    const twice = { ...result, scenario: { ...result.scenario, policies: [subsidy, { ...subsidy, from: 2 }] } };
    const page = renderAttributionReport(
      { result: twice, cells: [clear], year: 2004, version: '1', command: 'x', language: 'en' },
      emptyDocument(),
    );
    expect(texts(page, '#shares tbody th')).toEqual(['Inland', 'All together', 'R&D subsidy 1', 'R&D subsidy 2']);
  });

  it('is whole in Chinese, escapes names, and refers to nothing outside', () => {
    const page = render([clear, unclear], 'zh');
    expect(parsed(page).documentElement.getAttribute('lang')).toBe('zh-CN');
    expect(texts(page, 'h2')).toContain('各自的作用');
    const en = render([clear]);
    expect(en).toContain('Subsidy &lt;and&gt; platform');
    expect(en).not.toMatch(/<script|src=|href="http/);
    expect(render([clear])).toBe(en);
  });

  it('gives no interval for one run', () => {
    const single = renderAttributionReport(
      {
        result: { ...result, replicates: [0] },
        cells: [cellOf([[0, 0.01, 0, 0.04]])],
        year: 2004,
        version: '1',
        command: 'x',
        language: 'en',
      },
      emptyDocument(),
    );
    expect(texts(single, '.answer.unclear')).toHaveLength(1);
    expect(single).not.toContain('NaN');
  });
});
