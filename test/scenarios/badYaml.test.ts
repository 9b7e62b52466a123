import { describe, expect, test } from 'vitest';
import { changed, errorOf, fixtureTexts, read } from '../support/scenario-fixtures/fixtures.ts';

const bad = (text: string) => errorOf('bad', { bad: text });

describe('a file that is not a scenario in YAML', () => {
  const cases: [string, string, string][] = [
    ['an empty file', '', 'bad.yaml: is empty; expected a scenario: name, question and what it changes'],
    ['only a comment', '# to do\n', 'bad.yaml: is empty; expected a scenario: name, question and what it changes'],
    ['a list', '- name: bad\n', 'bad.yaml:1: holds a list; expected a mapping of keys such as name: and question:'],
    ['a word', '\nbad\n', 'bad.yaml:2: holds a single value; expected a mapping of keys such as name: and question:'],
    ['two documents', 'name: bad\n---\nname: worse\n', 'bad.yaml:2: holds more than one document; expected one'],
    [
      'an open bracket',
      'name: bad\npolicies: [\n',
      'bad.yaml:3: is not valid YAML: Flow sequence in block collection must be sufficiently indented and end with a ]; expected a scenario in YAML 1.2',
    ],
    [
      'a tab for indentation',
      'name: bad\nset:\n\tfirm: {}\n',
      'bad.yaml:3: is not valid YAML: Tabs are not allowed as indentation; expected a scenario in YAML 1.2',
    ],
    [
      'a duplicate key',
      'name: bad\nset:\n  firm: { shock: 0.1 }\n  learning: {}\n  firm: { shock: 0.2 }\n',
      'bad.yaml:5: set.firm is given twice (first on line 3); expected every key once',
    ],
    [
      '__proto__ as a key',
      'name: bad\n__proto__: { x: 1 }\n',
      'bad.yaml:2: __proto__ is a reserved word; expected another name',
    ],
    [
      'constructor as a key',
      'name: bad\nset: { constructor: 1 }\n',
      'bad.yaml:2: set.constructor is a reserved word; expected another name',
    ],
    [
      'a list as a key',
      'name: bad\nset:\n  ? [a, b]\n  : 1\n',
      'bad.yaml:3: set has a key that is not a name; expected keys that are plain words',
    ],
    [
      'an empty key',
      'name: bad\n: 1\n',
      'bad.yaml:2: has a key that is not a name; expected keys that are plain words',
    ],
    ['infinity', 'name: bad\nyears: .inf\n', 'bad.yaml:2: years is .inf; expected a finite number'],
    [
      'not a number',
      'name: bad\nset: { firm: { shock: .NaN } }\n',
      'bad.yaml:2: set.firm.shock is .NaN; expected a finite number',
    ],
    ['a number too large', 'name: bad\nyears: 1e400\n', 'bad.yaml:2: years is 1e400; expected a finite number'],
    [
      'a tag',
      'name: bad\nyears: !!js/function "x"\n',
      'bad.yaml:2: uses a YAML tag; expected plain values without tags',
    ],
    [
      'a known tag',
      'name: bad\nyears: !!str 3\n',
      'bad.yaml:2: years has the tag tag:yaml.org,2002:str; expected a plain value without a tag',
    ],
    [
      'YAML 1.1',
      '%YAML 1.1\n---\nname: bad\n',
      'bad.yaml:1: has a %YAML directive; expected none; scenarios are YAML 1.2',
    ],
    [
      'an alias of nothing',
      'name: bad\nset: *nowhere\n',
      'bad.yaml:2: set is *nowhere; expected an alias of an anchor set before it',
    ],
    [
      'an alias of itself',
      'name: bad\nset: &a [*a]\n',
      'bad.yaml:2: set[0] is *a, which contains itself; expected an alias without a cycle',
    ],
  ];
  test.each(cases)('is refused with its line: %s', (_, text, message) => {
    expect(bad(text).message).toBe(message);
  });

  test('carries file, line and path as fields', () => {
    const error = bad('name: bad\nset:\n  firm: { shock: .inf }\n');
    expect([error.file, error.line, error.path]).toEqual(['bad.yaml', 3, 'set.firm.shock']);
  });
});

