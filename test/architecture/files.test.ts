import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { filesUnder, linesMatching, read, resolveFrom, sourcesUnder, top } from './sourceFiles.ts';

const sources = sourcesUnder('src');
const everywhere = ['src', 'test', 'bench', 'examples', 'scripts', 'validation'].flatMap(sourcesUnder);

/** Files of src that may be longer than 300 lines, and why. */
const longFiles: Readonly<Record<string, string>> = {};

describe('files', () => {
  it('of src have at most 300 lines', () => {
    const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > 300).map(({ path }) => path);
    expect(long.filter((path) => longFiles[path] === undefined)).toEqual([]);
    // an exception that is no longer one goes from the list
    expect(Object.keys(longFiles).filter((path) => !long.includes(path))).toEqual([]);
  });

  it('leave nothing undone: no marks of work to do, in code or comment', () => {
    // written in two parts, so that this file does not find itself
    const marks = new RegExp(`\\b(?:TO${''}DO|FIX${''}ME|X${''}XX|HA${''}CK)\\b|not impl${''}emented`);
    expect(everywhere.flatMap((file) => linesMatching({ ...file, code: file.text }, marks))).toEqual([]);
  });

  it('of tests are neither switched off nor run alone', () => {
    const off =
      /\b(?:it|test|describe|suite|bench)\s*\.\s*(?:skip|only|todo|skipIf|runIf|fails)\b|\b(?:xit|fit|xdescribe|fdescribe)\(/;
    const tests = sourcesUnder('test').filter(({ path }) => path.endsWith('.test.ts'));
    expect(tests.flatMap((file) => linesMatching(file, off))).toEqual([]);
    expect(tests.length).toBeGreaterThan(10);
  });

  it('of tests all have the ending under which they are found', () => {
    const lost = sourcesUnder('test').filter(
      ({ path, imports }) => !path.endsWith('.test.ts') && imports.some(({ specifier }) => specifier === 'vitest'),
    );
    expect(lost.filter(({ code }) => /^\s*(?:it|test|describe)\(/m.test(code)).map(({ path }) => path)).toEqual([]);
  });
});

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly scripts: Readonly<Record<string, string>>;
}

describe('package.json', () => {
  const { dependencies, devDependencies, optionalDependencies, scripts } = JSON.parse(read('package.json')) as Package;

  /** The package of a specifier: `@scope/name/part` is of `@scope/name`. */
  const packageOf = (specifier: string): string =>
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  const importedBy = (folders: readonly string[]): { path: string; name: string; typeOnly: boolean }[] =>
    folders
      .flatMap(sourcesUnder)
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ specifier, target }) => target === null && !specifier.startsWith('node:'))
          .map(({ specifier, typeOnly }) => ({ path, name: packageOf(specifier), typeOnly })),
      );

  it.each(['immer', 'seedrandom', 'd3-scale'])('declares %s, and src imports it', (name) => {
    expect(Object.keys(dependencies)).toContain(name);
    expect(importedBy(['src']).filter((found) => found.name === name && !found.typeOnly)).not.toEqual([]);
  });

  it.each(['vitest', 'tsx'])('declares %s, and a script or the command-line of a file runs it', (name) => {
    expect(Object.keys({ ...dependencies, ...devDependencies })).toContain(name);
    const called = Object.values(scripts).some((script) => new RegExp(`\\b${name}\\b`).test(script));
    const imported = importedBy(['scripts', 'bench']).some((found) => found.name === name);
    expect(called || imported).toBe(true);
  });

  it('declares every package that src needs at run time as a dependency', () => {
    expect(
      importedBy(['src'])
        .filter(({ name, typeOnly }) => !typeOnly && { ...dependencies, ...optionalDependencies }[name] === undefined)
        .map(({ path, name }) => `${path} imports ${name}`),
    ).toEqual([]);
  });

  it('declares an optional package where one file of src loads it, when it is needed and not before', () => {
    for (const name of Object.keys(optionalDependencies)) {
      const importing = importedBy(['src']).filter((found) => found.name === name && !found.typeOnly);
      expect([...new Set(importing.map(({ path }) => path))], name).toHaveLength(1);
      const code = sources.find(({ path }) => path === importing[0]!.path)!.code;
      expect(code).toMatch(new RegExp(`=> import\\('${name}'\\)`));
      expect(code).not.toMatch(new RegExp(`^import (?!type).*'${name}'`, 'm'));
    }
  });

  it('declares every package that tests, examples and scripts need', () => {
    const known = { ...dependencies, ...devDependencies };
    expect(
      importedBy(['test', 'bench', 'examples', 'scripts', 'validation'])
        .filter(({ name }) => known[name] === undefined && name !== 'agglomera')
        .map(({ path, name }) => `${path} imports ${name}`),
    ).toEqual([]);
  });

  it('declares no dependency that src does not import', () => {
    const used = new Set(importedBy(['src']).map(({ name }) => name));
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([]);
  });
});

describe('links', () => {
  const pages = filesUnder('', ['.md']);

  /** Targets of `[text](target)` and `[name]: target` outside code. */
  const linksOf = (text: string): string[] => {
    const prose = text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
    return [
      ...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?[^)]*\)/g),
      ...prose.matchAll(/^\s*\[[^\]]+\]:\s+<?([^\s>]+)/gm),
    ].map(([, target]) => target!);
  };
  /** The anchors of a page: its headings as GitHub writes them, and explicit ids. */
  const anchorsOf = (text: string): string[] => {
    const prose = text.replace(/^(`{3,}|~{3,})[\s\S]*?^\1/gm, '');
    const headings = [...prose.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, title]) =>
      title!
        .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}\s_-]/gu, '')
        .trim()
        .replace(/\s/g, '-'),
    );
    return [...headings, ...[...prose.matchAll(/\b(?:id|name)="([^"]+)"/g)].map(([, id]) => id!)];
  };

  it('are read from prose, not from code', () => {
    expect(linksOf('See [a](b.md "c") and `[d](e.md)`.\n```\n[f](g.md)\n```\n[h]: i.md')).toEqual(['b.md', 'i.md']);
    expect(anchorsOf('# The tick, and `rules`\n```\n# no heading\n```')).toEqual(['the-tick-and-rules']);
  });

  it('between pages of the repository lead somewhere', () => {
    const broken = pages.flatMap((page) => {
      const text = read(page);
      return linksOf(text)
        .filter((link) => !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link))
        .filter((link) => {
          const [path, anchor] = link.split('#') as [string, string | undefined];
          const target = path === '' ? page : decodeURIComponent(resolveFrom(page, path));
          if (!existsSync(`${top}${target}`)) return true;
          return anchor !== undefined && target.endsWith('.md') && !anchorsOf(read(target)).includes(anchor);
        })
        .map((link) => `${page}: ${link}`);
    });
    expect(broken).toEqual([]);
  });
});
