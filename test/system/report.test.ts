import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'agglomera-report-'));

/** Headless Chromium on a file; fails with the command that installs it. */
function chromium(...flags: string[]) {
  const found = spawnSync('chromium', ['--version']);
  if (found.error) throw new Error('chromium is missing: run `npm run setup:system`');
  return spawnSync(
    'chromium',
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--enable-logging=stderr',
      `--user-data-dir=${join(folder, 'profile')}`,
      ...flags,
    ],
    { encoding: 'utf8', timeout: 60_000 },
  );
}

const languages = ['en', 'zh'] as const;

beforeAll(() => {
  for (const language of languages) {
    execFileSync('node', [
      'dist/cli.js',
      'run',
      'bengbu',
      '--years',
      '4',
      '--replicates',
      '3',
      '--quiet',
      '--language',
      language,
      '--out',
      join(folder, language),
    ]);
  }
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(languages)('the report in a browser, %s', (language) => {
  const page = `file://${join(folder, language, 'report.html')}`;

  it('shows its answer and charts, and the browser has nothing to complain of', () => {
    const { stdout, stderr, status } = chromium('--dump-dom', page);
    expect(status).toBe(0);
    expect(stdout).toContain(language === 'en' ? 'lang="en"' : 'lang="zh-CN"');
    expect(stdout.match(/<svg/g)!.length).toBeGreaterThan(4);
    expect(stderr).not.toMatch(/CONSOLE|net::ERR/);
  });

  it('prints to a PDF of several pages', () => {
    const file = join(folder, `${language}.pdf`);
    const { status } = chromium(`--print-to-pdf=${file}`, '--no-pdf-header-footer', page);
    expect(status).toBe(0);
    const pages = readFileSync(file, 'latin1').match(/\/Type\s*\/Page\b/g) ?? [];
    expect(pages.length).toBeGreaterThan(2);
  });

  it('gives a picture that is not blank', () => {
    const file = join(folder, `${language}.png`);
    const { status } = chromium('--window-size=1100,1600', '--hide-scrollbars', `--screenshot=${file}`, page);
    expect(status).toBe(0);
    expect(statSync(file).size).toBeGreaterThan(30_000);
  });
});

describe.each(languages)('a brief on three options with long titles, %s', (language) => {
  it('has answer, what differs, chart and all limits on the first page of A4', () => {
    const file = join(folder, `brief-${language}.html`);
    const options = ['rd-subsidy-performance', 'mode-professional-radiation', 'production-subsidy-12'];
    const flags = ['--years', '20', '--replicates', '5', '--quiet', '--language', language, '--out', file];
    execFileSync('node', ['dist/cli.js', 'brief', 'low-end-lock-in', ...options, ...flags]);
    const paper = `${file}.pdf`;
    expect(chromium(`--print-to-pdf=${paper}`, '--no-pdf-header-footer', `file://${file}`).status).toBe(0);
    const pageOf = (number: string): string =>
      execFileSync('pdftotext', ['-f', number, '-l', number, paper, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
    const first = pageOf('1');
    const heads = {
      en: ['Theanswer', 'Whatdiffers', 'Thedifference', 'Whatthisdoesnotcover'],
      zh: ['结论', '有哪些不同', '差值', '未涵盖的内容'],
    };
    for (const head of heads[language]) expect(first).toContain(head);
    // the end of the last limit
    expect(first).toContain({ en: 'answeraproductionsubsidywithduties', zh: '对生产补贴征收的反补贴税' }[language]);
  }, 120_000);
});
