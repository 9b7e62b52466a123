import type { Command } from 'commander';
import type { Host } from './host.ts';

/**
 * `agglomera measure`. The flags of a measure are its own declarations, which are loaded only when the command is called.
 */
export async function describeMeasureCommand(
  program: Command,
  argv: readonly string[],
  host: Host,
  finish: (code: number) => void,
): Promise<void> {
  const command = program
    .command('measure')
    .description('compute a measure of your own table: location quotient, GVC position, efficiency and more')
    .argument('<name>', 'a measure of tables (agglomera list table-measures)')
    .argument('<file>', 'a CSV file with a header')
    .option('--columns <name=yours>', 'your names for its columns: region=province,value=jobs')
    .option('--by <column>', 'compute it anew for each text in this column, such as year')
    .option('--json', 'print one JSON object')
    .option('--out <file.csv>', 'write the rows to a CSV file')
    .option('--force', 'replace the file of --out')
    .action(async (name, file, flags) => {
      const { measureCommand } = await import('./measureCommand.ts');
      finish(await measureCommand(name, file, flags, host));
    });
  const place = argv.indexOf('measure');
  if (place < 0) return;
  const { tableMeasureNamed } = await import('../measures/tables/tableMeasures.ts');
  const measure = argv
    .slice(place + 1)
    .map(tableMeasureNamed)
    .find((known) => known !== undefined);
  // an unknown measure is what to complain about, not its flags
  if (measure === undefined) command.allowUnknownOption().allowExcessArguments();
  const { flagDoc, flagSyntax } = await import('./measureFlags.ts');
  if (measure !== undefined) {
    const columns = measure.columns.map(({ name, optional }) => (optional === true ? `[${name}]` : name)).join(', ');
    const where = columns === '' ? 'Flags name the columns it takes.' : `Columns of the file: ${columns}.`;
    command.addHelpText('after', `\n${measure.label.en}. ${where}\nAll about it: agglomera explain ${measure.name}`);
  }
  for (const [name, flag] of Object.entries(measure?.flags ?? {}))
    command.option(flagSyntax(name, flag), flagDoc(flag));
}
