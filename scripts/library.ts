/**
 * `npm run library` runs every scenario that extends another against it and writes the answers, never typed, to
 * docs/library.json and docs/library.md. Rows of these very sources are kept; names after -- run those alone, --replicates N
 * other than 20 pairs. With --check it runs nothing and fails when the page is not that of its rows, or a row is missing or of
 * other sources, unless the newest section of CHANGELOG.md says "answers of the library are stale".
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { briefMeasures } from '../src/cli/briefMeasures.ts';
import { readCompareFlags } from '../src/cli/compareFlags.ts';
import { processHost } from '../src/cli/host.ts';
import { runReplicates } from '../src/cli/runReplicates.ts';
import { textView } from '../src/cli/textView.ts';
import { studyComparison } from '../src/experiments/comparison/studyComparison.ts';
import { findScenario, packagedScenarios } from '../src/experiments/files/findScenario.ts';
import { packagedModel } from '../src/experiments/files/loadExtension.ts';
import { packageVersion } from '../src/experiments/files/packageFolder.ts';
import { measures } from '../src/measures/measures.ts';
import { effectSentence } from '../src/report/brief/briefAnswer.ts';
import { headlineOutcome } from '../src/report/headlineOutcome.ts';
import { codeHash, projectFolder } from '../validation/modelHash.ts';
import { type LibraryRow, libraryPage } from './libraryPage.ts';

const SEED = '1';
const rowsFile = join(projectFolder, 'docs/library.json');
const pageFile = join(projectFolder, 'docs/library.md');
const find = { cwd: projectFolder };

/** Scenarios with a baseline, in the order of the package. */
const options = packagedScenarios().filter((name) => findScenario(name, find).scenario.chain.length > 1);
const stored: LibraryRow[] = existsSync(rowsFile)
  ? (JSON.parse(readFileSync(rowsFile, 'utf8')) as { rows: LibraryRow[] }).rows
  : [];

const code = codeHash();

/** SHA-256 over the code of the model and what both scenarios (and those whose money they match) are run with, texts left out. */
function modelHash(name: string): string {
  const option = findScenario(name, find);
  const baseline = findScenario(option.scenario.chain.at(-2)!, find);
  const run = [option, baseline].flatMap(({ scenario, moneyScenarios }) => [scenario, ...moneyScenarios.values()]);
  const content = run.map(({ start, years, world, policies, moneyFrom, parameters, outcome }) => ({
    ...{ start, years, policies, moneyFrom, parameters, outcome },
    world: { ...world, regions: world.regions.map(({ label: _, ...region }) => region) },
  }));
  return createHash('sha256').update(code).update(JSON.stringify(content)).digest('hex');
}

/** Runs one scenario against what it extends. */
async function answerOf(name: string, replicates: number): Promise<LibraryRow> {
  const option = findScenario(name, find);
  const found = [findScenario(option.scenario.chain.at(-2)!, find), option];
  const wanted = readCompareFlags({ seed: SEED, language: 'en' }, found, measures);
  const told = measures.filter(
    (measure) => briefMeasures.includes(measure) || measure.name === wanted.headline?.measure.name,
  );
  const numbers = Array.from({ length: replicates }, (_, r) => r);
  const plan = {
    scenarios: found,
    seed: SEED,
    replicates: numbers,
    measures: told,
    extension: packagedModel,
    workers: null,
    quiet: true,
  };
  const { results, interrupted } = await runReplicates(plan, processHost());
  if (interrupted) process.exit(3);
  const headline = wanted.headline ?? headlineOutcome(results);
  const study = studyComparison({ results, headline });
  const [own] = study.options as [(typeof study.options)[number]];
  const { mean, interval, outer, higher, equal, lower, pairs, directionClear, year } = own.headline;
  const said = (language: 'en' | 'zh'): string =>
    effectSentence({ study, view: textView(results[0]!, language) }, own).text;
  const { measure, region, industry, stage } = study.headline;
  return {
    scenario: name,
    baseline: study.baseline.name,
    outcome: { measure, region, industry, stage, year },
    direction: equal === pairs ? 'none' : directionClear ? (mean > 0 ? 'rises' : 'falls') : 'unclear',
    answer: { en: said('en'), zh: said('zh') },
    effect: { mean, interval, outer, higher, equal, lower, pairs },
    money: own.cost === null ? null : { mean: own.cost.money.mean, interval: own.cost.money.interval },
    seed: SEED,
    replicates,
    version: packageVersion(),
    modelHash: modelHash(name),
  };
}

function write(rows: readonly LibraryRow[]): void {
  const kept = options.flatMap((name) => rows.filter(({ scenario }) => scenario === name));
  writeFileSync(rowsFile, `${JSON.stringify({ schema: 1, rows: kept }, null, 1)}\n`);
  writeFileSync(
    pageFile,
    libraryPage(kept, (name) => findScenario(name, find).scenario),
  );
}

/** Messages about what is wrong with the page and its rows. */
function problems(): string[] {
  const page = existsSync(pageFile) ? readFileSync(pageFile, 'utf8') : '';
  const known = stored.filter(({ scenario }) => options.includes(scenario));
  const stale = options.filter(
    (name) => !known.some((row) => row.scenario === name && row.modelHash === modelHash(name)),
  );
  const newest = readFileSync(join(projectFolder, 'CHANGELOG.md'), 'utf8').split(/^## /m)[1] ?? '';
  const isSaid = /answers of the library are stale/i.test(newest);
  return [
    ...(page === libraryPage(known, (name) => findScenario(name, find).scenario)
      ? []
      : ['docs/library.md is not the page of docs/library.json; run `npm run library -- --page`']),
    ...(stale.length === 0 || isSaid
      ? []
      : [
          `${stale.length} answers of docs/library.md are missing or of other sources (${stale.slice(0, 5).join(', ')}${stale.length > 5 ? ', ...' : ''}); run \`npm run library\`, or say "answers of the library are stale" with the reason in the newest section of CHANGELOG.md`,
        ]),
  ];
}

const words = process.argv.slice(2);
if (words.includes('--check')) {
  const found = problems();
  for (const problem of found) console.error(`check: ${problem}`);
  process.exit(found.length === 0 ? 0 : 1);
}
if (words.includes('--page')) {
  write(stored);
} else {
  const place = words.indexOf('--replicates');
  const replicates = place < 0 ? 20 : Number(words[place + 1]);
  if (!(Number.isInteger(replicates) && replicates >= 2))
    throw new RangeError(`--replicates is ${words[place + 1]}, expected 2 or more`);
  const named = words.filter((word, w) => !word.startsWith('--') && w !== place + 1);
  const unknown = named.filter((name) => !options.includes(name));
  if (unknown.length > 0) throw new RangeError(`${unknown.join(', ')}: expected scenarios that extend another`);
  let rows = stored;
  for (const name of named.length > 0 ? named : options) {
    const isKnown = rows.some(
      (row) => row.scenario === name && row.modelHash === modelHash(name) && row.replicates >= replicates,
    );
    if (isKnown && named.length === 0) continue;
    const row = await answerOf(name, replicates);
    console.log(`${name}: ${row.answer.en}`);
    rows = [...rows.filter(({ scenario }) => scenario !== name), row];
    // after every row, so that a stop loses one at most
    write(rows);
  }
}
