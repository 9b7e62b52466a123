import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cli, emptyFolder, tiny, tinyRd } from '../support/cli-run.ts';

const folder = emptyFolder();
const cwd = folder.path;
beforeAll(() => {
  writeFileSync(join(cwd, 'file'), 'x');
  writeFileSync(join(cwd, 'latin1.yaml'), Buffer.from([0x6e, 0x3a, 0xe9, 0x0a]));
  writeFileSync(join(cwd, 'broken.yaml'), 'name: broken\nyears: [\n');
  writeFileSync(join(cwd, 'other.yaml'), `name: other\nextends: missing\nquestion: Is it there?\n`);
  mkdirSync(join(cwd, 'folder.yaml'));
  mkdirSync(join(cwd, 'foreign'));
  writeFileSync(join(cwd, 'foreign', 'thesis.doc'), 'years of work');
});
afterAll(folder.clean);

/** Arguments, and what the one line on standard error must say. */
const cases: readonly [title: string, argv: readonly string[], ...says: RegExp[]][] = [
  ['no command', [], /Usage: agglomera/],
  ['unknown command', ['rnu', tiny], /unknown command 'rnu'/, /did you mean '?run/],
  ['unknown option', ['run', tiny, '--sede', '1'], /unknown option '--sede'/, /--seed/],
  ['missing scenario', ['run'], /missing required argument 'scenario'/],
  ['too many arguments', ['run', tiny, tinyRd], /too many arguments/i],
  ['missing second scenario', ['compare', tiny], /missing required argument 'b'/],
  ['missing value', ['run', tiny, '--years'], /--years/, /argument missing/],
  [
    'replicates in words',
    ['run', tiny, '--replicates', 'many'],
    /--replicates is 'many'/,
    /whole number from 1 to 100,000/,
  ],
  ['replicates zero', ['run', tiny, '--replicates', '0'], /--replicates is '0'/, /from 1/],
  ['replicates negative', ['run', tiny, '--replicates', '-3'], /--replicates is '-3'/],
  ['replicates with a part', ['run', tiny, '--replicates', '1.5'], /--replicates is '1.5'/],
  ['replicates in powers', ['run', tiny, '--replicates', '1e3'], /--replicates is '1e3'/],
  ['replicates hexadecimal', ['run', tiny, '--replicates', '0x10'], /--replicates is '0x10'/],
  ['replicates empty', ['run', tiny, '--replicates', ''], /--replicates is ''/],
  ['too many replicates', ['run', tiny, '--replicates', '100001'], /--replicates is '100001'/],
  ['replicate negative', ['run', tiny, '--replicate', '-1'], /--replicate is '-1'/, /from 0 to 99,999/],
  ['replicate and replicates', ['run', tiny, '--replicate', '1', '--replicates', '2'], /together with --replicates 2/],
  ['years zero', ['run', tiny, '--years', '0'], /--years is '0'/, /from 1 to 200/],
  ['years too many', ['run', tiny, '--years', '201'], /--years is '201'/],
  ['years with a part', ['run', tiny, '--years', '2.5'], /--years is '2.5'/],
  ['years infinite', ['run', tiny, '--years', 'Infinity'], /--years is 'Infinity'/],
  ['seed empty', ['run', tiny, '--seed', ''], /--seed is ''/, /at least one character/],
  ['seed forgotten', ['run', tiny, '--seed', '--json'], /--seed is followed by the flag --json/],
  ['out forgotten', ['run', tiny, '--out', '--json'], /--out is followed by the flag --json/],
  ['language unknown', ['run', tiny, '--language', 'fr'], /--language is 'fr'/, /en or zh/],
  ['measure unknown', ['run', tiny, '--measure', 'lq,gvcPositon'], /gvcPositon/, /did you mean 'gvcPosition'/],
  ['measure empty', ['run', tiny, '--measure', ''], /--measure is ''/],
  ['measure named like a property', ['run', tiny, '--measure', 'constructor'], /--measure is 'constructor'/],
  ['set without value', ['run', tiny, '--set', 'learning.rate'], /--set is 'learning.rate'/, /path=number/],
  ['set without path', ['run', tiny, '--set', '=3'], /--set is '=3'/],
  ['set to a word', ['run', tiny, '--set', 'learning.rate=fast'], /learning.rate is 'fast'/, /a number from 0 to 1/],
  ['set out of range', ['run', tiny, '--set', 'learning.rate=7'], /learning.rate is '7'/, /a number from 0 to 1/],
  ['set to NaN', ['run', tiny, '--set', 'learning.rate=NaN'], /learning.rate is 'NaN'/],
  [
    'set unknown parameter',
    ['run', tiny, '--set', 'learning.rat=0.1'],
    /learning.rat is unknown/,
    /did you mean 'rate'/,
  ],
  ['set unknown group', ['run', tiny, '--set', 'lerning.rate=0.1'], /lerning.rate is unknown/, /learning.rate/],
  ['set a prototype', ['run', tiny, '--set', '__proto__.x=1'], /__proto__\.x is unknown/],
  ['set twice', ['run', tiny, '--set', 'learning.rate=0.1', '--set', 'learning.rate=0.2'], /learning.rate twice/],
  ['scenario unknown', ['run', 'low-end-lockin'], /scenario is 'low-end-lockin'/, /did you mean 'low-end-lock-in'/],
  ['scenario empty', ['run', ''], /scenario is ''/],
  ['scenario a path upwards', ['run', '../../etc/passwd'], /scenario is/],
  ['scenario file missing', ['run', 'nowhere.yaml'], /scenario is 'nowhere.yaml'/, /an existing file/],
  ['scenario a folder', ['run', 'folder.yaml'], /folder.yaml is not a file/],
  ['scenario not UTF-8', ['run', 'latin1.yaml'], /latin1.yaml is not UTF-8/],
  ['scenario not YAML', ['run', 'broken.yaml'], /broken.yaml:\d/],
  ['scenario extends nothing', ['run', 'other.yaml'], /other.yaml:2: extends is 'missing'/],
  ['second scenario unknown', ['compare', tiny, 'nothing-like-it'], /scenario is 'nothing-like-it'/],
  [
    'scenarios of different worlds',
    ['compare', tiny, 'low-end-lock-in'],
    /low-end-lock-in/,
    /expected .* as in 'tiny'/,
  ],
  ['firms without a folder', ['run', tiny, '--firms'], /--firms is given without --out/],
  ['out a file', ['run', tiny, '--out', 'file'], /--out is 'file'/, /it is a file/],
  ['out below a file', ['run', tiny, '--out', 'file/below'], /--out/, /file/],
  ['out empty', ['run', tiny, '--out', ''], /--out is ''/],
  ['out the current folder', ['run', tiny, '--out', '.'], /a folder of its own/],
  ['out above the current folder', ['run', tiny, '--out', '..', '--force'], /a folder of its own/],
  ['out the root', ['run', tiny, '--out', '/', '--force'], /a folder of its own/],
  ['out with a zero byte', ['run', tiny, '--out', 'a\0b'], /--out is 'a\\u0000b'/],
  ['out too long', ['run', tiny, '--out', 'x'.repeat(300)], /--out/, /200 bytes|too long/],
  ['out with foreign files', ['run', tiny, '--out', 'foreign'], /it holds other files \(--force/],
  ['compare out with foreign files', ['compare', tiny, tinyRd, '--out', 'foreign'], /it holds other files/],
  ['brief without a file', ['brief', tiny, tinyRd], /required option '--out <file.html>'/],
  ['brief of a world alone', ['brief', tiny, '--out', 'b.html'], /extends is missing: a world alone/],
  [
    'brief in another format',
    ['brief', tiny, tinyRd, '--out', 'b.pdf'],
    /--out is 'b.pdf'; expected a file ending in \.html/,
  ],
  ['brief of other years', ['brief', tiny, 'bengbu', '--out', 'b.html'], /start of 'bengbu' is '2012'/],
  ['list of an unknown kind', ['list', 'measure'], /'measure'/, /did you mean 'measures'/],
  ['explain nothing known', ['explain', 'gvcPositon'], /name is 'gvcPositon'/, /did you mean gvcPosition/],
  ['explain a property', ['explain', '__proto__'], /name is '__proto__'/],
  ['explain nothing', ['explain'], /missing required argument 'name'/],
];

describe('bad input ends with exit code 2 and one message, before anything is simulated or written', () => {
  it.each(cases.map(([title, argv, ...says]) => ({ title, argv, says })))('$title', async ({ argv, says }) => {
    const before = readdirSync(cwd);
    const { code, out, err } = await cli(argv, { cwd });
    expect({ code, out }).toEqual({ code: 2, out: '' });
    for (const pattern of says) expect(err).toMatch(pattern);
    expect(err).not.toMatch(/\n\s+at /);
    if (argv.length > 0) expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(readdirSync(cwd)).toEqual(before);
  });

  it('--debug adds the stack', async () => {
    const { code, err } = await cli(['run', tiny, '--years', '0', '--debug'], { cwd });
    expect(code).toBe(2);
    expect(err).toMatch(/\n\s+at /);
  });

  it('control characters of an argument do not reach the terminal', async () => {
    for (const argv of [
      ['run', 'a\u001b[31mb'],
      ['run', tiny, '--a\u001b[31m'],
      ['explain', '\u0007'],
    ]) {
      const { code, err } = await cli(argv, { cwd });
      expect(code).toBe(2);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be there
      expect(err.trimEnd()).not.toMatch(/[\u0000-\u001f]/);
    }
  });
});
