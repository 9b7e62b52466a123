/**
 * Fails when validation/results.json was measured with other sources than these, unless the newest section of
 * CHANGELOG.md says so in a line that contains "validation results are stale".
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { modelHash, projectFolder } from './modelHash.ts';

const { modelHash: measured } = JSON.parse(readFileSync(join(projectFolder, 'validation/results.json'), 'utf8')) as {
  modelHash: string;
};
if (measured !== modelHash()) {
  const newest = readFileSync(join(projectFolder, 'CHANGELOG.md'), 'utf8').split(/^## /m)[1] ?? '';
  if (!/validation results are stale/i.test(newest)) {
    console.error(
      'check: the model changed since validation/results.json was measured; run `npm run test:long`, or say "validation results are stale" with the reason in the newest section of CHANGELOG.md',
    );
    process.exit(1);
  }
  console.log('check: validation results are stale, and CHANGELOG.md says so');
}
