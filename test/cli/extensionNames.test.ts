import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cli, emptyFolder, tiny } from '../support/cli-run.ts';

const examples = fileURLToPath(new URL('../../examples/extension', import.meta.url));
const reputation = join(examples, 'reputation.ts');

let folder: ReturnType<typeof emptyFolder>;
beforeEach(() => {
  folder = emptyFolder();
  copyFileSync(tiny, join(folder.path, 'tiny.yaml'));
});
afterEach(() => folder.clean());

const write = (name: string, ...lines: string[]): void =>
  writeFileSync(join(folder.path, name), `${lines.join('\n')}\n`);
const ran = async (...argv: string[]): Promise<string> => {
  const { code, out, err } = await cli(argv, { cwd: folder.path });
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out;
};
const refused = async (...argv: string[]): Promise<string> => {
  const { code, out, err } = await cli(argv, { cwd: folder.path });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  return err;
};
const digestOf = (out: string): string => (JSON.parse(out) as { digest: string }).digest;

/** A scenario with the instrument of the example. */
const branded = (...more: string[]): void =>
  write(
    'branded.yaml',
    'name: branded',
    'extends: tiny',
    'question: What does a regional brand change?',
    'policies:',
    '  - instrument: regionalBrand',
    '    from: 2010',
    '    until: 2012',
    ...more,
  );

describe('parameters of an extension', () => {
  const run = ['run', 'tiny.yaml', '--model', reputation, '--json', '--measure', 'upgradingShare'];

  it('act by --set and by set: of a scenario alike, and a premium of 0 is the model without the extension', async () => {
    const plain = digestOf(await ran('run', 'tiny.yaml', '--json', '--measure', 'upgradingShare'));
    const usual = digestOf(await ran(...run));
    const none = digestOf(await ran(...run, '--set', 'reputation.premium=0'));
    expect(none).toBe(plain);
    expect(usual).not.toBe(plain);
    write('more.yaml', 'name: more', 'extends: tiny', 'question: Much?', 'set: { reputation: { premium: 2 } }');
    const more = digestOf(await ran(...run.with(1, 'more.yaml')));
    expect(more).toBe(digestOf(await ran(...run, '--set', 'reputation.premium=2')));
    expect(more).not.toBe(usual);
  });

  it('are checked like those of the model, with the nearest name and the range', async () => {
    expect(await refused(...run, '--set', 'reputation.premum=1')).toContain("(did you mean 'premium'?)");
    expect(await refused(...run, '--set', 'reputation.premium=6')).toContain('a number from 0 to 5');
    expect(await refused('run', 'tiny.yaml', '--set', 'reputation.premium=1')).toContain('is unknown');
    write('odd.yaml', 'name: odd', 'extends: tiny', 'question: Odd?', 'set: { reputation: { lfe: 2 } }');
    expect(await refused(...run.with(1, 'odd.yaml'))).toContain("(did you mean 'life'?)");
  });

  it('are listed and explained, with the columns, the rules and the instrument', async () => {
    expect(await ran('list', 'parameters', '--model', reputation)).toMatch(/reputation\.premium +0\.3 +Sales premium/);
    expect(await ran('list', 'instruments', '--model', reputation)).toContain('regionalBrand');
    expect(await ran('list', 'measures', '--model', reputation)).toContain('reputation');
    expect(await ran('explain', 'reputation.life', '--model', reputation)).toContain('read by    rules earnReputation');
    expect(await ran('explain', 'regionalBrand', '--model', reputation)).toContain('Cost of the mark');
    expect(await ran('explain', 'firm.reputation', '--model', reputation)).toMatch(/written by +earnReputation/);
    expect(await ran('explain', 'sellOnReputation', '--model', reputation)).toContain('reputation.premium');
    expect(await refused('explain', 'regionalBrand')).toContain('regionalBrand');
  });
});

describe('a column of an extension', () => {
  it('stands in the table of firms, whatever the number of threads', async () => {
    const firms = async (workers: string): Promise<string> => {
      const out = ['--firms', '--replicates', '3', '--out', `result-${workers}`, '--quiet', '--workers', workers];
      await ran('run', 'tiny.yaml', '--model', reputation, ...out);
      return readFileSync(join(folder.path, `result-${workers}`, 'firms.csv'), 'utf8');
    };
    const one = await firms('1');
    expect(await firms('2')).toBe(one);
    const [header, ...rows] = one.trimEnd().split('\n');
    expect(header!.split(',').at(-1)).toBe('reputation');
    const values = rows.map((row) => Number(row.split(',').at(-1)));
    expect(values.some((value) => value > 0)).toBe(true);
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true);
    const manifest = JSON.parse(readFileSync(join(folder.path, 'result-2', 'manifest.json'), 'utf8'));
    expect(manifest.firmColumns.reputation).toBe('share');
  });
});

