import type { Command } from 'commander';
import { extendable } from './extendable.ts';
import type { Host } from './host.ts';

/** The commands of sweeps; their code is loaded when they are called. */
export function describeSweepCommands(program: Command, host: Host, finish: (code: number) => void): void {
  extendable(program.command('sweep'))
    .description('run an experiment: scenarios x policies x uncertain parameters x replicates; repeat it to go on')
    .argument('<experiment>', 'a path to an experiment file (.yaml)')
    .option('--out <folder>', 'folder of the results')
    .option('--workers <n>', 'worker threads (default: one a core)')
    .option('--dry-run', 'print runs, time and disk space, and run a few only')
    .option('--until-half-width <h>', 'stop once the mean of the outcome is known to within h in every package')
    .option('--measure <name>', 'the outcome of --until-half-width (default: the first measure)')
    .option('--region <name>', 'its region')
    .option('--industry <name>', 'its industry')
    .option('--stage <name>', 'its stage')
    .option('--year <year>', 'its calendar year (default: the last)')
    .option('--quiet', 'no progress and no summary')
    .action(async (experiment, flags) => {
      const { sweepCommand } = await import('./sweepCommand.ts');
      finish(await sweepCommand(experiment, flags, host));
    });
  program
    .command('status')
    .description('how far a sweep is, also while it runs')
    .argument('<folder>', 'folder of a sweep')
    .action(async (folder) => {
      const { statusCommand } = await import('./sweepCommand.ts');
      finish(await statusCommand(folder, host));
    });
  extendable(program.command('analyse'))
    .description('what a sweep says of one outcome: ranges, differences, indices, conditions, replicates needed')
    .argument('<folder>', 'folder of a sweep')
    .option('--measure <name>', 'the outcome (default: the first measure of the experiment)')
    .option('--region <name>', 'its region')
    .option('--industry <name>', 'its industry')
    .option('--stage <name>', 'its stage')
    .option('--year <year>', 'calendar year of the outcome (default: the last)')
    .option('--fails <text>', "find the conditions under which it fails, such as 'lq < 1'")
    .option('--half-width <h>', 'uncertainty of the mean to ask replicates for, in the unit of the outcome')
    .option('--missing <refuse|drop-blocks>', 'what a missing run does to Sobol indices', 'refuse')
    .option('--out <file>', 'write a report (.html)')
    .option('--json', 'print one JSON object')
    .option('--language <en|zh>', 'language of report and summary', 'en')
    .action(async (folder, flags) => {
      const { analyseCommand } = await import('./analyseCommand.ts');
      finish(await analyseCommand(folder, flags, host));
    });
  extendable(program.command('rerun'))
    .description('run the failed runs of a sweep again, and what it still lacks')
    .argument('<folder>', 'folder of a sweep')
    .option('--failed', 'the runs that failed')
    .option('--workers <n>', 'worker threads (default: one a core)')
    .option('--quiet', 'no progress and no summary')
    .action(async (folder, flags) => {
      const { rerunCommand } = await import('./sweepCommand.ts');
      finish(await rerunCommand(folder, flags, host));
    });
  extendable(program.command('replay'))
    .description('run one run of a sweep again, print its values and compare them with those stored')
    .argument('<folder>', 'folder of a sweep')
    .requiredOption('--run <n>', 'number of the run (from 0)')
    .option('--json', 'print one JSON object, all years')
    .action(async (folder, flags) => {
      const { replayCommand } = await import('./replayCommand.ts');
      finish(await replayCommand(folder, flags, host));
    });
  program
    .command('compact')
    .description('join the parts of a sweep into few Parquet files, ordered by run (needs DuckDB)')
    .argument('<folder>', 'folder of a sweep')
    .action(async (folder) => {
      const { compactCommand } = await import('./resultsCommands.ts');
      finish(await compactCommand(folder, host));
    });
  program
    .command('query')
    .description('ask the tables of a sweep (runs, series) a question in SQL (needs DuckDB)')
    .argument('<folder>', 'folder of a sweep')
    .argument('<sql>', "such as 'SELECT policy, count(*) FROM runs GROUP BY policy'")
    .option('--csv', 'print CSV')
    .option('--json', 'print one JSON object')
    .action(async (folder, sql, flags) => {
      const { queryCommand } = await import('./resultsCommands.ts');
      finish(await queryCommand(folder, sql, flags, host));
    });
  program
    .command('export')
    .description('write the tables of a sweep as CSV files (needs DuckDB)')
    .argument('<folder>', 'folder of a sweep')
    .requiredOption('--csv <folder>', 'folder of the CSV files')
    .option('--force', 'replace CSV files that are there')
    .action(async (folder, flags) => {
      const { exportCommand } = await import('./resultsCommands.ts');
      finish(await exportCommand(folder, flags, host));
    });
}
