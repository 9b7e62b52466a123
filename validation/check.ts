/**
 * Fails when a pattern of validation/results.json was measured with other sources than these, unless the newest section of
 * CHANGELOG.md says so in a line that contains "validation results are stale".
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelHash, projectFolder } from './modelHash.ts';
import { readResults } from './resultsFile.ts';

const now = modelHash();
const { modelHash: measured, emergent = {} } = readResults();
const stale = [
  ...(measured === now ? [] : ['P1']),
  ...Object.entries(emergent).flatMap(([id, section]) => (section.modelHash === now ? [] : [id])),
];
if (stale.length > 0) {
  const newest = readFileSync(join(projectFolder, 'CHANGELOG.md'), 'utf8').split(/^## /m)[1] ?? '';
  if (!/validation results are stale/i.test(newest)) {
    console.error(
      `check: the model changed since ${stale.join(', ')} of validation/results.json ${stale.length === 1 ? 'was' : 'were'} measured; run \`npm run test:long\`, or say "validation results are stale" with the reason in the newest section of CHANGELOG.md`,
    );
    process.exit(1);
  }
  console.log(`check: validation results are stale (${stale.join(', ')}), and CHANGELOG.md says so`);
}