describe('an instrument of an extension', () => {
  it('acts, is paid for within its budget, and costs nothing and changes no bit at a rate of 0', async () => {
    const spent = async (): Promise<{ readonly digest: string; readonly money: number }> => {
      const measures = ['--measure', 'policySpending,upgradingShare,reputation'];
      const { digest, rows } = JSON.parse(
        await ran('run', 'branded.yaml', '--model', reputation, '--json', ...measures),
      ) as { readonly digest: string; readonly rows: readonly { readonly measure: string; readonly value: number }[] };
      const money = rows.filter(({ measure }) => measure === 'policySpending');
      return { digest, money: money.reduce((sum, { value }) => sum + value, 0) };
    };
    const measures = ['--measure', 'policySpending,upgradingShare,reputation'];
    const without = digestOf(await ran('run', 'tiny.yaml', '--model', reputation, '--json', ...measures));
    branded('    rate: 0');
    expect(await spent()).toEqual({ digest: without, money: 0 });
    branded('    rate: 2');
    const free = await spent();
    expect(free.digest).not.toBe(without);
    expect(free.money).toBeGreaterThan(0);
    // two years in force at half of what it would have cost a year
    branded('    rate: 2', `    budget: ${free.money / 4}`);
    const bound = await spent();
    expect(bound.money).toBeGreaterThan(0);
    expect(bound.money).toBeLessThanOrEqual((2 * free.money) / 4 + 1e-9);
    expect(bound.digest).not.toBe(free.digest);
  });

  it('is refused without the extension, and with a filter that it has not', async () => {
    branded('    rate: 1');
    expect(await refused('run', 'branded.yaml')).toContain("instrument is 'regionalBrand'");
    branded('    target: { owner: [foreign] }');
    expect(await refused('run', 'branded.yaml', '--model', reputation)).toContain('owner');
  });

  it('serves attribute, reach and brief', async () => {
    branded('    rate: 1', '  - instrument: rdSubsidy', '    from: 2010', '    until: 2012', '    rate: 0.05');
    const model = ['--model', reputation, '--replicates', '2'];
    const attribute = ['attribute', 'branded.yaml', ...model, '--measure', 'reputation', '--json'];
    const shares = await ran(...attribute, '--workers', '1');
    expect(await ran(...attribute, '--workers', '2')).toBe(shares);
    expect((JSON.parse(shares) as { policies: string[] }).policies).toEqual(['regionalBrand', 'rdSubsidy']);
    const search = ['--population', '4', '--generations', '1', '--fresh', '2', '--json'];
    const reach = ['reach', 'branded.yaml', ...model, '--goal', 'lq of West >= 0.5 by 2011 in 50 %', ...search];
    const front = await ran(...reach, '--workers', '1');
    expect(await ran(...reach, '--workers', '2')).toBe(front);
    expect(front).toContain('"regionalBrand"');
    await ran('brief', 'tiny.yaml', 'branded.yaml', ...model, '--out', 'brief.html', '--quiet');
    const page = readFileSync(join(folder.path, 'brief.html'), 'utf8');
    expect(page).toContain(reputation);
    expect(page).toContain('Regional brand');
    expect(page).not.toContain('>regionalBrand<');
  });
});

const ownLines = [
  'name: own',
  'question: Does reputation matter?',
  'scenarios: [tiny.yaml]',
  'policies:',
  '  - name: none',
  '  - name: brand',
  '    policies:',
  '      - { instrument: regionalBrand, from: 2010, until: 2012 }',
  'uncertain:',
  '  reputation.premium: plausible',
  'design: { kind: grid, levels: 2 }',
  'measures: [upgradingShare, reputation]',
  'keep: { firms: true }',
  'runsPerChunk: 2',
];

