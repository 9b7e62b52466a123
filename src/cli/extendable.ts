import type { Command } from 'commander';

/** Gives a command the flag that extends the model. */
export const extendable = (command: Command): Command =>
  command.option(
    '--model <file>',
    'rules, parameters, columns, instruments and measures of your own, a .ts or .js file (docs/extension.md)',
  );
