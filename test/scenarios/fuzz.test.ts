import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { InputError } from '../../src/scenarios/inputError.ts';
import { fixtureTexts, read } from '../support/scenario-fixtures/fixtures.ts';

/** Reads hostile text: nothing but an InputError with a short message of one line may come out, and soon. */
function survives(text: string, name = 'any'): void {
  try {
    read(name, { [name]: text });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message).not.toContain('\n');
    expect(error.message).not.toMatch(/ZodError|invalid_type|undefined|\[object|\bat .*\.ts:/);
    expect(error.message.length).toBeLessThan(1500);
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
}

const keys = fc.oneof(
  fc.constantFrom('name', 'extends', 'question', 'set', 'policies', 'world', 'regions', 'start', 'observed', 'target'),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'),
  fc.string({ maxLength: 8 }),
);

test('arbitrary text', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 300 }), (text) => survives(text)),
    { numRuns: 500 },
  );
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 100 }), (text) => survives(text)),
    { numRuns: 300 },
  );
});

test('arbitrary YAML syntax', () => {
  const pieces = fc.constantFrom(
    ...[
      'name: any',
      'question: q',
      '\n',
      '\n  ',
      '- ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '&a ',
      '*a',
      '!t ',
      '? ',
      '|\n',
      '>-\n',
    ],
    ...['"', "'", '#', '%YAML 1.1\n', '---\n', '...\n', '\t', '.nan', '1e999', 'a', '<<: ', '\ufeff', '\u0000', '\\'],
  );
  const text = fc.array(pieces, { maxLength: 60 }).map((list) => list.join(''));
  fc.assert(
    fc.property(text, (t) => survives(t)),
    { numRuns: 1500 },
  );
});

test('arbitrary documents', () => {
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      tie('leaf'),
      fc.array(tie('tree'), { maxLength: 4 }),
      tie('mapping'),
    ),
    mapping: fc.array(fc.tuple(keys, tie('tree')), { maxLength: 5 }).map((pairs) => {
      const object: Record<string, unknown> = Object.create(null);
      for (const [key, value] of pairs) object[key] = value;
      return object;
    }),
    leaf: fc.oneof(fc.double(), fc.integer(), fc.string({ maxLength: 10 }), fc.boolean(), fc.constant(null)),
  }));
  const top = fc.dictionary(keys, tree, { maxKeys: 6 });
  fc.assert(
    fc.property(top, fc.boolean(), (document, json) => {
      const whole = { name: 'any', question: 'q', ...document };
      survives(json ? JSON.stringify(whole) : stringify(whole));
    }),
    { numRuns: 800 },
  );
});

/** Every place of a document. */
function placesOf(value: unknown, path: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, item]) =>
    placesOf(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return [path, ...inner];
}

function withChange(document: unknown, path: readonly (string | number)[], change: (old: unknown) => unknown): unknown {
  const copy = structuredClone(document) as Record<string | number, unknown>;
  if (path.length === 0) return change(copy);
  let inside = copy;
  for (const step of path.slice(0, -1)) inside = inside[step] as Record<string | number, unknown>;
  const last = path.at(-1)!;
  const next = change(inside[last]);
  if (next === undefined) delete inside[last];
  else inside[last] = next;
  return copy;
}

test('valid scenarios with places changed, left out, repeated or swapped', () => {
  const hostile: unknown[] = [
    undefined,
    null,
    -1,
    0,
    1e308,
    Number.NaN,
    Number.NEGATIVE_INFINITY,
    '',
    'no',
    'toString',
    [],
    {},
    [[]],
    true,
    'x'.repeat(5000),
  ];
  const names = Object.keys(fixtureTexts);
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(), fc.nat(), fc.constantFrom('value', 'swap', 'key', 'repeat')), {
        minLength: 1,
        maxLength: 3,
      }),
      (name, changes) => {
        let document: unknown = parse(fixtureTexts[name]!);
        for (const [where, what, kind] of changes) {
          const places = placesOf(document);
          const path = places[where % places.length]!;
          const other = places[what % places.length]!;
          document = withChange(document, path, (old) => {
            if (kind === 'value') return hostile[what % hostile.length];
            if (kind === 'swap')
              return structuredClone(other.reduce<unknown>((v, s) => (v as Record<string, unknown>)[s], document));
            if (kind === 'key' && typeof old === 'object' && old !== null && !Array.isArray(old))
              return { ...old, [`k${what}`]: 1 };
            return Array.isArray(old) ? [...old, ...structuredClone(old)] : old;
          });
        }
        survives(stringify(document) ?? '', name);
      },
    ),
    { numRuns: 1000 },
  );
});

test('valid files with characters changed', () => {
  const names = Object.keys(fixtureTexts);
  const odd = fc.constantFrom(
    '',
    ' ',
    '\n',
    '\t',
    ':',
    '-',
    '[',
    '}',
    '"',
    '&',
    '*',
    '!',
    '%',
    '0',
    '.',
    'é',
    '\u0007',
    '\ud800',
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(), fc.nat({ max: 40 }), odd), { minLength: 1, maxLength: 4 }),
      (name, changes) => {
        let text = fixtureTexts[name]!;
        for (const [where, cut, put] of changes) {
          const at = where % text.length;
          text = text.slice(0, at) + put + text.slice(at + cut);
        }
        survives(text, name);
      },
    ),
    { numRuns: 1000 },
  );
});
