import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const folder = new URL('../../src/measures/kernels/', import.meta.url);
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

/** The code of every example in a file's doc comments, without the comment's margin. */
const examplesIn = (source: string) =>
  Array.from(source.matchAll(/ \* ```ts\n([\s\S]*?) \* ```/g), ([, block]) => block.replaceAll(/^ \* ?/gm, ''));

describe.each(files)('the examples in %s', (file) => {
  it('run as written and give the numbers they promise', async () => {
    const exported: Record<string, unknown> = await import(new URL(file, folder).href);
    const examples = examplesIn(readFileSync(new URL(file, folder), 'utf8'));
    expect(examples).toHaveLength(Object.keys(exported).length);
    for (const example of examples) {
      // Each line "expression; // => number" becomes a check of that expression.
      const code = example.replaceAll(/^(.*); \/\/ => (.*)$/gm, 'check($1, $2);');
      const check = (found: number, promised: number) => expect(found).toBeCloseTo(promised, 12);
      new Function('check', ...Object.keys(exported), code)(check, ...Object.values(exported));
    }
  });
});
