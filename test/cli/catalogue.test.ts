import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { type Kind, kinds, namesOfKind, readersOf } from '../../src/cli/catalogue.ts';
import { parameterPaths } from '../../src/engine/parameter.ts';
import { cli } from '../support/cli-run.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const filesIn = (folder: string): string[] => readdirSync(`${root}${folder}`);

/** Names declared in files of a folder, found in their text: nothing is listed by hand. */
const namesIn = (folder: string, pattern: RegExp): string[] =>
  filesIn(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      [...readFileSync(`${root}${folder}/${file}`, 'utf8').matchAll(pattern)].map((found) => found[1]!),
    );

const declared: Readonly<Record<Kind, () => string[]>> = {
  scenarios: () =>
    filesIn('scenarios')
      .filter((file) => file.endsWith('.yaml'))
      .map((file) => basename(file, '.yaml')),
  measures: () => namesIn('src/measures', /^\s+name: ['`](\w+)(?:\$\{suffix\})?['`],$/gm).filter((name) => name !== ''),
  'table-measures': () => namesIn('src/measures/tables', /= tableMeasure\(\{\s+name: '([\w-]+)'/g),
  parameters: () => parameterPaths(parameters),
  instruments: () => namesIn('src/world/government', /: Instrument = \{\s+name: '(\w+)'/g),
  rules: () => [
    ...namesIn('src/agents', /= firmRule\(\{\s+name: '(\w+)'/g),
    ...namesIn('src/world', /= worldRule\(\{\s+name: '(\w+)'/g),
  ],
};

describe.each(kinds)('%s', (kind) => {
  it('are all listed', async () => {
    const { code, out, err } = await cli(['list', kind]);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n');
    for (const name of declared[kind]())
      expect(
        lines.filter((line) => line.includes(name)),
        name,
      ).not.toEqual([]);
    expect(lines.filter((line) => line.length > 110)).toEqual([]);
  });

  it('are listed as JSON with what is declared about them', async () => {
    const { code, out } = await cli(['list', kind, '--json']);
    expect(code).toBe(0);
    const listed = (JSON.parse(out) as Record<Kind, { name?: string; path?: string }[]>)[kind];
    const names = listed.map(({ name, path }) => path ?? name!);
    expect([...names].sort()).toEqual([...namesOfKind(kind)].sort());
    expect(declared[kind]().filter((name) => !names.includes(name))).toEqual([]);
    for (const entry of listed) expect(Object.values(entry).some((value) => value === undefined)).toBe(false);
  });

  it('are all explained', async () => {
    const names = namesOfKind(kind);
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      const { code, out, err } = await cli(['explain', name]);
      expect({ name, code, err }).toEqual({ name, code: 0, err: '' });
      expect(out).toContain(name);
      expect(out).not.toMatch(/undefined|\[object|NaN/);
    }
  });
});

describe('list', () => {
  it('without a kind counts every kind and prints all of them as JSON', async () => {
    const { out } = await cli(['list']);
    for (const kind of kinds) expect(out).toMatch(new RegExp(`${kind} +${namesOfKind(kind).length} `));
    const all = JSON.parse((await cli(['list', '--json'])).out) as Record<string, unknown>;
    expect(Object.keys(all)).toEqual(['schema', 'version', ...kinds]);
  });
});

describe('explain', () => {
  it('a parameter says who reads it', async () => {
    for (const path of parameterPaths(parameters)) {
      const { out } = await cli(['explain', path]);
      for (const rule of readersOf(path)) expect(out.replace(/\s+/g, ' ')).toContain(rule);
      expect(out).toMatch(readersOf(path).length > 0 ? /read by +rules/ : /read by +the start of a run/);
    }
  });

  it('a parameter by its last name, and a group by its name', async () => {
    expect((await cli(['explain', 'climbThreshold'])).out).toMatch(/^mobility\.climbThreshold/m);
    expect((await cli(['explain', 'mobility'])).out).toMatch(/mobility\.climbThreshold/);
  });

  it('everything of one name', async () => {
    const { out } = await cli(['explain', 'tariff']);
    expect(out).toMatch(/^tariff +instrument/m);
    expect(out).toMatch(/^market\.tariff +parameter/m);
  });

  it('an unknown name with the nearest known ones', async () => {
    const near = { 'lerning.rate': 'learning.rate', rdSubsidyy: 'rdSubsidy', climbLader: 'climbLadder', Lq: 'lq' };
    for (const [typed, meant] of Object.entries(near)) {
      const { code, err } = await cli(['explain', typed]);
      expect(code).toBe(2);
      expect(err).toContain(meant);
    }
  });
});
