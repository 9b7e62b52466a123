import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { cli, emptyFolder } from '../support/cli-run.ts';

const folder = fileURLToPath(new URL('../../', import.meta.url));

describe('the example of a sweep', () => {
  it('prints a line a learning rate when run as its first comment says, with the numbers of the command line', async () => {
    const output = execFileSync(process.execPath, ['--import', 'tsx', 'examples/sweep/run.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    const [head, ...lines] = output.trimEnd().split('\n');
    // 3 rates x 2 packages x 2 seeds
    expect(head).toMatch(/^12 runs;/);
    expect(lines).toHaveLength(3);
    for (const line of lines) expect(line).toMatch(/^learning\.rate \d\.\d{3}: -?\d+\.\d{4} -?\d+\.\d{4}$/);
    // the same by the command line: an analysis gives the mean over both seeds at all three rates
    const { path, clean } = emptyFolder();
    onTestFinished(clean);
    const out = join(path, 'out');
    const swept = await cli(['sweep', join(folder, 'examples/sweep/learning.yaml'), '--out', out, '--quiet']);
    expect(swept).toMatchObject({ code: 0, err: '' });
    const analysed = await cli(['analyse', out, '--region', 'Central', '--json']);
    const all = lines.flatMap((line) => line.split(': ')[1]!.split(' ').map(Number));
    const mean = all.reduce((sum, change) => sum + change / all.length, 0);
    expect(JSON.parse(analysed.out).differences[0].mean.estimate).toBeCloseTo(mean, 3);
  });
});
