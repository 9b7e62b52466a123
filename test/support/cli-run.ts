import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Host } from '../../src/cli/host.ts';
import { main } from '../../src/cli/main.ts';

export const fixtures = fileURLToPath(new URL('cli-fixtures', import.meta.url));
export const tiny = join(fixtures, 'tiny.yaml');
export const tinyRd = join(fixtures, 'tiny-rd.yaml');
export const tinyMoney = join(fixtures, 'tiny-money.yaml');

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Presses Ctrl-C once this many runs have been made. */
  readonly interruptAfter?: number;
  readonly terminal?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** Takes the place of standard output. */
  readonly write?: (text: string) => Promise<void>;
}

/** Runs the command line inside this process. */
export async function cli(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  let out = '';
  let err = '';
  const host: Host = {
    out:
      options.write ??
      (async (text) => {
        out += text;
      }),
    err: (text) => {
      err += text;
    },
    isOutTerminal: options.terminal === true,
    isErrTerminal: false,
    env: options.env ?? {},
    cwd: options.cwd ?? fixtures,
    onInterrupt(stop) {
      // the command lets events in before every run: count these turns of the event loop
      let left = options.interruptAfter ?? Number.POSITIVE_INFINITY;
      let listening = true;
      const wait = (): void => {
        if (!listening) return;
        if (left-- <= 0) stop();
        else if (Number.isFinite(left)) setImmediate(wait);
      };
      setImmediate(wait);
      return () => {
        listening = false;
      };
    },
  };
  const code = await main(argv, host);
  return { code, out, err };
}

/** A new empty folder for a test, removed by `clean`. */
export function emptyFolder(): { readonly path: string; readonly clean: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'agglomera-cli-'));
  return { path, clean: () => rmSync(path, { recursive: true, force: true }) };
}
