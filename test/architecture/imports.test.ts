import { describe, expect, it } from 'vitest';
import { definesRule } from './modelRules.ts';
import { type Import, type SourceFile, sourceFile, sourcesUnder } from './sourceFiles.ts';

const sources = sourcesUnder('src');

/** A folder of src, or a file that stands in src itself. */
const layerOf = (path: string): string => path.split('/')[1]!;

interface Layer {
  /** Layers it may import anything from. */
  readonly from: readonly string[];
  /** Layers it may import types from, and values only from files that hold names and declarations. */
  readonly namesFrom?: readonly string[];
  /** Layers it may import nothing but types from. */
  readonly typesFrom?: readonly string[];
}

const everything = [
  'engine',
  'world',
  'agents',
  'measures',
  'model.ts',
  'createRun.ts',
  'scenarios',
  'experiments',
  'report',
];

/** The one direction of imports; a layer may always import from itself. */
const layers: Readonly<Record<string, Layer>> = {
  engine: { from: [] },
  world: { from: ['engine'] },
  agents: { from: ['engine', 'world'] },
  measures: { from: ['engine', 'world'] },
  'model.ts': { from: ['engine', 'world', 'agents', 'measures'] },
  'createRun.ts': { from: ['engine', 'world', 'agents', 'measures', 'model.ts'] },
  scenarios: { from: ['engine'], namesFrom: ['world'] },
  experiments: {
    from: ['engine', 'world', 'measures', 'model.ts', 'createRun.ts', 'scenarios'],
    typesFrom: ['agents'],
  },
  report: { from: ['engine', 'measures', 'experiments'], namesFrom: ['world'], typesFrom: ['scenarios'] },
  'index.ts': { from: everything },
  web: { from: everything },
  cli: { from: everything },
  'cli.ts': { from: [...everything, 'cli'] },
};

/** Names, types and instruments of the world: what may be known of it without running it. */
const holdsNames = (path: string): boolean =>
  /^src\/world\/(?:government\/.*|worldSpec|worldTables|recordTables|socialAccounts)\.ts$/.test(path) ||
  path.startsWith('src/world/government/');

function isAllowed(path: string, { target, typeOnly }: Import): boolean {
  const own = layerOf(path);
  const other = layerOf(target!);
  const layer = layers[own];
  if (layer === undefined) return false;
  if (own === other || layer.from.includes(other)) return true;
  if (layer.namesFrom?.includes(other)) return typeOnly || holdsNames(target!);
  return typeOnly && layer.typesFrom?.includes(other) === true;
}

/** Files of the repository a file imports. */
const targetsOf = ({ imports }: SourceFile): string[] =>
  imports.flatMap(({ target }) => (target === null ? [] : [target]));

describe('imports', () => {
  it('are read from the source as they are written', () => {
    const { imports } = sourceFile('src/engine/engine.ts');
    expect(imports).toContainEqual({ specifier: './column.ts', typeOnly: true, target: 'src/engine/column.ts' });
    expect(imports).toContainEqual({ specifier: './random.ts', typeOnly: false, target: 'src/engine/random.ts' });
    expect(targetsOf(sourceFile('src/engine/index.ts'))).toContain('src/engine/maths.ts');
    expect(sourceFile('vitest.config.ts').imports).toEqual([
      { specifier: 'vitest/config', typeOnly: false, target: null },
    ]);
    expect(sources.length).toBeGreaterThan(60);
  });

  it('stay inside src', () => {
    expect(
      sources.flatMap((file) =>
        targetsOf(file)
          .filter((target) => !target.startsWith('src/'))
          .map((target) => `${file.path} imports ${target}`),
      ),
    ).toEqual([]);
  });

  it('name the file they lead to, with its ending', () => {
    const known = new Set(sources.map(({ path }) => path));
    expect(
      sources.flatMap((file) =>
        targetsOf(file)
          .filter((target) => !known.has(target) && !target.endsWith('.json'))
          .map((target) => `${file.path} imports ${target}, which is not there`),
      ),
    ).toEqual([]);
  });

  it('go one way: engine, world, agents and measures, model, scenarios, experiments, report, cli', () => {
    expect(
      sources.flatMap((file) =>
        file.imports
          .filter((found) => found.target !== null && !isAllowed(file.path, found))
          .map(({ target, typeOnly }) => `${file.path} imports ${typeOnly ? 'types from ' : ''}${target}`),
      ),
    ).toEqual([]);
  });

  it('lead into cli from nowhere', () => {
    expect(
      sources.flatMap((file) =>
        targetsOf(file)
          .filter((target) => layerOf(target) === 'cli' && !['cli', 'cli.ts'].includes(layerOf(file.path)))
          .map((target) => `${file.path} imports ${target}`),
      ),
    ).toEqual([]);
  });

  it('make no circle', () => {
    const byPath = new Map(sources.map((file) => [file.path, targetsOf(file)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      const place = trail.indexOf(path);
      if (place >= 0) circles.push([...trail.slice(place), path].join(' -> '));
      if (place >= 0 || done.has(path)) return;
      for (const target of byPath.get(path) ?? []) visit(target, [...trail, path]);
      done.add(path);
    };
    for (const path of byPath.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  it('never lead from one rule to another: rules meet in columns', () => {
    const rules = new Set(
      sources.filter((file) => /^src\/(?:world|agents)\//.test(file.path) && definesRule(file)).map(({ path }) => path),
    );
    expect(rules.size).toBeGreaterThan(20);
    expect(
      sources.flatMap((file) =>
        targetsOf(file)
          .filter((target) => rules.has(file.path) && rules.has(target))
          .map((target) => `${file.path} imports ${target}`),
      ),
    ).toEqual([]);
  });

  it('bring no package into the model: its state is plain typed arrays, which immer would change in place', () => {
    expect(
      sources.flatMap(({ path, imports }) =>
        imports
          .filter(({ target }) => target === null && ['engine', 'world', 'agents'].includes(layerOf(path)))
          .map(({ specifier }) => `${path} imports ${specifier}`),
      ),
    ).toEqual([]);
    expect(
      sources.flatMap(({ path, imports }) =>
        imports.filter(({ specifier }) => specifier === 'immer').map(() => layerOf(path)),
      ),
    ).not.toContain('measures');
  });
});

describe('folders', () => {
  it('of src all have a place in the direction of imports', () => {
    const unknown = sources.map(({ path }) => layerOf(path)).filter((layer) => layers[layer] === undefined);
    expect([...new Set(unknown)]).toEqual([]);
  });

  it('say what is in them: none is called utils, helpers, common or types', () => {
    expect(
      sources.map(({ path }) => path).filter((path) => /\/(?:utils?|helpers?|common|types?|misc|shared)\//.test(path)),
    ).toEqual([]);
  });
});
