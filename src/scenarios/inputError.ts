/** What is wrong with an input and where. */
export interface InputProblem {
  /** The file, or what stands for it, such as `--set`. */
  readonly file?: string | null;
  readonly line?: number | null;
  /** The place inside, such as `policies[0].rate`, or the name of an argument. */
  readonly path?: string | null;
  /** The value found there; shown unless `problem` says what is wrong. */
  readonly value?: unknown;
  readonly problem?: string;
  readonly expected?: string;
}

/**
 * Bad input of any kind: a scenario, a table, an argument. Its message is meant for the user as it stands, in the form
 * `file:line: path is value; expected ...`; the command line maps it to exit code 2.
 */
export class InputError extends Error {
  readonly file: string | null;
  readonly line: number | null;
  readonly path: string | null;

  constructor(found: InputProblem) {
    const { file = null, line = null, path = null, expected } = found;
    const place = file === null ? '' : line === null ? `${file}: ` : `${file}:${line}: `;
    const problem = found.problem ?? (found.value === undefined ? 'is missing' : `is ${showValue(found.value)}`);
    const subject = path === null || path === '' ? '' : `${path} `;
    super(`${place}${subject}${problem}${expected === undefined ? '' : `; expected ${expected}`}`);
    this.name = 'InputError';
    this.file = file;
    this.line = line;
    this.path = path;
  }
}

/** A value as a message shows it: one line, of bounded length. */
export function showValue(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'a mapping';
  if (typeof value === 'string') return shorten(JSON.stringify(shorten(value, 60)).slice(1, -1), 80, "'");
  return String(value);
}

function shorten(text: string, most: number, quote = ''): string {
  return text.length <= most ? `${quote}${text}${quote}` : `${quote}${text.slice(0, most)}...${quote}`;
}
