import type { Host } from './host.ts';

export interface Progress {
  /** `note` says what else is worth knowing, such as speed and failures. */
  readonly advance: (done: number, note?: string) => void;
  readonly end: () => void;
}

const silent: Progress = { advance: () => undefined, end: () => undefined };

/** A bar on standard error when that is a terminal, and nothing otherwise; standard output is never touched. */
export async function startProgress(host: Host, total: number, noun: string, quiet: boolean): Promise<Progress> {
  if (quiet || !host.isErrTerminal || total < 2) return silent;
  const { default: progress } = await import('cli-progress');
  const bar = new progress.SingleBar({
    format: `{bar} {value}/{total} ${noun}{note}, {duration_formatted}, about {eta_formatted} to go`,
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    gracefulExit: false,
    barCompleteChar: '#',
    barIncompleteChar: '.',
    barsize: 30,
  });
  bar.start(total, 0, { note: '' });
  return { advance: (done, note = '') => bar.update(done, { note }), end: () => bar.stop() };
}
