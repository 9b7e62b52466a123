import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, type Ran, tiny } from '../support/cli-run.ts';

const folder = emptyFolder();
afterAll(folder.clean);

const commands = ['run', 'compare', 'list', 'explain', 'help'];
const flags = [
  ...[
    '--seed',
    '--replicates',
    '--replicate',
    '--set',
    '--years',
    '--out',
    '--force',
    '--json',
    '--language',
    '--quiet',
  ],
  ...['--firms', '--measure', '--debug', '--help', '--version', '-h', '-V', '--'],
];
const values = [
  ...['0', '-1', '1.5', '1e9', 'NaN', '', ' ', 'null', '..', '.', '/', '~', '\0', '%s', '$(id)', '-', '--', '=', 'a=b'],
  ...['learning.rate=', 'learning.rate=0.1', '__proto__', 'constructor', 'toString', 'lq', 'lq,lq', 'en', 'rules'],
  ...['区位熵', '\ud800', '\u001b[2J', 'x'.repeat(5000), 'a/b.yaml', '../x.yaml', '.yaml', 'parameters', 'firm'],
];

/** Bad input or done, one message, no stack, and nothing written. */
function harmless({ code, err }: Ran, argv: readonly string[]): void {
  expect([0, 2]).toContain(code);
  if (!argv.includes('--debug')) expect(err).not.toMatch(/\n\s+at |fault of ours/);
  if (code === 2) expect(err).not.toBe('');
  expect(readdirSync(folder.path)).toEqual([]);
}

describe('whatever is typed', () => {
  it('never is our fault, shows a stack or leaves a file', async () => {
    const word = fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...commands, ...flags, ...values) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (argv) => {
        harmless(await cli(argv, { cwd: folder.path }), argv);
      }),
      { numRuns: 1500 },
    );
  });

  it('nor does a true scenario with odd flags', async () => {
    const odd = fc.oneof(fc.constantFrom(...values, '2'), fc.string({ maxLength: 8 }));
    const flag = fc.constantFrom('--seed', '--replicate', '--set', '--years', '--language', '--measure');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(flag, odd), { minLength: 1, maxLength: 3 }), async (pairs) => {
        const argv = ['run', tiny, ...pairs.flat()];
        harmless(await cli(argv, { cwd: folder.path }), argv);
      }),
      { numRuns: 300 },
    );
  });
});
