import { type ParsedYaml, parseYaml } from './parseYaml.ts';
import type { ScenarioEntry } from './scenarioSchema.ts';
import { type SchemaIssue, schemaProblem } from './schemaProblem.ts';

/** One file of a chain of scenarios. */
export interface Layer {
  readonly file: string;
  readonly entry: ScenarioEntry;
  readonly parsed: ParsedYaml;
}

/** What safeParse of a schema gives, as far as it is needed here. */
export interface EntrySchema {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: ScenarioEntry }
    | { readonly success: false; readonly error: { readonly issues: readonly SchemaIssue[] } };
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
  throw schemaProblem({ file, parsed }, result.error.issues, (path) =>
    path[0] === 'set' ? unknownParameter(path.slice(1) as string[]) : undefined,
  );
}
