import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { readScenario } from '../../src/scenarios/readScenario.ts';
import { instruments } from '../../src/world/government/instruments.ts';

const bengbu = readFileSync('scenarios/bengbu.yaml', 'utf8');
const read = (csv: string | null) =>
  readScenario('bengbu', () => ({ text: bengbu, file: 'bengbu.yaml' }), {
    parameters,
    instruments,
    data: () => (csv === null ? null : { text: csv, file: 'data/bengbu-2012-2019.csv' }),
  }).observed;

describe('an observed series that names a data file', () => {
  it('takes the column of the file by year', () => {
    const [series] = read(readFileSync('data/bengbu-2012-2019.csv', 'utf8'));
    expect(series!.values).toEqual({
      2012: 1.39,
      2013: 1.34,
      2014: 1.35,
      2015: 1.51,
      2016: 1.72,
      2017: 1.74,
      2018: 1.83,
      2019: 1.87,
    });
  });

  it('accepts a byte order mark, Windows line ends and an empty last line', () => {
    expect(read('\uFEFFyear,lq\r\n2012,1.5\r\n')[0]!.values).toEqual({ 2012: 1.5 });
  });

  it.each([
    ['no file', null, 'observed[0].data.file'],
    ['no year', 'jahr,lq\n2012,1', 'a column year'],
    ['no such column', 'year,gdp\n2012,1', 'a column lq'],
    ['a ragged row', 'year,lq\n2012,1,2', 'data/bengbu-2012-2019.csv:2'],
    ['text for a number', 'year,lq\n2012,1\n2013,n/a', 'data/bengbu-2012-2019.csv:3'],
    ['a year twice', 'year,lq\n2012,1\n2012,2', 'every year once'],
    ['no rows', 'year,lq\n', 'at least one row'],
  ])('says what is wrong with %s', (_, csv, expected) => {
    expect(() => read(csv)).toThrow(expected);
  });
});
