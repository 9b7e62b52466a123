/**
 * `npm run test:patterns -- [--seeds 100] [--seed validation] [--patterns P4,P9] [--world NAME]`: measures the patterns of
 * firms, regions and stages against validation/patterns.yaml. One run of a world serves all its patterns. On the text seed
 * `validation` the verdicts go to validation/results.json; on any other they are only printed. `--world` reads every
 * pattern off another scenario (printed only): the way to look before the registered world exists.
 */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { runJobs } from './battery.ts';
import { emergentJobs, judgePattern, type Pattern } from './emergent.ts';
import { modelHash, projectFolder } from './modelHash.ts';

/** Patterns that a run without policy shows; the others have batteries of their own. */
const READ_OFF = ['P2', 'P4', 'P6', 'P7', 'P8', 'P9', 'P10', 'P11', 'P12', 'P13'];

const { values: options } = parseArgs({
  options: {
    seeds: { type: 'string', default: '100' },
    seed: { type: 'string', default: 'validation' },
    patterns: { type: 'string', default: READ_OFF.join(',') },
    world: { type: 'string' },
  },
});
const seeds = Number(options.seeds);
const wanted = options.patterns.split(',');
const unknown = wanted.filter((id) => !READ_OFF.includes(id));
if (!Number.isInteger(seeds) || seeds < 1 || unknown.length > 0) {
  console.error(
    unknown.length > 0
      ? `test:patterns: --patterns names '${unknown[0]}', expected some of ${READ_OFF.join(',')}`
      : `test:patterns: --seeds is '${options.seeds}', expected a whole number of 1 or more`,
  );
  process.exit(2);
}
const all = parse(readFileSync(join(projectFolder, 'validation/patterns.yaml'), 'utf8')).patterns as Pattern[];
const patterns = all.filter(({ id }) => wanted.includes(id));
const worldOf = ({ world }: Pattern): string => options.world ?? world;
const verdicts: Record<string, unknown> = {};
for (const world of new Set(patterns.map(worldOf))) {
  const started = Date.now();
  const results = await runJobs(emergentJobs(world, options.seed, seeds));
  console.log(`\n${world}: ${seeds} seeds of '${options.seed}' (${Math.round((Date.now() - started) / 1000)} s)`);
  for (const pattern of patterns) {
    if (worldOf(pattern) !== world) continue;
    const judged = judgePattern(pattern, results);
    verdicts[pattern.id] = { world, seeds, judged };
    console.log(`  ${pattern.id} ${pattern.title}`);
    for (const { quantity, value, interval, band, holds, distance } of judged) {
      console.log(
        `    ${holds ? 'holds' : `FAILS by ${distance.toPrecision(2)}`}  ${quantity} = ${value.toPrecision(3)} [${interval.map((v) => v.toPrecision(3)).join(', ')}], band [${band.map((v) => v ?? 'open').join(', ')}]`,
      );
    }
  }
}
if (options.seed === 'validation' && options.world === undefined) {
  const target = join(projectFolder, 'validation/results.json');
  const before = JSON.parse(readFileSync(target, 'utf8')) as { readonly emergent?: object };
  const emergent = { ...before.emergent, ...verdicts, modelHash: modelHash() };
  writeFileSync(`${target}.tmp`, `${JSON.stringify({ ...before, emergent }, null, 1)}\n`);
  renameSync(`${target}.tmp`, target);
  console.log('\nwritten validation/results.json');
}
