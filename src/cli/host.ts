/** What the commands need of the outside; tests pass their own. */
export interface Host {
  /** Writes to standard output and resolves when more may be written. */
  readonly out: (text: string) => Promise<void>;
  readonly err: (text: string) => void;
  readonly isOutTerminal: boolean;
  readonly isErrTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Calls back on Ctrl-C or a request to end; the answer stops listening. */
  readonly onInterrupt: (stop: () => void) => () => void;
}

/** Thrown by `out` when the reader has gone (`| head`): the command ends quietly. */
export class ReaderGone extends Error {}

/** The host of a real process. */
export function processHost(): Host {
  const { stdout, stderr, env } = process;
  let gone = false;
  // the write that failed reports to its caller
  stdout.on('error', () => {
    gone = true;
  });
  stderr.on('error', () => undefined);
  return {
    out: (text) =>
      new Promise((resolve, reject) => {
        if (gone) return reject(new ReaderGone());
        stdout.write(text, (error) => {
          if (!error) resolve();
          else reject((error as NodeJS.ErrnoException).code === 'EPIPE' ? new ReaderGone() : error);
        });
      }),
    err: (text) => void stderr.write(text),
    isOutTerminal: stdout.isTTY === true,
    isErrTerminal: stderr.isTTY === true,
    env,
    cwd: process.cwd(),
    onInterrupt(stop) {
      const signals = ['SIGINT', 'SIGTERM'] as const;
      // once: a second Ctrl-C ends the process at once
      for (const signal of signals) process.once(signal, stop);
      return () => {
        for (const signal of signals) process.removeListener(signal, stop);
      };
    },
  };
}
