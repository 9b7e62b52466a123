import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The text of a doc comment without its margin. */
const withoutMargin = (comment: string): string => comment.replaceAll(/^ \* ?/gm, '').trim();

/** A doc comment as Markdown: prose and formulas as they stand, tags as labelled paragraphs. */
function asMarkdown(doc: string): string {
  const [prose, ...tags] = doc.split(/^@(?=\w+)/m);
  const parts = tags.map((tag) => {
    const [, name = '', text = ''] = /^(\w+)\s+([\s\S]*)$/.exec(tag) ?? [];
    const body = text.trim();
    const line = body.replaceAll(/\s*\n\s*/g, ' ');
    switch (name) {
      case 'param':
        return `- \`${line.replace(' ', '`: ')}`;
      case 'throws':
        return `**Errors:** ${line}.`;
      case 'see':
        return `**Source:** ${line}.`;
      case 'example':
        return body;
      default:
        throw new Error(`no place in the page for @${name}`);
    }
  });
  return [prose!.trim(), ...parts].join('\n\n').replaceAll(/^(- `.*)\n\n(?=- `)/gm, '$1\n');
}

/** One section a kernel: what its doc comment says, in the order of the files. */
export function kernelSections(folder: string): string {
  const documented = /\/\*\*\n([\s\S]*?) \*\/\nexport (?:function|const) (\w+)/g;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .sort()
    .flatMap((file) => {
      const source = readFileSync(join(folder, file), 'utf8');
      return [...source.matchAll(documented)]
        .map(([, comment, name]) => ({ doc: withoutMargin(comment!.split('/**\n').at(-1)!), name }))
        .filter(({ name }) => !name!.startsWith('require'))
        .map(({ doc, name }) => `### ${name}\n\nsrc/measures/kernels/${file}\n\n${asMarkdown(doc)}\n`);
    })
    .join('\n');
}
