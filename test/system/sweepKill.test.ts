import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emptyFolder, fixtures } from '../support/cli-run.ts';
import { dataOfSweep, sweepInProcess } from '../support/killedSweep.ts';

const { path: top, clean } = emptyFolder();
afterAll(clean);
const experiment = join(fixtures, 'tiny-sweep.yaml');

describe('a sweep killed with SIGKILL after its first chunk', () => {
  it('goes on when the command is repeated, and ends with the bytes of one that was never killed', async () => {
    const whole = join(top, 'whole');
    const killed = join(top, 'killed');
    expect(await sweepInProcess(experiment, whole)).toBe(0);
    expect(await sweepInProcess(experiment, killed, { chunks: 1 })).toBe(null);
    expect(existsSync(join(killed, 'lock.json'))).toBe(true);
    expect(await sweepInProcess(experiment, killed)).toBe(0);
    expect(dataOfSweep(killed)).toEqual(dataOfSweep(whole));
  });
});