describe('a sweep with an extension', () => {
  const begin = (...more: string[]): string[] => ['sweep', 'own.yaml', '--out', 'swept', '--quiet', ...more];
  const parts = (): string[] =>
    ['runs', 'series', 'firms'].map((table) =>
      readFileSync(join(folder.path, 'swept', 'parts', table, 'part-000001.parquet')).toString('base64'),
    );
  beforeEach(() => write('own.yaml', ...ownLines));

  it('runs on threads, keeps the bytes, and its runs are replayed and analysed without naming it again', async () => {
    await ran(...begin('--model', reputation, '--workers', '2'));
    const two = parts();
    expect(await ran('status', 'swept')).toContain('4 of 4 runs in 2 of 2 chunks, 0 failed');
    expect(await ran('replay', 'swept', '--run', '3')).toContain('the same as stored');
    const analysed = JSON.parse(await ran('analyse', 'swept', '--region', 'West', '--json'));
    expect(analysed.design.factors).toEqual(['reputation.premium']);
    expect(await ran('analyse', 'swept', '--region', 'West')).toContain('Upgrading share');
    const manifest = JSON.parse(readFileSync(join(folder.path, 'swept', 'manifest.json'), 'utf8'));
    expect(manifest.extension.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(manifest.columns.firms.reputation).toBe('DOUBLE');
    folder.clean();
    folder = emptyFolder();
    copyFileSync(tiny, join(folder.path, 'tiny.yaml'));
    write('own.yaml', ...ownLines);
    await ran(...begin('--model', reputation, '--workers', '1'));
    expect(parts()).toEqual(two);
  });

  it('goes on with the same extension only', async () => {
    copyFileSync(reputation, join(folder.path, 'mine.mts'));
    const interrupted = await cli(begin('--model', 'mine.mts', '--workers', '1'), {
      cwd: folder.path,
      interruptAfter: 1,
    });
    expect(interrupted.code).toBe(3);
    expect(await refused(...begin())).toContain('began with the extension mine.mts');
    const text = readFileSync(join(folder.path, 'mine.mts'), 'utf8');
    writeFileSync(join(folder.path, 'mine.mts'), text.replace('default: 0.3', 'default: 0.4'));
    expect(await refused(...begin('--model', 'mine.mts'))).toContain('the extension of --model');
    expect(await refused('rerun', 'swept', '--failed')).toContain('has changed since the runs began');
    writeFileSync(join(folder.path, 'moved.mts'), text);
    expect(await refused('replay', 'swept', '--run', '0', '--model', 'mine.mts')).toContain(
      'that the sweep began with',
    );
    await ran('rerun', 'swept', '--failed', '--quiet', '--model', 'moved.mts');
    expect(await ran('status', 'swept')).toContain('4 of 4 runs');
  });

  it('tells a parameter, an instrument and a measure of nobody by the nearest of its own', async () => {
    write('own.yaml', ...ownLines.map((line) => line.replace('reputation.premium', 'reputation.premum')));
    expect(await refused(...begin('--model', reputation))).toContain("(did you mean 'reputation.premium'?)");
    write('own.yaml', ...ownLines.map((line) => line.replace('regionalBrand', 'regionalBrnd')));
    expect(await refused(...begin('--model', reputation))).toContain("(did you mean 'regionalBrand'?)");
    write('own.yaml', ...ownLines.map((line) => line.replace(', reputation]', ', reputaton]')));
    expect(await refused(...begin('--model', reputation))).toContain("(did you mean 'reputation'?)");
  });

  it('keeps a run whose rule throws as a failed run with its rule, tick and file', async () => {
    write(
      'throws.mjs',
      `export default ({ firmRule }) => ({ rules: [{ after: 'invent', rule: firmRule({ name: 'breaks', source: '',`,
      `  apply: ({ tick }) => { if (tick === 5) throw new Error('no luck'); } }) }] });`,
    );
    write('own.yaml', 'name: own', 'question: Why?', 'scenarios: [tiny.yaml]', 'measures: [lq]');
    await ran(...begin('--model', 'throws.mjs'));
    expect(await ran('status', 'swept')).toContain('1 failed');
    expect(await ran('replay', 'swept', '--run', '0')).toContain(
      "throws.mjs: rule 'breaks' failed at tick 5, 1.25 years after the start: no luck",
    );
  });
});

describe('the examples', () => {
  it('run as their first lines say', async () => {
    const argv = ['compare', 'low-end-lock-in', join(examples, 'regional-brand.yaml'), '--model', reputation];
    const out = await ran(...argv, '--replicates', '2', '--years', '6', '--quiet');
    expect(out).toContain('Reputation of Central');
    expect(await ran('sweep', join(examples, 'reputation-sweep.yaml'), '--model', reputation, '--dry-run')).toContain(
      '16 runs: 4 points x 2 variants x 2 replicates',
    );
  });
});
