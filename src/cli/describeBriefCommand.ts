import type { Command } from 'commander';
import { collect } from './collect.ts';
import { extendable } from './extendable.ts';
import type { Host } from './host.ts';

/** Describes `brief`; its code is loaded when it is called. */
export function describeBriefCommand(program: Command, host: Host, finish: (code: number) => void): void {
  extendable(program.command('brief'))
    .description(
      'write a policy brief: one page to print that answers, then regions, losers, money, robustness, method',
    )
    .argument(
      '<scenarios...>',
      'the baseline and one option or more; of one scenario alone, what it extends is the baseline',
    )
    .requiredOption('--out <file.html>', 'the file to write')
    .option('--outcome <text>', "what the answer is about, such as 'lq of Central'")
    .option('--goal <text>', "share of runs that reach it, such as 'lq of Central >= 1.5 by 2030'")
    .option(
      '--robustness [n]',
      'does the sign hold at the ends of five assumptions? n pairs of runs each (default: 10)',
    )
    .option('--seed <text>', 'seed of all random draws', '1')
    .option('--replicates <n>', 'number of pairs of runs (default: 50)')
    .option('--set <path=value>', 'a parameter in place of its value in the scenarios; repeatable', collect)
    .option('--years <n>', 'years to simulate in place of those of the scenarios')
    .option('--language <en|zh>', 'language of the brief', 'en')
    .option('--quiet', 'no progress, and no word when it is written')
    .option('--workers <n>', 'worker threads (default: one a core where there is much to do); no result depends on it')
    .action(async (scenarios, flags) => {
      const { briefCommand } = await import('./briefCommand.ts');
      finish(await briefCommand(scenarios, flags, host));
    });
}
