import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordTables } from '../../src/world/recordTables.ts';
import { cli, emptyFolder, tiny } from '../support/cli-run.ts';

let folder: ReturnType<typeof emptyFolder>;
beforeAll(async () => {
  folder = emptyFolder();
  const argv = ['run', tiny, '--replicates', '2', '--years', '3', '--panels', '--trade', '--out', 'result', '--quiet'];
  const { code, err } = await cli(argv, { cwd: folder.path });
  expect(err).toBe('');
  expect(code).toBe(0);
});
afterAll(() => folder.clean());

type Row = Readonly<Record<string, string>>;
const read = (name: string): Row[] => {
  const [head, ...lines] = readFileSync(join(folder.path, 'result', name), 'utf8')
    .trim()
    .split('\n');
  const columns = head!.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, c) => [columns[c]!, cell])));
};
const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((total, row) => total + Number(row[column]), 0);
const manifest = () => JSON.parse(readFileSync(join(folder.path, 'result', 'manifest.json'), 'utf8'));

describe('tables of a run', () => {
  it('has every column of the yearly record in clusters.csv, with its unit in the manifest', () => {
    const [first] = read('clusters.csv');
    const columns = ['replicate', 'year', 'region', 'industry', 'stage', ...Object.keys(recordTables.nodeYear)];
    expect(Object.keys(first!)).toEqual(columns);
    expect(Object.keys(manifest().clusterColumns)).toEqual(columns);
    expect(manifest().clusterColumns.employment).toBe('thousand persons');
    expect(Object.keys(manifest().tradeColumns)).toEqual(Object.keys(read('trade.csv')[0]!));
    expect(manifest().files).toEqual(expect.arrayContaining(['clusters.csv', 'trade.csv']));
  });

  it('adds up to the measures of the run: employment and output of a cluster', () => {
    const series = read('series.csv');
    for (const measure of ['employment', 'output']) {
      const rows = series.filter((row) => row['measure'] === measure);
      expect(rows.length).toBeGreaterThan(0);
      for (const { replicate, year, region, industry, stage, value } of rows) {
        const own = read('clusters.csv').filter(
          (row) =>
            row['replicate'] === replicate &&
            row['year'] === year &&
            row['region'] === region &&
            row['industry'] === industry &&
            (stage === '' || row['stage'] === stage),
        );
        expect(own).toHaveLength(stage === '' ? 3 : 1);
        expect(sum(own, measure === 'output' ? 'sales' : 'employment')).toBeCloseTo(Number(value), 9);
      }
    }
  });

  it('has in trade.csv what every cluster stage sells, by buyer', () => {
    const trade = read('trade.csv');
    for (const { replicate, year, region, industry, stage, sales } of read('clusters.csv')) {
      const sold = trade.filter(
        (row) =>
          row['replicate'] === replicate &&
          row['year'] === year &&
          row['from'] === region &&
          row['industry'] === industry &&
          row['stage'] === stage,
      );
      expect(sum(sold, 'value')).toBeCloseTo(Number(sales), 9);
    }
  });

  it('needs a folder', async () => {
    for (const flag of ['--panels', '--trade']) {
      const { code, err } = await cli(['run', tiny, flag], { cwd: folder.path });
      expect(err).toContain(`${flag} is given without --out`);
      expect(code).toBe(2);
    }
  });
});
