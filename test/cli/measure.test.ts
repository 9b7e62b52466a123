import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tableMeasures } from '../../src/measures/tables/tableMeasures.ts';
import { cli, emptyFolder } from '../support/cli-run.ts';

const top = fileURLToPath(new URL('../..', import.meta.url));
const folder = emptyFolder();
const cwd = folder.path;
beforeAll(() => {
  writeFileSync(join(cwd, 'two.csv'), 'region,industry,value\na,x,30\na,y,70\nb,x,10\nb,y,90\nc,x,0\nc,y,0\n');
  writeFileSync(join(cwd, 'twice.csv'), 'region,industry,value\na,x,30\nb,x,10\na,x,1\n');
  writeFileSync(join(cwd, 'named.csv'), 'Region,industry,value\na,x,30\n');
  mkdirSync(join(cwd, 'folder.csv'));
});
afterAll(folder.clean);

describe('agglomera measure', () => {
  it('prints a table to read, with what is undefined and why', async () => {
    const { code, out, err } = await cli(['measure', 'lq', 'two.csv'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    // region a: .3 of its activity is x, in the nation .2: LQ 1.5
    expect(out).toMatch(/^ {2}a +x +1\.5 +0\.2 /m);
    expect(out).toMatch(/^ {2}c +x +undefined +undefined/m);
    expect(out).toMatch(/Region 'c' has no activity/);
  });

  it('prints one JSON object with null for what is undefined', async () => {
    const { out } = await cli(['measure', 'lq', 'two.csv', '--json'], { cwd });
    const { measure, rows } = JSON.parse(out) as { measure: string; rows: Record<string, unknown>[] };
    expect(measure).toBe('lq');
    expect(rows).toHaveLength(6);
    expect(rows[0]).toMatchObject({
      region: 'a',
      industry: 'x',
      value: expect.closeTo(1.5, 12),
      symmetric: expect.closeTo(0.2, 12),
    });
    expect(rows[4]).toMatchObject({ region: 'c', industry: 'x', value: null, symmetric: null });
  });

  it('writes a CSV file, and replaces one only with --force', async () => {
    const argv = ['measure', 'lq', 'two.csv', '--out', 'result.csv'];
    expect(await cli(argv, { cwd })).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringMatching(/^Wrote 6 rows to 'result.csv'/),
    });
    const text = readFileSync(join(cwd, 'result.csv'), 'utf8');
    expect(text.split('\n')[0]).toBe('region,industry,value,symmetric,standardised');
    expect(text.split('\n')[5]).toBe('c,x,,,');
    expect((await cli(argv, { cwd })).err).toBe(
      "agglomera: --out 'result.csv' is there already; expected a new file, or --force\n",
    );
    expect(await cli([...argv, '--force'], { cwd })).toMatchObject({ code: 0 });
  });

  it.each([
    [['lqq', 'two.csv', '--any', '3'], /^agglomera: measure is 'lqq'; expected .*\(did you mean 'lq'\?\)\n$/],
    [['lq'], /missing required argument 'file'/],
    [['lq', 'two.csv', '--jsno'], /unknown option '--jsno'/],
    [['lq', 'missing.csv'], /^agglomera: missing\.csv does not exist/],
    [['lq', 'folder.csv'], /^agglomera: folder\.csv is a folder/],
    [['lq', 'named.csv'], /has no column 'region' \(did you mean 'Region'\?\)/],
    [['lq', 'two.csv', '--out', 'folder.csv'], /--out is 'folder\.csv'; expected a file/],
    [['lq', 'two.csv', '--out', 'no/where.csv'], /does not exist/],
    [['lq', 'twice.csv'], /^agglomera: twice\.csv:4: 'a', 'x' is there a second time \(first on line 2\)/],
  ])('says in one line what is wrong: %j', async (argv, message) => {
    const { code, out, err } = await cli(['measure', ...argv], { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('the commands of examples/tables/README.md', () => {
  const commands = [
    ...readFileSync(join(top, 'examples/tables/README.md'), 'utf8').matchAll(/`agglomera (measure [^`]*\.csv[^`]*)`/g),
  ].map(([, command]) => command!);

  it('are more than ten', () => expect(commands.length).toBeGreaterThan(10));

  it('leave out no file of the folder', () => {
    const text = readFileSync(join(top, 'examples/tables/README.md'), 'utf8');
    const files = readdirSync(join(top, 'examples/tables')).filter((file) => file.endsWith('.csv'));
    expect(files.filter((file) => !text.includes(`| ${file}`) && !text.includes(`, ${file}`))).toEqual([]);
  });

  it.each(commands)('work: %s', async (command) => {
    expect(await cli(command.split(' '), { cwd: top })).toMatchObject({ code: 0, err: '' });
  });
});

describe('agglomera measure NAME --help', () => {
  it('shows the flags of the measure and the columns of its file', async () => {
    const { out } = await cli(['measure', 'lq', '--help'], { cwd });
    expect(out).toMatch(/--bootstrap <n> +draws of the plants/);
    expect(out).toMatch(/Columns of the file: region, industry, value\./);
  });
});

describe('agglomera measure of a table as it is', () => {
  beforeAll(() => {
    writeFileSync(
      join(cwd, 'years.csv'),
      '年,地区,行业,就业\n2019,合肥,电子,30\n2019,合肥,纺织,70\n2019,郑州,电子,10\n2019,郑州,纺织,90\n2020,合肥,电子,5\n2020,郑州,电子,5\n',
    );
  });
  const columns = ['--columns', 'region=地区,industry=行业,value=就业'];

  it('takes the names of its columns as they are, and computes each year by itself', async () => {
    const { code, out, err } = await cli(['measure', 'lq', 'years.csv', ...columns, '--by', '年', '--json'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { rows } = JSON.parse(out) as { rows: Record<string, unknown>[] };
    expect(rows.map((row) => [row['年'], row['region'], row['industry']])).toEqual([
      ['2019', '合肥', '电子'],
      ['2019', '合肥', '纺织'],
      ['2019', '郑州', '电子'],
      ['2019', '郑州', '纺织'],
      ['2020', '合肥', '电子'],
      ['2020', '郑州', '电子'],
    ]);
    expect(rows[0]!['value']).toBeCloseTo(1.5, 12);
    expect(rows[4]!['value']).toBe(1);
  });

  it('names the column of the user and the line of the file in what it refuses', async () => {
    writeFileSync(join(cwd, 'bad.csv'), '年,地区,行业,就业\n2019,合肥,电子,30\n2020,合肥,电子,x\n');
    const { err } = await cli(['measure', 'lq', 'bad.csv', ...columns, '--by', '年'], { cwd });
    expect(err).toBe("agglomera: bad.csv:3: 就业 is 'x'; expected a number of at least 0\n");
    const twice = await cli(['measure', 'lq', 'years.csv', ...columns], { cwd });
    expect(twice.err).toMatch(/^agglomera: years\.csv:6: '合肥', '电子' is there a second time \(first on line 2\)/);
  });

  it.each([
    [['--columns', 'region'], /--columns is 'region'; expected pairs such as region=province/],
    [['--columns', 'place=地区'], /--columns is 'place'; expected one of region, industry, value/],
    [['--columns', 'region=地'], /--columns is '地'; expected a column of years\.csv/],
    [['--columns', 'region=地区,region=行业'], /--columns names 'region' twice/],
    [[...columns, '--by', '月'], /--by is '月'; expected a column of years\.csv/],
    [[...columns, '--by', 'region'], /--by is 'region'; expected a column that the measure does not use itself/],
    [[], /has no column 'region'.*--columns region=YOURS tells what you call it/],
  ])('refuses %j in one line', async (flags, message) => {
    const { code, err } = await cli(['measure', 'lq', 'years.csv', ...flags], { cwd });
    expect(code).toBe(2);
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe.each(tableMeasures)('measure $name', (measure) => {
  const argv = ['measure', measure.name, ...measure.example.split(' ')];

  it('computes its example, and prints, writes and serves the same rows', async () => {
    const shown = await cli(argv, { cwd: top });
    expect({ code: shown.code, err: shown.err }).toEqual({ code: 0, err: '' });
    expect(shown.out).not.toMatch(/NaN|\[object|Infinity/);
    const { out } = await cli([...argv, '--json'], { cwd: top });
    const { measure: name, rows } = JSON.parse(out) as { measure: string; rows: Record<string, unknown>[] };
    expect(name).toBe(measure.name);
    expect(rows.length).toBeGreaterThan(0);
    for (const key of Object.keys(measure.results)) expect(out).toContain(`"${key}"`);
    for (const row of rows) expect(row).toHaveProperty('value');
  });

  it('declares a label in both languages, a unit, a meaning, a source and every result', () => {
    expect(measure.label.zh).toMatch(/\p{Script=Han}/u);
    for (const text of [measure.label.en, measure.unit, measure.source]) expect(text.trim()).not.toBe('');
    expect(measure.meaning).toMatch(/^[A-Z].*\.$/s);
    expect(Object.keys(measure.results)).toContain('value');
    const reserved = ['json', 'out', 'force', 'columns', 'by', 'help', 'debug'];
    expect(Object.keys(measure.flags).filter((flag) => reserved.includes(flag))).toEqual([]);
  });
});
