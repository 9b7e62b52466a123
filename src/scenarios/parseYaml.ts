import { Composer, type Document, isAlias, isMap, isScalar, isSeq, Lexer, LineCounter, type Node, Parser } from 'yaml';
import { InputError } from './inputError.ts';
import { type Path, showPath } from './path.ts';

/** Largest file, characters. */
export const LARGEST_FILE = 1_000_000;
/** Most lexical tokens; a full file of legitimate entries has fewer. */
const MOST_TOKENS = 500_000;
/** Deepest nesting of the parser's stack (a list or mapping takes one or two places). */
const DEEPEST = 60;
const MOST_ALIASES = 100;
const reservedKeys = ['__proto__', 'constructor', 'prototype'];

/** What a file holds, for messages. */
export type FileKind = 'a scenario' | 'an experiment';

/** A YAML file as plain data; mappings have text keys only. */
export interface ParsedYaml {
  readonly value: Record<string, unknown>;
  /** The line of a place, or of the nearest place above it that the file has. */
  lineOf(path: Path): number;
}

/**
 * Parses YAML 1.2 (core schema) into plain data: no tags, no directives, no duplicate or computed keys, no numbers
 * beyond the finite ones, at most 100 aliases, one document with a mapping at its top. A parse of hostile text ends
 * soon: size, tokens, nesting and aliases are bounded before anything recursive looks at them.
 * @throws InputError
 */
export function parseYaml(text: string, file: string, kind: FileKind = 'a scenario'): ParsedYaml {
  if (text.length > LARGEST_FILE) {
    throw new InputError({
      file,
      problem: `has ${text.length.toLocaleString('en')} characters`,
      expected: `at most ${LARGEST_FILE.toLocaleString('en')}`,
    });
  }
  const lines = new LineCounter();
  const document = compose(text, file, lines, kind);
  const value = toPlain(document, file, lines, kind);
  return { value, lineOf: (path) => locate(document, lines, path) };
}

/** Tokens of a text, given up on where they grow too many or too deep (the composer recurses). */
function* tokensOf(text: string, file: string, lines: LineCounter, kind: FileKind) {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  let count = 0;
  const fail = (problem: string, expected: string): never => {
    throw new InputError({ file, line: lines.linePos(parser.offset).line, problem, expected });
  };
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') fail(`is not valid YAML: ${sentence(token.message)}`, `${kind} in YAML 1.2`);
      yield token;
    }
    if (++count > MOST_TOKENS) fail('holds too many values', `at most ${MOST_TOKENS.toLocaleString('en')} tokens`);
    if (parser.stack.length > DEEPEST) fail('is nested too deep', `the few levels of ${kind}`);
  }
  yield* parser.end();
}

/** First line of a parser's message, without the full stop, of bounded length. */
const sentence = (message: string): string =>
  message
    .split('\n')[0]!
    .replace(/[.:]$/, '')
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, 120);

function compose(text: string, file: string, lines: LineCounter, kind: FileKind): Document {
  let document: Document | undefined;
  const composer = new Composer({ lineCounter: lines, prettyErrors: false, uniqueKeys: false, logLevel: 'error' });
  for (const next of composer.compose(tokensOf(text, file, lines, kind), true, text.length)) {
    const [problem] = [...next.errors, ...next.warnings].sort((a, b) => a.pos[0] - b.pos[0]);
    if (problem !== undefined) {
      throw new InputError({
        file,
        line: lines.linePos(problem.pos[0]).line,
        problem:
          problem.code === 'TAG_RESOLVE_FAILED' ? 'uses a YAML tag' : `is not valid YAML: ${sentence(problem.message)}`,
        expected: problem.code === 'TAG_RESOLVE_FAILED' ? 'plain values without tags' : `${kind} in YAML 1.2`,
      });
    }
    if (document !== undefined) {
      const line = lines.linePos(next.range[0]).line;
      throw new InputError({ file, line, problem: 'holds more than one document', expected: 'one' });
    }
    document = next as unknown as Document;
  }
  const version = document?.directives?.yaml;
  if (version?.explicit) {
    throw new InputError({
      file,
      line: 1,
      problem: 'has a %YAML directive',
      expected: `none; ${kind.split(' ')[1]}s are YAML 1.2`,
    });
  }
  return document!;
}

function toPlain(document: Document, file: string, lines: LineCounter, kind: FileKind): Record<string, unknown> {
  const open = new Set<unknown>();
  let aliases = 0;
  const lineAt = (node: Node | null): number => lines.linePos(node?.range?.[0] ?? 0).line;
  const fail = (node: Node | null, path: Path, problem: string, expected: string): never => {
    throw new InputError({ file, line: lineAt(node), path: showPath(path), problem, expected });
  };

  const convert = (node: unknown, path: Path): unknown => {
    if (node === null || node === undefined) return null;
    if (isAlias(node)) {
      if (++aliases > MOST_ALIASES) fail(node, path, `uses alias *${node.source}`, `at most ${MOST_ALIASES} aliases`);
      const target = node.resolve(document);
      if (target === undefined) fail(node, path, `is *${node.source}`, 'an alias of an anchor set before it');
      if (open.has(target)) fail(node, path, `is *${node.source}, which contains itself`, 'an alias without a cycle');
      return convert(target, path);
    }
    const tag = (node as Node).tag;
    if (tag !== undefined) fail(node as Node, path, `has the tag ${tag}`, 'a plain value without a tag');
    if (isScalar(node)) {
      if (typeof node.value === 'number' && !Number.isFinite(node.value)) {
        fail(node, path, `is ${node.source ?? node.value}`, 'a finite number');
      }
      return node.value;
    }
    open.add(node);
    const plain = isSeq(node) ? node.items.map((item, i) => convert(item, [...path, i])) : mapping(node as Node, path);
    open.delete(node);
    return plain;
  };

  const mapping = (node: Node, path: Path): Record<string, unknown> => {
    const plain: Record<string, unknown> = {};
    const seen = new Map<string, number>();
    if (!isMap(node)) return plain;
    for (const { key, value } of node.items) {
      const name = keyName(key);
      const place = key as Node | null;
      if (name === undefined) fail(place, path, 'has a key that is not a name', 'keys that are plain words');
      const at = [...path, name!];
      if (reservedKeys.includes(name!)) fail(place, at, 'is a reserved word', 'another name');
      const first = seen.get(name!);
      if (first !== undefined) fail(place, at, `is given twice (first on line ${first})`, 'every key once');
      seen.set(name!, lineAt(place));
      plain[name!] = convert(value, at);
    }
    return plain;
  };

  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    throw new InputError({ file, problem: 'is empty', expected: `${kind}: name, question and what it changes` });
  }
  if (!isMap(contents)) {
    const problem = isSeq(contents) ? 'holds a list' : 'holds a single value';
    throw new InputError({
      file,
      line: lineAt(contents),
      problem,
      expected: 'a mapping of keys such as name: and question:',
    });
  }
  return convert(contents, []) as Record<string, unknown>;
}

/** A key as text: words and numbers as written; undefined for anything else. */
function keyName(key: unknown): string | undefined {
  if (!isScalar(key) || key.tag !== undefined) return undefined;
  if (typeof key.value === 'string') return key.value;
  return typeof key.value === 'number' ? (key.source ?? String(key.value)) : undefined;
}

function locate(document: Document, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents;
  let offset = document.contents?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => keyName(key) === String(step));
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (node === undefined) break;
      offset = (node as Node).range?.[0] ?? offset;
    } else break;
  }
  return lines.linePos(offset).line;
}
