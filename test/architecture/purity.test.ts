import { describe, expect, it } from 'vitest';
import { linesMatching, sourcesUnder, withoutComments } from './sourceFiles.ts';

const under = (folders: readonly string[]) => folders.flatMap((folder) => sourcesUnder(`src/${folder}`));

const pure = [
  'engine',
  'world',
  'agents',
  'measures',
  'scenarios',
  'report',
  'experiments/designs',
  'experiments/analysis',
  'experiments/comparison',
];
const model = ['engine', 'world', 'agents'];

const impure = /\bMath\.random\b|\bDate\.now\b|\bnew Date\b|\bperformance\s*\.|\bprocess\s*\.|['"]node:/;
/** The language leaves the last bits of these to the host; `engine/maths.ts` has its own. Math.sqrt is exact. */
const hostMaths = /\bMath\.(?:exp|expm1|log|log2|log10|log1p|pow|a?sinh?|a?cosh?|a?tanh?|atan2|cbrt|hypot)\b|\*\*/;
/** Order and text that depend on the language of the host. */
const hostText = /\blocaleCompare\b|\btoLocale\w*\b|\bIntl\./;

describe('the scan', () => {
  it('looks at code, not at comments, and keeps line numbers', () => {
    const code = withoutComments('/** Math.exp\n x ** 2 */\nconst a = "// no comment"; // Math.log\nconst b = 1;');
    expect(code.split('\n')).toHaveLength(4);
    expect(hostMaths.test(code)).toBe(false);
    expect(code).toContain('"// no comment"');
  });

  it.each(['Math.random()', 'Date.now()', 'new Date(0)', 'performance.now()', 'process.env', "from 'node:fs'"])(
    'finds %s',
    (line) => {
      expect(impure.test(line)).toBe(true);
    },
  );

  it.each(['Math.exp(x)', 'Math.log1p(x)', 'Math.pow(x, y)', 'Math.tanh(x)', 'Math.atan2(x, y)', 'x ** 2'])(
    'finds %s',
    (line) => {
      expect(hostMaths.test(line)).toBe(true);
    },
  );

  it.each(['Math.sqrt(x)', 'Math.min(x, y)', 'exp(x)', 'x * y', 'postprocess(x)'])('lets %s pass', (line) => {
    expect(hostMaths.test(line) || impure.test(line)).toBe(false);
  });
});

describe('a run', () => {
  it('depends on nothing but its arguments: no chance, clock, process or file in the pure folders', () => {
    expect(under(pure).flatMap((file) => linesMatching(file, impure))).toEqual([]);
  });

  it('has the same bits in every host: the model uses its own exp, log and pow', () => {
    expect(under(model).flatMap((file) => linesMatching(file, hostMaths))).toEqual([]);
  });

  it('has the same order in every host: the model compares names by code unit', () => {
    expect(under([...model, 'measures']).flatMap((file) => linesMatching(file, hostText))).toEqual([]);
  });
});
