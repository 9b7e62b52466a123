import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { measures } from '../../src/measures/measures.ts';
import { cli, tiny, tinyMoney, tinyRd } from '../support/cli-run.ts';

interface Row {
  replicate: number;
  year: number;
  measure: string;
  region: string | null;
  industry: string | null;
  stage: string | null;
  value: number | null;
}

interface Printed {
  schema: number;
  version: string;
  scenario: string;
  seed: string;
  replicates: number;
  partial?: boolean;
  digest: string;
  rows: Row[];
}

async function json(...argv: string[]): Promise<Printed> {
  const { code, out, err } = await cli(['run', ...argv, '--json']);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out) as Printed;
}

describe('run --json', () => {
  it('prints one object with the keys of the contract, in their order, and nothing else', async () => {
    const printed = await json(tiny, '--replicates', '2', '--seed', 'spring');
    expect(Object.keys(printed)).toEqual(['schema', 'version', 'scenario', 'seed', 'replicates', 'digest', 'rows']);
    expect(printed).toMatchObject({ schema: 1, scenario: 'tiny', seed: 'spring', replicates: 2 });
    expect(printed.version).toMatch(/^\d+\.\d+\.\d+/);
    for (const row of printed.rows) {
      expect(Object.keys(row)).toEqual(['replicate', 'year', 'measure', 'region', 'industry', 'stage', 'value']);
    }
  });

  it('orders rows by replicate, year, measure, region, industry, stage', async () => {
    const { rows } = await json(tiny, '--replicates', '2');
    const place = new Map(measures.map(({ name }, i) => [name, i]));
    const stages = ['upstream', 'midstream', 'downstream'];
    const keys = rows.map(({ replicate, year, measure, region, industry, stage }) => [
      replicate,
      year,
      place.get(measure)!,
      region ?? '',
      industry ?? '',
      stage === null ? -1 : stages.indexOf(stage),
    ]);
    const compare = (a: (typeof keys)[number], b: (typeof keys)[number]): number => {
      const i = a.findIndex((part, at) => part !== b[at]);
      return i < 0 ? 0 : a[i]! < b[i]! ? -1 : 1;
    };
    for (let i = 1; i < keys.length; i++) expect(compare(keys[i - 1]!, keys[i]!)).toBe(-1);
    // 2 replicates x 2 years x cells of every measure: 2 regions, 1 industry, 3 stages
    const sizes = { region: 2, industry: 1, stage: 3 };
    const cells = measures.reduce((sum, { dimensions }) => sum + dimensions.reduce((n, d) => n * sizes[d], 1), 0);
    expect(rows).toHaveLength(2 * 2 * cells);
  });

  it('gives the SHA-256 of the values as little-endian float64 in the order of the rows, NaN for null', async () => {
    const { rows, digest } = await json(tiny);
    const bytes = Buffer.alloc(rows.length * 8);
    rows.forEach(({ value }, i) => {
      if (value === null) bytes.write('000000000000f87f', i * 8, 'hex');
      else bytes.writeDoubleLE(value, i * 8);
    });
    expect(rows.some(({ value }) => value === null)).toBe(true);
    expect(digest).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it('prints the same bytes for the same seed, and others for another seed', async () => {
    const once = await cli(['run', tiny, '--replicates', '2', '--json']);
    const again = await cli(['run', tiny, '--replicates', '2', '--json']);
    const other = await cli(['run', tiny, '--replicates', '2', '--seed', '2', '--json']);
    expect(again.out).toBe(once.out);
    expect(other.out).not.toBe(once.out);
  });

  it('keeps replicate 0 when more replicates are added', async () => {
    const one = await json(tiny);
    const three = await json(tiny, '--replicates', '3');
    expect(three.rows.filter(({ replicate }) => replicate === 0)).toEqual(one.rows);
  });

  it('gives replicate 2 alone the values it has among three', async () => {
    const alone = await json(tiny, '--replicate', '2');
    const three = await json(tiny, '--replicates', '3');
    expect(alone.replicates).toBe(1);
    expect(alone.rows).toEqual(three.rows.filter(({ replicate }) => replicate === 2));
  });

  it('keeps the digest when a parameter is set to its default, and changes it otherwise', async () => {
    const { digest } = await json(tiny);
    const { parameters } = await import('../../src/agents/firmRule.ts');
    const usual = parameters.learning.rate.default;
    expect((await json(tiny, '--set', `learning.rate=${usual}`)).digest).toBe(digest);
    expect((await json(tiny, '--set', `learning.rate=${usual}e0`)).digest).toBe(digest);
    expect((await json(tiny, '--set', `learning.rate=${usual / 2}`)).digest).not.toBe(digest);
  });

  it('prints the measures asked for, in their own order, with the values they have among all', async () => {
    const all = await json(tiny);
    const two = await json(tiny, '--measure', 'upgradingShare, lq');
    expect([...new Set(two.rows.map(({ measure }) => measure))]).toEqual(['lq', 'upgradingShare']);
    expect(two.rows).toEqual(all.rows.filter(({ measure }) => measure === 'lq' || measure === 'upgradingShare'));
  });

  it('runs as many years as asked for: fewer years are the first of more', async () => {
    const long = await json(tiny, '--years', '3', '--measure', 'output');
    const short = await json(tiny, '--years', '1', '--measure', 'output');
    expect([...new Set(long.rows.map(({ year }) => year))]).toEqual([2010, 2011, 2012]);
    expect(short.rows).toEqual(long.rows.filter(({ year }) => year === 2010));
  });

  it('matches the money of another scenario, year by year', async () => {
    const spent = ({ rows }: Printed, year: number): number =>
      rows.filter((row) => row.year === year).reduce((sum, { value }) => sum + value!, 0);
    const money = await json(tinyMoney, '--measure', 'policySpending');
    const source = await json(tinyRd, '--measure', 'policySpending');
    // both are in force from 2011
    expect([spent(source, 2010), spent(money, 2010)]).toEqual([0, 0]);
    expect(spent(source, 2011)).toBeGreaterThan(0);
    expect(spent(money, 2011)).toBeCloseTo(spent(source, 2011), 9);
  });
});

describe('run in the terminal', () => {
  it('gives the answer first, then values at start and end, money, digest and the way to the report', async () => {
    const { code, out, err } = await cli(['run', tinyRd, '--replicates', '3']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const places = [
      /tiny-rd: 2010 to 2011, 3 runs, seed 1/,
      /locked in/,
      /Location quotient/,
      /pay out/,
      /SHA-256/,
      /--out/,
    ];
    const found = places.map((pattern) => out.search(pattern));
    expect(found.every((place) => place >= 0)).toBe(true);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(out).toMatch(/2010 +2011/);
    const { digest } = await json(tinyRd, '--replicates', '3');
    expect(out).toContain(digest);
  });

  it('keeps to 100 columns but for the command to copy', async () => {
    const { out } = await cli([
      'run',
      tinyRd,
      '--replicates',
      '3',
      '--measure',
      measures.map(({ name }) => name).join(),
    ]);
    const wide = out.split('\n').filter((line) => line.length > 100 && !line.startsWith('  agglomera run'));
    expect(wide).toEqual([]);
  });

  it('speaks Chinese on demand', async () => {
    const { out } = await cli(['run', tinyRd, '--replicates', '2', '--language', 'zh']);
    expect(out).toMatch(/种子/);
    expect(out).toMatch(/区位熵/);
    expect(out).not.toMatch(/Median|Digest|runs/);
  });

  it('uses colours only on a terminal that wants them', async () => {
    const colour = '\u001b[';
    expect((await cli(['run', tiny])).out).not.toContain(colour);
    expect((await cli(['run', tiny], { terminal: true })).out).toContain(colour);
    expect((await cli(['run', tiny], { terminal: true, env: { NO_COLOR: '1' } })).out).not.toContain(colour);
    expect((await cli(['run', tiny], { terminal: true, env: { TERM: 'dumb' } })).out).not.toContain(colour);
  });
});

describe('an interrupted run', () => {
  it('ends with exit code 3 and shows the runs that finished', async () => {
    const { code, out, err } = await cli(['run', tiny, '--replicates', '5', '--json'], { interruptAfter: 2 });
    expect(code).toBe(3);
    expect(err).toMatch(/interrupted after 2 of 5 runs/);
    const printed = JSON.parse(out) as Printed;
    expect(printed).toMatchObject({ replicates: 2, partial: true });
    expect(printed.rows).toEqual((await json(tiny, '--replicates', '2')).rows);
  });

  it('prints nothing when no run finished', async () => {
    const { code, out, err } = await cli(['run', tiny, '--replicates', '5', '--json'], { interruptAfter: 0 });
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(/before the first run/);
  });

  it('is none when the interrupt comes after the last run', async () => {
    const { code } = await cli(['run', tiny, '--replicates', '2', '--json'], { interruptAfter: 2 });
    expect(code).toBe(0);
  });
});
