import type { InputError } from './inputError.ts';
import type { ParsedYaml } from './parseYaml.ts';
import { type Path, showPath, valueAt } from './path.ts';
import { problemAt } from './problemAt.ts';

/** One problem that a schema found. */
export interface SchemaIssue {
  readonly code: string | undefined;
  readonly path: readonly PropertyKey[];
  readonly message: string;
  readonly keys?: readonly string[];
}

/**
 * The problem to report of those a schema found: the first in the file, and a mistyped key before the one it leaves
 * missing. `expectedFor` may word the expectation for an unknown key.
 */
export function schemaProblem(
  layer: { readonly file: string; readonly parsed: ParsedYaml },
  issues: readonly SchemaIssue[],
  expectedFor: (path: Path) => string | undefined = () => undefined,
): InputError {
  const problems = issues.slice(0, 100).map((issue) => {
    const unknown = issue.code === 'unrecognized_keys';
    const path = [...issue.path, ...(unknown ? [issue.keys![0]!] : [])] as Path;
    return { issue, unknown, path, line: layer.parsed.lineOf(path) };
  });
  const first = problems.reduce((least, next) => (next.line < least.line ? next : least));
  // a mistyped key is also a missing one: name what was written
  const mistyped = problems.find(
    ({ unknown, issue }) => unknown && showPath(issue.path as Path) === showPath(first.path.slice(0, -1)),
  );
  const missing = valueAt(layer.parsed.value, first.path) === undefined;
  const { issue, unknown, path } = missing && mistyped !== undefined ? mistyped : first;
  const problem = unknown ? 'is unknown' : issue.code === 'invalid_key' ? 'has a key that does not fit' : undefined;
  return problemAt(layer, path, (unknown ? expectedFor(path) : undefined) ?? issue.message, problem);
}