describe('hostile files end soon', () => {
  // a file that hangs the reader runs into the time limit of the test
  const quick = (text: string): string => bad(text).message;

  test('10 MB of junk are not parsed', () => {
    expect(bad('x: [\n'.repeat(2_000_000)).message).toBe(
      'bad.yaml: has 10,000,000 characters; expected at most 1,000,000',
    );
  });

  test('a billion laughs', () => {
    const levels = Array.from(
      { length: 20 },
      (_, i) => `l${i + 1}: &l${i + 1} [${Array(9).fill(`*l${i}`).join(', ')}]`,
    );
    const text = ['name: bad', 'l0: &l0 [ha, ha]', ...levels].join('\n');
    expect(quick(text)).toMatch(/^bad\.yaml:\d+: l3\[.*\] uses alias \*l\d; expected at most 100 aliases$/);
  });

  test('up to 100 aliases are fine', () => {
    const policies = (n: number): string =>
      [
        'name: many',
        'extends: tiny-world',
        'question: How many?',
        'policies:',
        '  - { instrument: rdSubsidy, from: 2013, until: 2014, target: &all { region: [East] } }',
        ...Array(n).fill('  - { instrument: rdSubsidy, from: 2013, until: 2014, target: *all }'),
      ].join('\n');
    expect(read('many', { many: policies(100) }).policies).toHaveLength(101);
    expect(errorOf('many', { many: policies(101) }).message).toBe(
      'many.yaml:106: policies[101].target uses alias *all; expected at most 100 aliases',
    );
  });

  test.each(['[', '- ', '? ', '{a: ', '{? ', '&a [', '"', "'", '{}', '"" ', '*a ', '---\n', 'k: 1\n', '[,', ': '])(
    '900,000 characters of %j',
    (unit) => {
      const message = quick(`name: bad\nset: ${unit.repeat(Math.floor(900_000 / unit.length))}`);
      expect(message).toMatch(/^bad\.yaml:\d+: .*; expected /);
      expect(message.length).toBeLessThan(300);
    },
  );

  test('100,000 unknown keys', () => {
    const text = Array.from({ length: 60_000 }, (_, i) => `key${i}: 1`).join('\n');
    expect(quick(text)).toMatch(/^bad\.yaml:1: (key0 is unknown|name is missing)/);
  });
});

describe('what YAML 1.1 would have taken otherwise', () => {
  test('a region may be called no, on or NULL-ish words', () => {
    const text = fixtureTexts['tiny-world']!.replaceAll('East', 'no');
    expect(read('tiny-world', { 'tiny-world': text }).world.regions[0]!.name).toBe('no');
  });

  test('a date is text, not a year', () => {
    expect(errorOf('tiny-world', changed('tiny-world', 'start: 2012', 'start: 2012-01-01')).message).toBe(
      "tiny-world.yaml:8: start is '2012-01-01'; expected a whole number from 1000 to 3000",
    );
  });

  test('a sexagesimal number and a number with underscores are text', () => {
    for (const written of ['1:30', '1_0']) {
      expect(errorOf('tiny-world', changed('tiny-world', 'years: 10', `years: ${written}`)).message).toBe(
        `tiny-world.yaml:9: years is '${written}'; expected a whole number from 1 to 200 (years)`,
      );
    }
  });

  test('yes is not true', () => {
    const texts = { some: 'name: some\nextends: tiny-world\nquestion: What?\nreplacePolicies: yes\n' };
    expect(errorOf('some', texts).message).toBe("some.yaml:4: replacePolicies is 'yes'; expected true or false");
  });

  test('a merge key is an unknown key', () => {
    const texts = { some: 'name: some\nextends: tiny-world\nquestion: What?\n<<: { years: 3 }\n' };
    expect(errorOf('some', texts).message).toMatch(/^some\.yaml:4: "<<" is unknown; expected one of \$schema, name/);
  });
});

test('a byte order mark and Windows line ends are accepted', () => {
  const text = `\ufeff${fixtureTexts['tiny-world']!.replaceAll('\n', '\r\n')}`;
  expect(read('tiny-world', { 'tiny-world': text })).toEqual(read('tiny-world'));
});

test('JSON is accepted', () => {
  const texts = { some: JSON.stringify({ name: 'some', extends: 'tiny-world', question: 'What?' }) };
  expect(read('some', texts).chain).toEqual(['tiny-world', 'some']);
});

test('reading pollutes no prototype', () => {
  for (const text of [
    '__proto__: { polluted: 1 }',
    'set: { __proto__: { polluted: 1 } }',
    '"__proto__": { polluted: 1 }',
  ]) {
    bad(`name: bad\n${text}\n`);
  }
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});
