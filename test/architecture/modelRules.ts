import { defaultsOf, parameterPaths } from '../../src/engine/parameter.ts';
import type { Rule } from '../../src/engine/rule.ts';
import { model } from '../../src/model.ts';
import { type SourceFile, sourcesUnder, top } from './sourceFiles.ts';

/** The places where rules and what sets up a world live. */
const folders = ['world', 'agents'];

/** A file that defines rules, and the rules it exports by name of the export. */
export interface RuleFile {
  readonly file: SourceFile;
  readonly rules: ReadonlyMap<string, Rule>;
}

const isRule = (value: unknown): value is Rule =>
  typeof value === 'object' && value !== null && 'apply' in value && 'writes' in value && 'lags' in value;

const modelFiles = folders.flatMap((folder) => sourcesUnder(`src/${folder}`));

/** Whether a file defines a rule: calls what `ruleDefiner` gave. */
export const definesRule = ({ code }: SourceFile): boolean => /\b(?:world|firm)Rule\(/.test(code);

/** Every file that defines a rule, found by looking at all of them. */
export const ruleFiles: readonly RuleFile[] = await Promise.all(
  modelFiles.filter(definesRule).map(async (file) => {
    const exported = (await import(`${top}${file.path}`)) as Record<string, unknown>;
    return {
      file,
      rules: new Map(Object.entries(exported).flatMap(([name, value]) => (isRule(value) ? [[name, value]] : []))),
    };
  }),
);

/** Rules in the order of the tick. */
export const tickRules: readonly Rule[] = model.tick.flatMap(({ rules }) => rules);

/**
 * What is not a rule but works on the world: its set-up and the kernels of rules. Declarations (of columns, parameters,
 * types of rules) are left out, since a declaration is no use.
 */
export const setUpFiles: readonly SourceFile[] = [
  ...modelFiles.filter((file) => !definesRule(file) && !/(?:Parameters|Tables|Columns|Rule)\.ts$/.test(file.path)),
  ...sourcesUnder('src').filter(({ path }) => path === 'src/createRun.ts'),
];

export const columnPaths: readonly string[] = Object.entries(model.tables).flatMap(([table, columns]) =>
  Object.keys(columns).map((column) => `${table}.${column}`),
);
export const allParameterPaths: readonly string[] = parameterPaths(model.parameters);
export const parameterDefaults = defaultsOf(model.parameters);
