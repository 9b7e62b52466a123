import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The top folder of the repository, with a slash at its end. */
export const top = fileURLToPath(new URL('../../', import.meta.url));

/** Folders that are made or installed, never written. */
const made = new Set(['node_modules', 'dist', 'out', 'coverage', '.git']);

/** Paths of all files under a folder, relative to the top, in order of name; a folder that is not there has none. */
export function filesUnder(folder: string, endings: readonly string[]): string[] {
  const start = `${top}${folder}`;
  if (!existsSync(start)) return [];
  return readdirSync(start)
    .sort()
    .flatMap((name) => {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (statSync(`${top}${path}`).isDirectory()) return made.has(name) ? [] : filesUnder(path, endings);
      return endings.some((ending) => name.endsWith(ending)) ? [path] : [];
    });
}

export const read = (path: string): string => readFileSync(`${top}${path}`, 'utf8');

/** The text without its comments; lines keep their numbers, strings stay. */
export function withoutComments(text: string): string {
  const stringOrComment = /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\/[^\n]*|\/\*[\s\S]*?\*\//g;
  return text.replace(stringOrComment, (found, string: string | undefined) => string ?? found.replace(/[^\n]/g, ' '));
}

export interface Import {
  readonly specifier: string;
  /** Imports nothing that exists at run time. */
  readonly typeOnly: boolean;
  /** The file of this repository it leads to, relative to the top; null for a package. */
  readonly target: string | null;
}

export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** The text without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** Where a relative specifier leads, relative to the top. */
export const resolveFrom = (path: string, specifier: string): string =>
  new URL(specifier, `file:///${path}`).pathname.slice(1);

function importsOf(path: string, code: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean): void => {
    found.push({ specifier, typeOnly, target: specifier.startsWith('.') ? resolveFrom(path, specifier) : null });
  };
  for (const [, type, names = '', specifier] of code.matchAll(
    /\b(?:import|export)\s+(type\s+)?(?:([\w*\s{},$]+?)\s*\bfrom\s*)?['"]([^'"\n]+)['"]/g,
  )) {
    const members = /^\{([^}]*)\}$/.exec(names.trim())?.[1]?.split(',') ?? [];
    const named = members.map((member) => member.trim()).filter((member) => member !== '');
    add(specifier!, type !== undefined || (named.length > 0 && named.every((member) => member.startsWith('type '))));
  }
  for (const [, specifier] of code.matchAll(/\bimport\(\s*['"]([^'"\n]+)['"]/g)) add(specifier!, false);
  for (const [, specifier] of code.matchAll(/\bnew URL\(\s*['"](\.[^'"\n]+\.[jt]sx?)['"]/g)) add(specifier!, false);
  return found;
}

export function sourceFile(path: string): SourceFile {
  const text = read(path);
  const code = withoutComments(text);
  return { path, text, code, imports: importsOf(path, code) };
}

/** Every source file under a folder. */
export const sourcesUnder = (folder: string): SourceFile[] =>
  filesUnder(folder, ['.ts', '.tsx', '.mjs', '.js']).map(sourceFile);

/** Lines of code that match, as `path:line: text`, for messages. */
export const linesMatching = ({ path, code }: SourceFile, pattern: RegExp): string[] =>
  code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}: ${line.trim()}`] : []));
