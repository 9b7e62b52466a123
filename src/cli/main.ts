import type { Command, CommanderError } from 'commander';
import { collect } from './collect.ts';
import { describeBriefCommand } from './describeBriefCommand.ts';
import { describeMeasureCommand } from './describeMeasureCommand.ts';
import { describeSweepCommands } from './describeSweepCommands.ts';
import { BAD_INPUT, DONE, OWN_FAULT } from './exitCodes.ts';
import { extendable } from './extendable.ts';
import { type Host, ReaderGone } from './host.ts';

const examples = `
Examples:
  agglomera run low-end-lock-in                                    the answer in the terminal
  agglomera run low-end-lock-in --replicates 20 --out result       report and tables in a folder
  agglomera compare low-end-lock-in rd-subsidy-12                  what a policy changes
  agglomera brief rd-subsidy-12 --out brief.html                   a policy brief to print
  agglomera attribute rd-subsidy-12 --region Central               which policy of a package did it
  agglomera measure lq clusters.csv                                a measure of a table of your own

Exit codes: 0 done, 1 our own fault, 2 bad input, 3 interrupted.`;

/** Flags that every command which simulates takes. */
const simulating = (command: Command, usual: number): Command =>
  extendable(command)
    .option('--seed <text>', 'seed of all random draws', '1')
    .option('--replicates <n>', `number of runs (default: ${usual})`)
    .option('--set <path=value>', 'a parameter in place of its value in the scenario; repeatable', collect)
    .option('--years <n>', 'years to simulate in place of those of the scenario')
    .option('--out <folder>', 'write report and result files to a folder')
    .option('--force', 'write to a folder that holds other results or files')
    .option('--json', 'print one JSON object')
    .option('--language <en|zh>', 'language of report and summary', 'en')
    .option('--quiet', 'no progress, and no summary beside --out')
    .option('--workers <n>', 'worker threads (default: one a core where there is much to do); no result depends on it');

/** The commands; their code is loaded when they are called. */
async function describeCommands(
  program: Command,
  argv: readonly string[],
  host: Host,
  finish: (code: number) => void,
): Promise<void> {
  simulating(program.command('run'), 1)
    .description('simulate a scenario')
    .argument('<scenario>', 'a scenario of the package (agglomera list scenarios) or a path to a .yaml file')
    .option('--replicate <r>', 'run replicate number r alone (from 0)')
    .option('--firms', 'write the firms at the end of every run too (with --out)')
    .option('--panels', 'write every stage of every cluster by year too: clusters.csv (with --out)')
    .option('--trade', 'write who sells how much to whom by year too: trade.csv (with --out)')
    .option('--measure <a,b>', 'only these measures (agglomera list measures)')
    .action(async (scenario, flags) => {
      const { runCommand } = await import('./runCommand.ts');
      finish(await runCommand(scenario, flags, host));
    });
  simulating(program.command('compare'), 20)
    .description('simulate scenarios on the same random draws: what B (and C, ...) change against A')
    .argument('<a>', 'the scenario to compare with')
    .argument('<b>', 'the scenario of interest')
    .argument('[more...]', 'further scenarios: which to choose, by regret')
    .option('--outcome <text>', "what the answer is about, such as 'lq of Central'")
    .option('--goal <text>', "share of runs that reach it, such as 'lq of Central >= 1.5 by 2030'")
    .option(
      '--robustness [n]',
      'does the sign hold at the ends of five assumptions? n pairs of runs each (default: 10)',
    )
    .option(
      '--until-half-width <h>',
      'go on until the 95% interval of the mean is that narrow, in the unit of the outcome',
    )
    .action(async (a, b, more, flags) => {
      const { compareCommand } = await import('./compareCommand.ts');
      finish(await compareCommand([a, b, ...more], flags, host));
    });
  describeBriefCommand(program, host, finish);
  await describeMeasureCommand(program, argv, host, finish);
  simulating(program.command('attribute'), 20)
    .description('split the effect of a package among its policies (Shapley shares and interactions)')
    .argument('<scenario>', 'a scenario with two policies or more')
    .option('--measure <a,b>', 'outcomes to split (agglomera list measures)')
    .option('--region <name>', 'only this region')
    .option('--year <year>', 'calendar year of the outcome (default: the last)')
    .action(async (scenario, flags) => {
      const { attributeCommand } = await import('./attributeCommand.ts');
      finish(await attributeCommand(scenario, flags, host));
    });
  simulating(program.command('reach'), 20)
    .description('search for the cheapest rates of a package that reach a goal')
    .argument('<scenario>', 'a scenario whose policies are the package')
    .requiredOption('--goal <text>', "such as 'lq of Central >= 1.5 by 2030 in 80 % of runs'")
    .option('--rate <k=low..high>', 'range of the rate of policy k (from 1); repeatable', collect)
    .option('--start <k=low..high>', 'search when policy k, or all, start, calendar years; repeatable', collect)
    .option('--duration <k=low..high>', 'search how many years policy k, or all, last; repeatable', collect)
    .option('--keep-rates', 'leave the rates as they are and search times alone')
    .option('--population <n>', 'packages a generation', '16')
    .option('--generations <n>', 'generations of the search', '8')
    .option('--fresh <n>', 'runs on unseen seeds by which the result is judged', '60')
    .action(async (scenario, flags) => {
      const { reachCommand } = await import('./reachCommand.ts');
      finish(await reachCommand(scenario, flags, host));
    });
  simulating(program.command('test-hypotheses'), 20)
    .description('regress innovation efficiency on position (paper 000, H1 to H3) and LQ on six factors (paper 001)')
    .argument('[scenario]', 'a scenario of the package or a path to a .yaml file', 'east-central-west')
    .action(async (scenario, flags) => {
      const { testHypothesesCommand } = await import('./testHypothesesCommand.ts');
      finish(await testHypothesesCommand(scenario, flags, host));
    });
  program
    .command('init')
    .description('write a scenario of your own regions from tables; what they leave open is assumed and listed')
    .requiredOption(
      '--from <clusters.csv>',
      'region,industry,employment[,output][,upstream,midstream,downstream][,firms]',
    )
    .option('--regions <regions.csv>', 'region[,lat,lon][,population][,wage][,talent][,infrastructure][,coastal]')
    .option('--out <my.yaml>', 'the file to write', 'my-region.yaml')
    .option('--force', 'replace the file of --out')
    .action(async (flags) => {
      const { initCommand } = await import('./initCommand.ts');
      finish(await initCommand(flags, host));
    });
  describeSweepCommands(program, host, finish);
  extendable(program.command('list'))
    .description('show scenarios, measures, table-measures, parameters, instruments or rules')
    .argument('[kind]', 'scenarios, measures, table-measures, parameters, instruments or rules')
    .option('--json', 'print one JSON object')
    .action(async (kind, flags) => {
      const { listCommand } = await import('./listCommand.ts');
      finish(await listCommand(kind, flags, host));
    });
  extendable(program.command('explain'))
    .description('show everything declared about a parameter, measure, instrument, scenario or rule')
    .argument('<name>', 'its name, such as learning.rate or gvcPosition')
    .action(async (name, flags) => {
      const { explainCommand } = await import('./explainCommand.ts');
      finish(await explainCommand(name, flags, host));
    });
}

