import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli, emptyFolder, tiny, tinyRd } from '../support/cli-run.ts';

const example = fileURLToPath(new URL('../../examples/extension/brainDrain.ts', import.meta.url));

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => folder.clean());

interface Printed {
  readonly digest: string;
  readonly rows: readonly { readonly measure: string; readonly year: number; readonly value: number | null }[];
}
const printed = async (...argv: string[]): Promise<Printed> => {
  const { code, out, err } = await cli(argv, { cwd: folder.path });
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out) as Printed;
};
/** Writes a file of an extension and runs the small world with it. */
const withFile = (text: string, name = 'mine.mjs') => {
  writeFileSync(join(folder.path, name), text);
  return cli(['run', tiny, '--years', '1', '--json', '--model', name], { cwd: folder.path });
};

describe('--model', () => {
  it('runs the documented example: an added rule moves the run, an added measure is computed', async () => {
    const plain = await printed('run', tiny, '--json', '--measure', 'upgradingShare');
    const extended = await printed('run', tiny, '--json', '--model', example, '--measure', 'upgradingShare');
    expect(extended.digest).not.toBe(plain.digest);
    const sizes = await printed('run', tiny, '--json', '--model', example, '--measure', 'firmSize,employment,firms');
    const of = (measure: string, year: number) =>
      sizes.rows.filter((row) => row.measure === measure && row.year === year).map(({ value }) => value ?? 0);
    const first = sizes.rows[0]!.year;
    const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    expect(of('firmSize', first).every((size) => size > 0)).toBe(true);
    // between the smallest and the largest region lies the mean: thousand persons over firms
    const mean = (1000 * total(of('employment', first))) / total(of('firms', first));
    expect(Math.min(...of('firmSize', first))).toBeLessThanOrEqual(mean + 1e-9);
    expect(Math.max(...of('firmSize', first))).toBeGreaterThanOrEqual(mean - 1e-9);
  });

  it('replaces a rule by its name, and a rule replaced by itself changes no bit', async () => {
    const plain = await printed('run', tiny, '--json');
    writeFileSync(
      join(folder.path, 'same.mjs'),
      `export default ({ model }) => ({ rules: [{ rule: model.tick.flatMap(({ rules }) => rules).find(({ name }) => name === 'invent') }] });`,
    );
    expect((await printed('run', tiny, '--json', '--model', 'same.mjs')).digest).toBe(plain.digest);
    writeFileSync(join(folder.path, 'none.mjs'), `export default { rules: [{ remove: 'invent' }] };`);
    const without = await printed('run', tiny, '--json', '--model', 'none.mjs');
    expect(total(without, 'inventions')).toBe(0);
    expect(total(plain, 'inventions')).toBeGreaterThan(0);
  });

  it('serves compare, and is named with its hash in the manifest and the command that repeats the run', async () => {
    const { code, err } = await cli(
      ['compare', tiny, tinyRd, '--replicates', '2', '--years', '1', '--model', example, '--out', 'result', '--quiet'],
      { cwd: folder.path },
    );
    expect(err).toBe('');
    expect(code).toBe(0);
    const manifest = JSON.parse(readFileSync(join(folder.path, 'result', 'manifest.json'), 'utf8'));
    expect(manifest.extension.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(manifest.repeat).toContain('brainDrain.ts');
  });

  it.each([
    [
      'export default { rules: [{ remove: "invnt" }] };',
      "rules[0].remove is 'invnt'; expected the name of a rule of the tick (did you mean 'invent'?)",
    ],
    [
      'export default { rule: [] };',
      "rule is unknown; expected parameters, columns, instruments, rules or measures (did you mean 'rules'?)",
    ],
    ['export default {};', 'default export is empty'],
    ['export const x = 1;', 'default export is no extension'],
    ['export default {', 'cannot be loaded'],
    ['export default () => { throw new Error("no data"); };', 'its function failed: no data'],
    ['export default { rules: [{ rule: { name: "x" }, after: "invent" }] };', 'is no rule'],
    [
      'export default ({ firmRule }) => ({ rules: [{ rule: firmRule({ name: "x", source: "", apply() {} }) }] });',
      "adds 'x' without one place",
    ],
    [
      'export default ({ firmRule }) => ({ rules: [{ after: "invent", rule: firmRule({ name: "x", source: "", reads: ["firm.captal"], apply() {} }) }] });',
      "reads 'firm.captal'; expected a column of the model (did you mean 'firm.capital'?)",
    ],
    [
      'export default ({ firmRule }) => ({ rules: [{ after: "invent", rule: firmRule({ name: "x", source: "", apply() { throw new Error("oh"); } }) }] });',
      "rule 'x' failed at tick 0, 0 years after the start: oh",
    ],
    ['export default { measures: [{ name: "mine" }] };', "measures[0] 'mine' has no unit"],
    [
      'export default ({ measures }) => ({ measures: [{ ...measures[0], compute: () => new Float64Array(5) }] });',
      // two regions, one industry, a year
      "measure 'lq' failed: gives 5 values in place of a Float64Array of 2, years x cells",
    ],
    [
      'export default ({ measures }) => ({ measures: [{ ...measures[0], compute() { throw new Error("oh"); } }] });',
      "measure 'lq' failed: oh",
    ],
    [
      'export default ({ firmRule }) => ({ rules: [{ after: "invent", rule: firmRule({ name: "x", source: "", apply({ tick }) { if (tick === 3) throw new Error("late"); } }) }] });',
      "rule 'x' failed at tick 3, 0.75 years after the start: late",
    ],
    [
      'export default ({ float64 }) => ({ columns: { firm: { capital: float64("1", "mine") } } });',
      'columns.firm.capital is a column of the model already; expected another name',
    ],
    [
      'export default ({ float64 }) => ({ columns: { frim: { mine: float64("1", "mine") } } });',
      'columns.frim is no table of the model; expected',
    ],
    [
      'export default ({ parameters }) => ({ parameters: { learning: { rate: parameters.learning.rate } } });',
      'parameters.learning.rate is a parameter of the model already; expected another name',
    ],
  ])('refuses %j in one message', async (text, message) => {
    const { code, out, err } = await withFile(text);
    expect(err).toContain(message);
    expect(err).toContain('mine.mjs');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(code).toBe(2);
    expect(out).toBe('');
  });

  it('takes a .ts file as it is, in a folder that is no package', async () => {
    const text = `const out: string = 'invent';\nexport default { rules: [{ remove: out }] } as { rules: { remove: string }[] };\n`;
    const { code, out } = await withFile(text, 'mine.ts');
    expect(code).toBe(0);
    expect(total(JSON.parse(out) as Printed, 'inventions')).toBe(0);
  });

  it('has a hash of the file and of what it imports by a path', async () => {
    const hashWith = async (part: string, folderName: string): Promise<string> => {
      writeFileSync(join(folder.path, 'part.mjs'), part);
      writeFileSync(
        join(folder.path, 'whole.mjs'),
        `import { out } from './part.mjs';\nexport default { rules: [{ remove: out }] };\n`,
      );
      const argv = ['run', tiny, '--years', '1', '--model', 'whole.mjs', '--out', folderName, '--quiet'];
      expect((await cli(argv, { cwd: folder.path })).code).toBe(0);
      return JSON.parse(readFileSync(join(folder.path, folderName, 'manifest.json'), 'utf8')).extension.sha256;
    };
    const first = await hashWith(`export const out = 'invent';\n`, 'a');
    expect(await hashWith(`export const out = 'invent'; // the same\n`, 'b')).not.toBe(first);
    expect(await hashWith(`export const out = 'invent';\n`, 'c')).toBe(first);
  });

  it('refuses a file that is not there or of another kind', async () => {
    for (const name of ['none.ts', 'mine.py', 'none']) {
      const { code, err } = await cli(['run', tiny, '--model', name], { cwd: folder.path });
      expect(err).toContain(`'${name}'`);
      expect(code).toBe(2);
    }
  });
});

const total = ({ rows }: Printed, measure: string): number =>
  rows.reduce((sum, row) => sum + (row.measure === measure ? (row.value ?? 0) : 0), 0);
