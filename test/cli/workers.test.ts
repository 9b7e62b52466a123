import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { threadsFor } from '../../src/cli/threads.ts';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { cli, emptyFolder, tiny, tinyMoney, tinyRd } from '../support/cli-run.ts';

const folder = emptyFolder();
const cwd = folder.path;
afterAll(folder.clean);

// the policy of tiny-rd, and a production subsidy beside it
const pair = join(cwd, 'pair.yaml');
writeFileSync(
  pair,
  readFileSync(tinyRd, 'utf8')
    .replace('name: tiny-rd', 'name: pair')
    .replace(/\n+$/, '\n  - { instrument: productionSubsidy, from: 2010, until: 2012, rate: 0.05 }\n'),
);
writeFileSync(join(cwd, 'tiny.yaml'), readFileSync(tiny, 'utf8'));

const printed = async (...argv: string[]): Promise<string> => {
  const { code, out, err } = await cli([...argv, '--json'], { cwd });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};

describe('--workers', () => {
  it.each([
    ['8', 'run', tiny, '--replicates', '9'],
    ['2', 'compare', tiny, tinyMoney, '--replicates', '5'],
    ['2', 'attribute', pair, '--replicates', '3'],
    [
      ...['2', 'reach', tinyRd, '--goal', 'lq of West >= 0.9 by 2011 in 50 %', '--replicates', '2'],
      ...['--population', '4', '--generations', '2', '--fresh', '3'],
    ],
  ])('%s changes no byte of %s against none', async (workers, ...argv) => {
    expect(await printed(...argv, '--workers', workers!)).toBe(await printed(...argv, '--workers', '1'));
  });

  it('changes no byte of the tables that a run leaves behind', async () => {
    const tables = async (workers: string): Promise<string[]> => {
      const argv = ['run', tiny, '--replicates', '4', '--firms', '--panels', '--trade', '--out', workers];
      const { code, err } = await cli([...argv, '--workers', workers, '--quiet'], { cwd });
      expect({ code, err }).toEqual({ code: 0, err: '' });
      return ['firms.csv', 'clusters.csv', 'trade.csv', 'series.csv'].map((name) =>
        readFileSync(join(cwd, workers, name), 'utf8'),
      );
    };
    expect(await tables('2')).toEqual(await tables('1'));
  });

  it('carries a model of the user to every thread', async () => {
    const model = fileURLToPath(new URL('../../examples/extension/brainDrain.ts', import.meta.url));
    const one = await printed('run', tiny, '--replicates', '3', '--model', model, '--workers', '1');
    expect(await printed('run', tiny, '--replicates', '3', '--model', model, '--workers', '2')).toBe(one);
  });

  it('tells bad input of a thread as such', async () => {
    // what the clusters sell is more than the world buys
    const impossible = join(cwd, 'impossible.yaml');
    writeFileSync(
      impossible,
      readFileSync(tiny, 'utf8').replace('name: tiny', 'name: impossible').replace('midstream: 6', 'midstream: 600'),
    );
    const message = /^agglomera: impossible.yaml: world cannot be: industry 'toys', midstream: the clusters sell 603/;
    for (const workers of ['1', '2']) {
      const { code, err } = await cli(['run', 'impossible.yaml', '--replicates', '2', '--workers', workers], { cwd });
      expect({ code, err }).toEqual({ code: 2, err: expect.stringMatching(message) });
    }
  });

  it('opens no threads where there is little to do', () => {
    const found = findScenario(tiny, { cwd });
    expect(threadsFor(null, [found], 5)).toBe(0);
    expect(threadsFor(1, [found], 5)).toBe(0);
    expect(threadsFor(8, [found], 5)).toBe(5);
    const large = findScenario('low-end-lock-in', { cwd });
    expect(threadsFor(2, [large, large], 200)).toBe(2);
  });
});
