import { describe, expect, it } from 'vitest';
import { parameterAt } from '../../src/engine/parameter.ts';
import { model } from '../../src/model.ts';
import { instruments } from '../../src/world/government/instruments.ts';
import { allParameterPaths, columnPaths, ruleFiles, setUpFiles, tickRules } from './modelRules.ts';

const fileName = (path: string): string => path.split('/').at(-1)!.replace(/\.ts$/, '');

/** Parameters of the model and of its policy instruments, by path. */
const declared = [
  ...allParameterPaths.map((path) => ({ path, parameter: parameterAt(model.parameters, path)! })),
  ...instruments.flatMap(({ name, rate, costShare }) => [
    { path: `${name}.rate`, parameter: rate },
    ...(costShare ? [{ path: `${name}.costShare`, parameter: costShare }] : []),
  ]),
];
const failing = (test: (parameter: (typeof declared)[number]['parameter']) => boolean): string[] =>
  declared.filter(({ parameter }) => !test(parameter)).map(({ path }) => path);

/** One sentence: starts with a capital, ends with its only full stop (a stop inside a number or word is none). */
const isSentence = (text: string): boolean => /^[A-Z]/.test(text) && /[^.]\.$/.test(text) && !/[.!?]\s/.test(text);

describe('every parameter', () => {
  it('is read by a rule that lists it, or by the set-up of the world', () => {
    const listed = new Set(tickRules.flatMap(({ params }) => params));
    const text = setUpFiles.map(({ code }) => code).join('\n');
    /** Names taken out of a group: `const { a, b: c } = params.group` or a parameter `{ group: { a, b } }`. */
    const taken = (group: string): string[] =>
      [
        ...text.matchAll(new RegExp(`\\{([^{}]*)\\}\\s*=\\s*[\\w.]+\\.${group}\\b`, 'g')),
        ...text.matchAll(new RegExp(`\\b${group}:\\s*\\{([^{}]*)\\}`, 'g')),
      ].flatMap(([, names]) => names!.split(',').map((name) => name.split(':')[0]!.trim()));
    /** Groups looked up by a name made at run time (`params.stage as ...`) from a word in the text, as `inputShareUpstream`. */
    const words = [...text.matchAll(/'(\w+)'/g)].map(([, word]) => word!);
    const lookedUp = (group: string, name: string): boolean =>
      new RegExp(`\\.${group}(?:\\[|\\s+as\\b)`).test(text) &&
      words.some((word) => name.startsWith(word) && /^[A-Z]/.test(name.slice(word.length)));
    const unread = allParameterPaths.filter((path) => {
      const [group, name] = path.split('.') as [string, string];
      if (listed.has(path) || lookedUp(group, name)) return false;
      return !new RegExp(`\\.${group}\\.${name}\\b`).test(text) && !taken(group).includes(name);
    });
    expect(unread).toEqual([]);
  });

  it('that a rule lists exists and is used in its file', () => {
    expect(
      ruleFiles.flatMap(({ file, rules }) =>
        [...rules.values()].flatMap(({ name, params }) =>
          params
            .filter((path) => {
              const member = path.split('.')[1]!;
              const uses = file.code.match(new RegExp(`\\b${member}\\b`, 'g'))?.length ?? 0;
              return !allParameterPaths.includes(path) || uses < 2;
            })
            .map((path) => `${name} lists ${path}`),
        ),
      ),
    ).toEqual([]);
  });

  it('has a plausible range inside the valid one and its default inside both', () => {
    expect(
      failing(
        ({ default: value, plausible: [low, high], valid: [least, most] }) =>
          least <= low && low <= value && value <= high && high <= most && least < most,
      ),
    ).toEqual([]);
  });

  it('has a doc that is one sentence and ends with a full stop', () => {
    expect(failing(({ doc }) => isSentence(doc))).toEqual([]);
  });

  it('has a label in English and one in Chinese characters', () => {
    expect(failing(({ label: { en } }) => en.trim() !== '' && !/\p{Script=Han}/u.test(en))).toEqual([]);
    expect(failing(({ label: { zh } }) => /\p{Script=Han}/u.test(zh))).toEqual([]);
  });

  it('says its unit and why its default is what it is', () => {
    expect(failing(({ unit, why }) => unit.trim() !== '' && why.trim() !== '')).toEqual([]);
  });

  it('of the model has a label of its own in each language', () => {
    for (const language of ['en', 'zh'] as const) {
      const labels = allParameterPaths.map((path) => parameterAt(model.parameters, path)!.label[language]);
      expect(labels.filter((label, place) => labels.indexOf(label) !== place)).toEqual([]);
    }
  });
});

describe('every rule', () => {
  const all = ruleFiles.flatMap(({ file, rules }) => [...rules].map(([exported, rule]) => ({ file, exported, rule })));

  it('is named as its file and its export', () => {
    expect(
      all
        .filter(({ file, exported, rule }) => rule.name !== fileName(file.path) || exported !== rule.name)
        .map(({ file, exported, rule }) => `${file.path} exports ${exported}, a rule named '${rule.name}'`),
    ).toEqual([]);
  });

  it('stands alone in its file', () => {
    expect(ruleFiles.filter(({ rules }) => rules.size !== 1).map(({ file }) => file.path)).toEqual([]);
  });

  it('has a name of its own', () => {
    const names = all.map(({ rule }) => rule.name);
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  });

  it('has a source', () => {
    expect(all.filter(({ rule }) => rule.source.trim() === '').map(({ rule }) => rule.name)).toEqual([]);
  });

  it('has its place in the tick, once; the tick has no other', () => {
    expect(tickRules.map(({ name }) => name).sort()).toEqual(all.map(({ rule }) => rule.name).sort());
  });

  it('declares a column once: what it writes it may also read', () => {
    expect(
      all.flatMap(({ rule }) => {
        const paths = [...rule.reads, ...rule.lags, ...rule.writes];
        return paths.filter((path, place) => paths.indexOf(path) !== place).map((path) => `${rule.name}: ${path}`);
      }),
    ).toEqual([]);
  });
});

describe('every column', () => {
  const read = new Set(tickRules.flatMap(({ reads, lags }) => [...reads, ...lags]));
  const written = new Set(tickRules.flatMap(({ writes }) => writes));
  const setUp = setUpFiles.map(({ code }) => code).join('\n');
  const isNamed = (path: string): boolean => new RegExp(`\\b${path.split('.')[1]}\\b`).test(setUp);

  it('is read or written by a rule or by the set-up of the world', () => {
    expect(columnPaths.filter((path) => !read.has(path) && !written.has(path) && !isNamed(path))).toEqual([]);
  });

  it('that rules only read gets its values in the set-up', () => {
    expect(columnPaths.filter((path) => read.has(path) && !written.has(path) && !isNamed(path))).toEqual([]);
  });

  it('has a unit and says what it is', () => {
    const columns = Object.entries(model.tables).flatMap(([table, members]) =>
      Object.entries(members).map(([name, column]) => ({ path: `${table}.${name}`, column })),
    );
    expect(columns.filter(({ column }) => column.unit === '' || column.doc === '').map(({ path }) => path)).toEqual([]);
  });
});
