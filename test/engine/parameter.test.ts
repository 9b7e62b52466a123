import { describe, expect, it } from 'vitest';
import { defaultsOf, type Parameter, parameter, parameterAt, parameterPaths } from '../../src/engine/parameter.ts';

const declared = (value: number): Parameter =>
  parameter({
    label: { en: 'Rate', zh: '率' },
    unit: '1/year',
    default: value,
    valid: [0, 10],
    plausible: [1, 5],
    source: 'assumption',
    why: 'a test',
    doc: 'A higher rate is faster.',
  });

const parameters = {
  growth: { birth: declared(2), death: declared(1) },
  learning: { rate: declared(0.5) },
};

describe('declared parameters', () => {
  it('give their defaults by group and name', () => {
    expect(defaultsOf(parameters)).toEqual({ growth: { birth: 2, death: 1 }, learning: { rate: 0.5 } });
  });

  it('have paths in the order of declaration', () => {
    expect(parameterPaths(parameters)).toEqual(['growth.birth', 'growth.death', 'learning.rate']);
  });

  it('are found by every path they have', () => {
    for (const path of parameterPaths(parameters)) {
      const [group, name] = path.split('.') as ['growth', 'birth'];
      expect(parameterAt(parameters, path)).toBe(parameters[group][name]);
    }
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(parameters.learning.rate)).toBe(true);
  });

  it.each([
    '',
    '.',
    'growth',
    'growth.',
    '.birth',
    'growth.speed',
    'growth.birth.default',
    'Growth.birth',
    ' growth.birth',
  ])('are not found by the path %j', (path) => {
    expect(parameterAt(parameters, path)).toBeUndefined();
  });

  it.each(['__proto__.birth', 'constructor.name', 'growth.constructor', 'growth.__proto__', 'toString.length'])(
    'are not mistaken for what every object inherits: %s',
    (path) => {
      expect(parameterAt(parameters, path)).toBeUndefined();
    },
  );
});
