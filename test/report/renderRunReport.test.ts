import { beforeAll, describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { binsOf } from '../../src/report/endStatesSection.ts';
import { numberRanges } from '../../src/report/methodSection.ts';
import { type RunReportInput, renderRunReport } from '../../src/report/renderRunReport.ts';
import {
  baseScenario,
  emptyDocument,
  lockInValues,
  madeResult,
  parsed,
  subsidy,
  type Values,
} from './syntheticResult.ts';

const render = (result: RunReportInput['result'], rest: Partial<RunReportInput> = {}): string =>
  renderRunReport(
    { result, version: '1.2.3', command: 'agglomera run made-up', language: 'en', parameters, ...rest },
    emptyDocument(),
  );

const textOf = (page: Document, selector: string): string =>
  (page.querySelector(selector)?.textContent ?? '').replace(/\s+/g, ' ').trim();

const withPolicy = { policies: [subsidy], moneyFrom: [null] };

describe('the answer of a run', () => {
  it('counts the runs in which the one laggard cluster is locked in, with the Wilson interval', () => {
    const page = parsed(render(madeResult({ replicates: 20, values: lockInValues(5) })));
    expect(textOf(page, '.answer')).toBe(
      'After 5 years the laggard cluster Inland is still locked in at the low end in 15 of 20 runs; it escaped in 5 and died in 0. Of the runs in which it is alive, 75% are locked in (95% interval 53% to 89%).',
    );
  });

  it('counts clusters over runs where several lag, those that died apart', () => {
    const values: Values = {
      ...lockInValues(0),
      upgradingShare: () => 0.1,
      // run 0: one of two dead, the other escaped; run 1: both locked in
      deadShare: ({ replicate, year }) => (replicate === 0 && year === 4 ? 0.5 : 0),
      lockInShare: ({ replicate, year }) => (replicate === 0 && year === 4 ? 0 : 1),
      escapedShare: ({ replicate, year }) => (replicate === 0 && year === 4 ? 1 : 0),
    };
    const page = parsed(render(madeResult({ replicates: 2, values })));
    expect(textOf(page, '.answer')).toContain(
      'After 5 years 2 of 4 laggard clusters (2 in each of 2 runs) are still locked in at the low end, 1 escaped and 1 died. Of those alive, 50% are locked in',
    );
  });

  it('says so when every laggard cluster is dead', () => {
    const values: Values = {
      ...lockInValues(0),
      deadShare: ({ year }) => (year > 2 ? 1 : 0),
      lockInShare: ({ year }) => (year > 2 ? Number.NaN : 1),
      escapedShare: ({ year }) => (year > 2 ? Number.NaN : 0),
    };
    const page = parsed(render(madeResult({ replicates: 3, values })));
    expect(textOf(page, '.answer')).toBe(
      'After 5 years all 3 laggard clusters (1 in each of 3 runs) are dead: none is locked in, none escaped.',
    );
  });

  const noLaggards: Values = {
    ...lockInValues(0),
    upgradingShare: () => 0.6,
    lockInShare: () => Number.NaN,
    escapedShare: () => Number.NaN,
    deadShare: () => Number.NaN,
  };

  it('without laggards gives the location quotient of the largest cluster from start to end', () => {
    const page = parsed(
      render(
        madeResult({
          replicates: 20,
          values: { ...noLaggards, lq: ({ year, replicate }) => 1 + year / 10 + replicate / 100 },
        }),
      ),
    );
    // replicates 0..19: median of 1 + r/100 is 1.095, of the end 1.495; 90 % from .0095 to .1805 above 1.4
    expect(textOf(page, '.answer')).toBe(
      'Location quotient (LQ) of Coast goes from 1.10 in 2000 to 1.50 in 2004 (medians of 20 runs; 90% of the runs end within 1.41 to 1.58).',
    );
  });

  it('puts what was observed first and says how the runs stand to it', () => {
    const observed = [
      {
        measure: 'lq',
        region: 'Inland',
        industry: null,
        unit: null,
        source: { en: 'a yearbook', zh: '某年鉴' },
        values: { 2000: 0.81, 2003: 2 },
      },
    ];
    const page = parsed(render(madeResult({ replicates: 20, values: lockInValues(5), scenario: { observed } })));
    expect(textOf(page, '.answer')).toContain('Location quotient (LQ) of Inland goes from');
    expect(textOf(page, '#answer')).toContain(
      'Of the observed years 1 of 2 lie within the range of 90% of the runs; in 2003 2.00 was observed',
    );
    expect(textOf(page, '#answer')).not.toContain('laggard');
    const rows = [...page.querySelectorAll('#specialisation > div table tbody tr')].map((row) => row.textContent);
    // runs of 2000 spread from .80 to .99, of 2003 from 1.10 to 1.29
    expect(rows).toEqual([expect.stringMatching(/^20000\.81.*yes$/), expect.stringMatching(/^20032\.00.*no$/)]);
    expect(textOf(page, '#specialisation')).toContain('1 of 2 observed years lie inside');
    expect(textOf(page, '#specialisation')).toContain('a yearbook');
  });

  it('of one run is that run, without ranges and without an interval', () => {
    const page = render(madeResult({ replicates: 1 }));
    expect(textOf(parsed(page), '.answer')).toBe(
      'In this single run the laggard cluster Inland is still locked in at the low end after 5 years.',
    );
    expect(page).toContain('There is only one run');
    for (const mark of ['mark inner', 'mark outer', 'mark mean']) expect(page).not.toContain(mark);
    expect(page).not.toContain('95% interval 0');
    expect(parsed(page).querySelector('#end-states')).toBeNull();
  });
});

describe('the report on a run', () => {
  let page: string;
  let body: Document;
  beforeAll(() => {
    page = render(madeResult({ replicates: 20, values: lockInValues(5), scenario: withPolicy }));
    body = parsed(page);
  });

  it('is the same, byte for byte, for the same input', () => {
    expect(render(madeResult({ replicates: 20, values: lockInValues(5), scenario: withPolicy }))).toBe(page);
  });

  it('holds no script and refers to nothing outside but the namespace of its images', () => {
    expect(page).not.toMatch(/<script/i);
    expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|\/\/[a-z]|@import|url\(/i);
    expect([...body.querySelectorAll('[src],link,iframe,object')]).toHaveLength(0);
    for (const link of body.querySelectorAll('a')) {
      expect(body.querySelector(link.getAttribute('href')!)).not.toBeNull();
    }
  });

  it('stays small', () => {
    expect(page.length).toBeLessThan(400_000);
  });

  it('shows the policies with instrument, target, years, rate and money', () => {
    const cells = [...body.querySelectorAll('#scenario tbody tr > *')].map((cell) => cell.textContent);
    expect(cells).toEqual([
      'R&D subsidy',
      'Inland; Midstream, Upstream; domestic owners; up to 500 employees',
      '2001\u20132002',
      '5% (share of sales)',
      'at most 1.2 billion yuan a year',
    ]);
    // two billion a year over five years in every run
    expect(textOf(body, '#scenario')).toContain('pay out 10.0 billion yuan from 2000 to 2004');
  });

  it('states the range of runs and the uncertainty of the mean as different marks', () => {
    const marks = [...body.querySelectorAll('#specialisation .legend li')].map((item) => item.textContent);
    expect(marks).toEqual([
      'median of runs',
      '50% range of runs',
      '90% range of runs',
      'mean at the end with its 95% interval (uncertainty of the mean)',
      'reference: 1',
    ]);
  });

  it('prints the bands of the runs: LQ of Inland in 2000 over .80, .81 .. .99', () => {
    const row = [...body.querySelectorAll('#specialisation details tbody tr')].find((one) =>
      one.textContent!.startsWith('Inland2000'),
    )!;
    // median .895, middle half .8475 to .9425, nine tenths .8095 to .9805
    expect([...row.children].map((cell) => cell.textContent)).toEqual([
      'Inland',
      '2000',
      expect.stringMatching(/^0\.(89|90)$/),
      '0.85 to 0.94',
      '0.81 to 0.98',
      '20',
    ]);
  });

  it('warns of position beside the upgrading share', () => {
    expect(textOf(body, '#position')).toContain('it can FALL when a cluster moves into brands');
    const panels = [...body.querySelectorAll('#position .panel-title')].map((title) => title.textContent);
    expect(panels).toEqual([
      'Coast: GVC position',
      'Coast: Upgrading share',
      'Inland: GVC position',
      'Inland: Upgrading share',
    ]);
  });

  it('gives the contrasts of the smile within runs', () => {
    const values: Values = {
      ...lockInValues(0),
      valueAddedPerWorker: ({ stage, replicate }) => (stage === 'midstream' ? 0.1 : 0.3) + replicate,
      netMargin: ({ stage }) => (stage === 'upstream' ? 0.05 : 0.1),
    };
    const made = parsed(render(madeResult({ replicates: 10, values })));
    const rows = [...made.querySelectorAll('#smile table tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    // runs differ by whole units, contrasts within a run do not
    expect(rows[0]!.slice(2, 4)).toEqual(['+0.200 million yuan a person and year', '+0.200']);
    expect(rows[0]!.at(-1)).toBe('yes, both intervals above 0');
    expect(rows[1]!.slice(2)).toEqual([
      '\u22125.0 percentage points',
      '\u22125.0',
      '0.0 percentage points',
      '0.0',
      'not shown',
    ]);
  });

  it('shows where the runs end as counts, not as a mean', () => {
    const label = body.querySelector('#end-states svg')!.getAttribute('aria-label');
    expect(label).toBe('Inland: 15 of 20 runs end below 30%, 5 at or above it.');
    const rows = [...body.querySelectorAll('#end-states tbody tr')].map((row) => row.textContent);
    expect(rows).toEqual(['Inland10% to 15%15', 'Inland50% to 55%5']);
  });

  it('puts every other measure in the table, at start, middle and end', () => {
    const heads = [...body.querySelectorAll('#measures th[scope=rowgroup]')].map((head) => head.textContent);
    expect(heads).toContain('Output (billion yuan a year)');
    expect(heads).not.toContain('Location quotient (LQ)');
    expect([...body.querySelectorAll('#measures thead th')].map((head) => head.textContent)).toEqual([
      'Where',
      '2000',
      '2002',
      '2004',
    ]);
  });

  it('names assumptions, sources, how many parameters are assumed, and how to repeat the runs', () => {
    expect(textOf(body, '#assumptions')).toMatch(/\d+ of the \d+ parameters of the model rest on an assumption/);
    expect(textOf(body, '#assumptions')).toContain('assumption, round number');
    const method = textOf(body, '#method');
    for (const text of ['This is not a forecast', '1.2.3', 'agglomera run made-up', '20 (numbers 0\u201319)']) {
      expect(method).toContain(text);
    }
    expect(body.querySelectorAll('#method ul li')).toHaveLength(5);
  });

  it('lists the parameters that were changed', () => {
    const changed = [{ path: 'market.switching', default: 1, value: 1.2 }];
    const made = parsed(render(madeResult({ replicates: 2, scenario: { changed } })));
    expect(textOf(made, '#assumptions table')).toContain('market.switching');
  });

  it('has the structure a screen reader needs', () => {
    expect(body.querySelectorAll('h1')).toHaveLength(1);
    expect(body.querySelectorAll('main')).toHaveLength(1);
    expect(body.querySelectorAll('header')).toHaveLength(1);
    expect(body.querySelector('nav')!.getAttribute('aria-label')).toBe('Contents');
    expect(body.documentElement.getAttribute('lang')).toBe('en');
    const levels = [...body.querySelectorAll('h1,h2,h3')].map(({ tagName }) => Number(tagName[1]));
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    const images = [...body.querySelectorAll('svg')];
    expect(images.length).toBeGreaterThan(10);
    for (const svg of images) {
      expect(svg.getAttribute('role')).toBe('img');
      expect(svg.getAttribute('aria-label')!.length).toBeGreaterThan(10);
      expect(svg.getAttribute('xmlns')).toBe('http://www.w3.org/2000/svg');
      expect(svg.querySelectorAll('[aria-label],[aria-description],[aria-hidden]')).toHaveLength(0);
    }
    for (const head of body.querySelectorAll('th')) expect(head.getAttribute('scope')).toMatch(/^(col|row|rowgroup)$/);
    for (const table of body.querySelectorAll('table')) expect(table.querySelector('caption')).not.toBeNull();
    const ids = [...body.querySelectorAll('[id]')].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of body.querySelectorAll('section')) {
      expect(body.getElementById(one.getAttribute('aria-labelledby')!)).not.toBeNull();
    }
  });

  it('never draws an undefined coordinate', () => {
    for (const svg of body.querySelectorAll('svg')) expect(svg.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('undefined values', () => {
  it('leave a gap in the line and are called undefined in tables', () => {
    const values: Values = {
      ...lockInValues(0),
      innovationEfficiency: ({ year, region }) => (region === 'Inland' || year < 2 ? Number.NaN : 0.5),
      wage: () => Number.NaN,
    };
    const page = render(madeResult({ replicates: 5, values }));
    const body = parsed(page);
    for (const svg of body.querySelectorAll('svg')) expect(svg.outerHTML).not.toMatch(/NaN|Infinity/);
    expect(textOf(body, '#innovation')).toContain('the measure is undefined in some runs');
    const row = [...body.querySelectorAll('#innovation tbody tr')].find((one) =>
      one.textContent!.startsWith('InlandInnovation efficiency2000'),
    )!;
    expect(row.textContent).toBe('InlandInnovation efficiency2000undefinedundefinedundefined0');
    expect(textOf(body, '#measures')).toContain('undefined');
  });
});

describe('text from files', () => {
  it('is escaped wherever it appears', () => {
    const evil = '<script>alert("1")</script><img src=x onerror=1>';
    const label = { en: evil, zh: evil };
    const { world } = baseScenario;
    const page = render(
      madeResult({
        replicates: 2,
        seed: evil,
        scenario: {
          name: evil,
          title: label,
          question: label,
          summary: label,
          file: evil,
          chain: [evil, evil],
          assumptions: [{ path: evil, value: evil, source: label }],
          observed: [
            { measure: 'lq', region: 'Coast', industry: null, unit: null, source: label, values: { 2001: 1 } },
          ],
          world: { ...world, regions: world.regions.map((one) => ({ ...one, label })) },
        },
      }),
      { version: evil, command: evil },
    );
    expect(page).not.toMatch(/<script|<img/i);
    expect(page).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(textOf(parsed(page), 'h1')).toBe(evil);
  });
});

describe('the Chinese report', () => {
  it('is in Chinese throughout, but for names and symbols', () => {
    const result = madeResult({
      replicates: 20,
      values: lockInValues(5),
      scenario: { ...withPolicy, assumptions: [] },
    });
    const body = parsed(render(result, { language: 'zh' }));
    expect(body.documentElement.getAttribute('lang')).toBe('zh-CN');
    expect(textOf(body, '.answer')).toContain(
      '5 年后,低端起步集群“内陆”在 20 次运行中有 15 次仍处于低端锁定'.replace(',', '\uff0c'),
    );
    for (const code of [...body.querySelectorAll('code,style,dd')]) code.remove();
    const english = body.documentElement.textContent!.match(/[A-Za-z]{4,}/g) ?? [];
    expect(
      [...new Set(english)].filter((word) => !['Agglomera', 'agglomera', 'explain', 'Koopman'].includes(word)),
    ).toEqual([]);
  });
});

describe('small parts', () => {
  it('bins of .05 hold every run once, 1 included, and reach beyond 0 to 1 only where values do', () => {
    const bins = binsOf([0, 0.049, 0.05, 0.3, 1, Number.NaN]);
    expect(bins).toHaveLength(20);
    expect(bins.map(({ runs }) => runs).reduce((sum, runs) => sum + runs)).toBe(5);
    expect([bins[0]!.runs, bins[1]!.runs, bins[6]!.runs, bins[19]!.runs]).toEqual([2, 1, 1, 1]);
    expect(binsOf([-0.12])[0]!.low).toBeCloseTo(-0.15, 12);
    expect(binsOf([1.08]).at(-1)!.high).toBeCloseTo(1.1, 12);
  });

  it('replicate numbers are printed as ranges', () => {
    expect(numberRanges([0, 1, 2, 5, 7, 8], ', ')).toBe('0\u20132, 5, 7\u20138');
  });
});
