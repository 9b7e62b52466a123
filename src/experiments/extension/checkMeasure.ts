import { cellsOf, type Dimension, type Measure } from '../../measures/measure.ts';
import type { InputError } from '../../scenarios/inputError.ts';
import { requireLabel } from './checkDeclared.ts';
import type { Fail } from './extension.ts';

const dimensions: readonly Dimension[] = ['region', 'industry', 'stage'];
const kinds = ['share', 'ratio', 'index', 'money', 'count', 'moneyPerPerson'];

/**
 * Checks a measure of an extension; what it throws, or gives in another length than years x cells, is told as its own.
 * @param failed makes the error of what the code threw
 */
export function checkMeasure(
  measure: Measure,
  at: string,
  fail: Fail,
  failed: (path: string, error: unknown) => InputError,
): Measure {
  if (typeof measure !== 'object' || measure === null) return fail(at, 'is no measure', 'a mapping');
  if (typeof measure.name !== 'string' || !/^[a-z][A-Za-z0-9]*$/.test(measure.name))
    fail(`${at}.name`, `is '${String(measure.name)}'`, 'letters and digits, the first a small letter');
  const name = `${at} '${measure.name}'`;
  for (const key of ['unit', 'doc', 'source'] as const) {
    if (typeof measure[key] !== 'string') fail(name, `has no ${key}`, 'a text');
  }
  requireLabel(measure.label, name, fail);
  if (!kinds.includes(measure.kind)) fail(name, `has the kind '${String(measure.kind)}'`, `one of ${kinds.join(', ')}`);
  if (!Array.isArray(measure.dimensions) || measure.dimensions.some((dimension) => !dimensions.includes(dimension)))
    fail(name, 'has other dimensions', 'some of region, industry, stage in this order');
  if (typeof measure.compute !== 'function') fail(name, 'has no compute', 'a function of the record of a run');
  if (!Array.isArray(measure.domain) || !(measure.domain[0]! <= measure.domain[1]!))
    fail(name, 'has no domain', '[lowest, highest]');
  return {
    ...measure,
    compute: (record) => {
      let values: Float64Array;
      try {
        values = measure.compute(record);
      } catch (error) {
        throw failed(`measure '${measure.name}'`, error);
      }
      const length = record.years * cellsOf(measure.dimensions, record);
      if (!(values instanceof Float64Array) || values.length !== length) {
        throw failed(
          `measure '${measure.name}'`,
          `gives ${values instanceof Float64Array ? `${values.length} values` : typeof values} in place of a Float64Array of ${length}, years x cells`,
        );
      }
      return values;
    },
  };
}