/** Text without control characters, on one line. */
const oneLine = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is removed
  text.replace(/\s*\n\s*/g, ' ').replace(/[\u0000-\u001f\u007f-\u009f]/g, '?');

const shortened = (text: string): string => (text.length > 600 ? `${text.slice(0, 600)}...` : text);

/** Prints what went wrong and gives the exit code. */
async function reportProblem(error: unknown, debug: boolean, host: Host): Promise<number> {
  if (error instanceof ReaderGone) return DONE;
  const { InputError } = await import('../scenarios/inputError.ts');
  const { systemFault } = await import('../experiments/files/badInput.ts');
  const found = systemFault(error, 'a file or stream') as Error;
  const stack = debug ? `${(error as Error)?.stack ?? error}\n` : '';
  if (found instanceof InputError) {
    host.err(`agglomera: ${oneLine(found.message)}\n${stack}`);
    return BAD_INPUT;
  }
  const message = oneLine(String(found?.message ?? found));
  const advice = debug ? '' : ' Run the same command with --debug and send us what it prints.';
  host.err(`agglomera: this is a fault of ours, please report it: ${shortened(message)}${advice}\n${stack}`);
  return OWN_FAULT;
}

/** What the parser of the command line refused, in our words. */
function reportUsage(error: CommanderError, host: Host): number {
  const message = oneLine(error.message.replace(/^error: /, '')).replace(
    / \(Did you mean (.*?)\?\)/,
    " (did you mean '$1'?)",
  );
  host.err(`agglomera: ${shortened(message)}; see agglomera --help\n`);
  return BAD_INPUT;
}

/** The command line: arguments in, exit code out. */
export async function main(argv: readonly string[], host: Host): Promise<number> {
  const { Command, CommanderError } = await import('commander');
  let help = '';
  let code = DONE;
  const program = new Command('agglomera')
    .description('Agent-based simulation of industrial clusters in global value chains.')
    .option('--debug', 'print stacks with errors')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        help += text;
      },
      writeErr: (text) => {
        help += text;
      },
      outputError: () => undefined,
      getOutHelpWidth: () => 100,
      getErrHelpWidth: () => 100,
    })
    .addHelpText('after', examples);
  if (argv.includes('--version') || argv.includes('-V')) {
    const { packageVersion } = await import('../experiments/files/packageFolder.ts');
    program.version(packageVersion(), '-V, --version', 'print the version');
  } else program.option('-V, --version', 'print the version');
  try {
    await describeCommands(program, argv, host, (finished) => {
      code = finished;
    });
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) return reportProblem(error, argv.includes('--debug'), host);
    if (help === '') return reportUsage(error, host);
    if (error.exitCode !== 0) {
      host.err(help);
      return BAD_INPUT;
    }
    return host.out(help).then(
      () => DONE,
      (failed) => reportProblem(failed, false, host),
    );
  }
}
