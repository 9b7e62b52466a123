import { InputError } from './inputError.ts';
import type { ParsedYaml } from './parseYaml.ts';
import { type Path, showPath, valueAt } from './path.ts';

/** The error for a place of a file; the value there is shown unless `problem` says what is wrong. */
export function problemAt(
  { file, parsed }: { readonly file: string; readonly parsed: ParsedYaml },
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
