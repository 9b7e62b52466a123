import { describe, expect, test } from 'vitest';
import { checkMessages, subsidy, world } from '../support/scenario-fixtures/checkMessages.ts';
import { changed, errorOf } from '../support/scenario-fixtures/fixtures.ts';

describe('a chain of scenarios must end in a base scenario', () => {
  const some = (...lines: string[]) => ['question: What?', ...lines].join('\n');
  checkMessages([
    [
      'its name is that of the file',
      subsidy,
      'name: tiny-subsidy',
      'name: other',
      "tiny-subsidy.yaml:1: name is 'other'; expected 'tiny-subsidy', the name of the file",
    ],
    [
      'its parent exists',
      subsidy,
      'extends: tiny-world',
      'extends: tiny-wold',
      "tiny-subsidy.yaml:2: extends is 'tiny-wold'; expected the name of an existing scenario",
    ],
    [
      'its parent is a name, not a path',
      subsidy,
      'extends: tiny-world',
      'extends: ../tiny-world',
      "tiny-subsidy.yaml:2: extends is '../tiny-world'; expected a name: letters, digits, - and _, at most 40 characters, quoted if it looks like a number",
    ],
    [
      'it does not extend itself',
      subsidy,
      'extends: tiny-world',
      'extends: tiny-subsidy',
      'tiny-subsidy.yaml:2: extends is a cycle: tiny-subsidy -> tiny-subsidy; expected a chain that ends',
    ],
    [
      'a base has a world',
      world,
      'world:',
      'extends: tiny-subsidy\nworld:',
      'tiny-world.yaml:13: world is for base scenarios; expected no world beside extends',
    ],
    [
      'a base has a start',
      world,
      'start: 2012\n',
      '',
      'tiny-world.yaml:2: start is missing; expected start, or extends: and the scenario to extend',
    ],
    [
      'a base replaces no policies',
      world,
      'years: 10',
      'years: 10\nreplacePolicies: true',
      'tiny-world.yaml:10: replacePolicies is for scenarios that extend another; expected nothing',
    ],
  ]);

  test('cycles are named', () => {
    const texts = {
      a: some('name: a', 'extends: b'),
      b: some('name: b', 'extends: c'),
      c: some('name: c', 'extends: a'),
    };
    expect(errorOf('a', texts).message).toBe(
      'c.yaml:3: extends is a cycle: a -> b -> c -> a; expected a chain that ends',
    );
  });

  test('at most 20 deep', () => {
    const texts = Object.fromEntries(
      Array.from({ length: 30 }, (_, i) => [`s${i}`, some(`name: s${i}`, `extends: s${i + 1}`)]),
    );
    expect(errorOf('s0', texts).message).toBe("s19.yaml:3: extends is 's20'; expected at most 20 scenarios in a chain");
  });

  test('a scenario that does not exist', () => {
    expect(errorOf('nowhere').message).toBe("scenario is 'nowhere'; expected the name of an existing scenario");
  });

  test('a mistake in a parent is named in the file of the parent', () => {
    const error = errorOf('tiny-tariff', changed('tiny-subsidy', 'rate: 0.3', 'rate: x'));
    expect([error.file, error.line, error.path]).toEqual(['tiny-subsidy.yaml', 5, 'set.learning.rate']);
  });
});

describe('--set', () => {
  test.each([
    ['learning.rate', 'fast', "--set: learning.rate is 'fast'; expected a number from 0 to 1 (1/year)"],
    ['learning.rate', '2', "--set: learning.rate is '2'; expected a number from 0 to 1 (1/year)"],
    ['learning.rate', '', "--set: learning.rate is ''; expected a number from 0 to 1 (1/year)"],
    ['learning.rate', '0x1', "--set: learning.rate is '0x1'; expected a number from 0 to 1 (1/year)"],
    [
      'learning.ratte',
      '1',
      "--set: learning.ratte is unknown; expected a parameter of group learning, one of rate, customer (did you mean 'rate'?)",
    ],
    [
      'imitationRate',
      '1',
      "--set: imitationRate is unknown; expected a parameter group, one of stage, firm, learning (did you mean 'firm.imitationRate'?)",
    ],
    [
      '__proto__.polluted',
      '1',
      '--set: __proto__.polluted is unknown; expected a parameter group, one of stage, firm, learning',
    ],
    [
      'learning.rate.x',
      '1',
      "--set: learning.rate.x is unknown; expected a path of a group and a name (did you mean 'learning.rate'?)",
    ],
  ])('refuses %s=%s', (path, value, message) => {
    expect(errorOf('tiny-world', {}, [{ path, value, origin: '--set' }]).message).toBe(message);
  });
});
