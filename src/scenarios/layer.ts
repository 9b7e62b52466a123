import { InputError } from './inputError.ts';
import { type ParsedYaml, parseYaml } from './parseYaml.ts';
import { type Path, showPath, valueAt } from './path.ts';
import type { ScenarioEntry } from './scenarioSchema.ts';

/** One file of a chain of scenarios. */
export interface Layer {
  readonly file: string;
  readonly entry: ScenarioEntry;
  readonly parsed: ParsedYaml;
}

/** The error for a place of a file; the value there is shown unless `problem` says what is wrong. */
export function problemAt(
  { file, parsed }: Pick<Layer, 'file' | 'parsed'>,
  path: Path,
  expected: string,
  problem?: string,
): InputError {
  return new InputError({
    file,
    line: parsed.lineOf(path),
    path: showPath(path),
    value: valueAt(parsed.value, path),
    expected,
    ...(problem !== undefined && { problem }),
  });
}

/** What safeParse of a schema gives, as far as it is needed here. */
export interface EntrySchema {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: ScenarioEntry }
    | { readonly success: false; readonly error: { readonly issues: readonly SchemaIssue[] } };
}

interface SchemaIssue {
  readonly code: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/** Parses one file and checks its structure; `unknownParameter` words the expectation where a `set` path is unknown. */
export function readLayer(
  text: string,
  file: string,
  schema: EntrySchema,
  unknownParameter: (path: readonly string[]) => string,
): Layer {
  const parsed = parseYaml(text, file);
  const result = schema.safeParse(parsed.value);
  if (result.success) return { file, parsed, entry: result.data };
  const problems = result.error.issues.slice(0, 100).map((issue) => {
    const unknown = issue.code === 'unrecognized_keys';
    const path = [...issue.path, ...(unknown ? [issue.keys![0]!] : [])] as Path;
    return { issue, unknown, path, line: parsed.lineOf(path) };
  });
  const first = problems.reduce((least, next) => (next.line < least.line ? next : least));
  // a mistyped key is also a missing one: name what was written
  const mistyped = problems.find(
    ({ unknown, issue }) => unknown && showPath(issue.path as Path) === showPath(first.path.slice(0, -1)),
  );
  const missing = valueAt(parsed.value, first.path) === undefined;
  const { issue, unknown, path } = missing && mistyped !== undefined ? mistyped : first;
  const expected = unknown && path[0] === 'set' ? unknownParameter(path.slice(1) as string[]) : issue.message;
  const problem = unknown ? 'is unknown' : issue.code === 'invalid_key' ? 'has a key that does not fit' : undefined;
  throw problemAt({ file, parsed }, path, expected, problem);
}
