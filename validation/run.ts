/**
 * The long battery: `npm run validate -- [--seeds 100] [--large-seeds 100] [--ablation-seeds 50]`. Measures the patterns
 * that the model has so far against validation/patterns.yaml and writes validation/results.json with a hash of the
 * sources; `npm run check` fails when that hash is stale and CHANGELOG does not say so. With `--seed TEXT` P1 is measured on
 * another text seed and only printed: the way to look at seeds that nobody has looked at.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runJobs } from './battery.ts';
import { type Arm, type ArmSummary, ablations, arms, bimodality, jobsOf, judge, sizes, summarise } from './lockIn.ts';
import { modelHash, projectFolder } from './modelHash.ts';

const option = (name: string, fallback: number): number => {
  const place = process.argv.indexOf(`--${name}`);
  if (place < 0) return fallback;
  const value = Number(process.argv[place + 1]);
  if (!Number.isInteger(value) || value < 1) {
    console.error(`validate: --${name} is '${process.argv[place + 1]}', expected a whole number of 1 or more`);
    process.exit(2);
  }
  return value;
};

const seedPlace = process.argv.indexOf('--seed');
const otherSeed = seedPlace < 0 ? null : (process.argv[seedPlace + 1] ?? '');
const textSeed = otherSeed ?? 'validation';
if (textSeed === '') {
  console.error('validate: --seed is empty, expected a text');
  process.exit(2);
}
const seeds = option('seeds', 100);
const largeSeeds = option('large-seeds', 100);
const ablationSeeds = option('ablation-seeds', 50);
const patterns = parse(readFileSync(join(projectFolder, 'validation/patterns.yaml'), 'utf8')).patterns as {
  id: string;
  bands: Record<string, [number | null, number | null]>;
}[];
const bands = patterns.find(({ id }) => id === 'P1')!.bands;
const all = Object.keys(arms) as Arm[];
const show = (summary: ArmSummary): string =>
  `locked in ${summary.lockedIn.toFixed(3)} [${summary.lockedInInterval.map((v) => v.toFixed(3)).join(', ')}]  escaped ${summary.escaped.toFixed(3)}  dead ${summary.dead}  ends ${summary.histogram.join(' ')}`;

const p1: Record<string, unknown> = {};
for (const [size, countScale] of Object.entries(sizes)) {
  const n = size === 'small' ? seeds : largeSeeds;
  const started = Date.now();
  const results = await runJobs(jobsOf(textSeed, n, all, { 'firm.countScale': countScale }));
  const summaries = Object.fromEntries(all.map((arm) => [arm, summarise(results, arm)])) as Record<Arm, ArmSummary>;
  const modes = bimodality(results);
  const judged = judge(bands, summaries, modes.pValue);
  console.log(
    `\nP1, ${size}: about ${summaries.none.firms.toFixed(0)} firms, ${n} seeds (${Math.round((Date.now() - started) / 1000)} s)`,
  );
  for (const arm of all) console.log(`  ${arm.padEnd(13)} ${show(summaries[arm])}`);
  for (const { quantity, value, band, holds, distance } of judged) {
    console.log(
      `  ${holds ? 'holds' : `FAILS by ${distance.toFixed(3)}`}  ${quantity} = ${value.toFixed(3)}, band [${band.map((v) => v ?? 'open').join(', ')}]`,
    );
  }
  p1[size] = { countScale, summaries, bimodality: modes, bimodalityOfRd12: bimodality(results, ['rd12']), judged };
}
if (otherSeed !== null) process.exit(0);
console.log(`\nAblations, small size, ${ablationSeeds} seeds: no policy | 12 years of R&D subsidy`);
const ablated: Record<string, unknown> = {};
for (const [name, set] of Object.entries(ablations)) {
  const results = await runJobs(jobsOf('validation', ablationSeeds, ['none', 'rd12'], set));
  const none = summarise(results, 'none');
  const rd12 = summarise(results, 'rd12');
  console.log(`  ${name}\n    none  ${show(none)}\n    rd12  ${show(rd12)}`);
  ablated[name] = { set, none, rd12 };
}
const target = join(projectFolder, 'validation/results.json');
const text = `${JSON.stringify({ schema: 1, modelHash: modelHash(), seed: 'validation', P1: p1, ablations: ablated }, null, 1)}\n`;
writeFileSync(`${target}.tmp`, text);
renameSync(`${target}.tmp`, target);
console.log('\nwritten validation/results.json');
