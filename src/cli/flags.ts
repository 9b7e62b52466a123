import { badFlag } from '../experiments/files/badInput.ts';
import type { Measure } from '../measures/measure.ts';
import { InputError } from '../scenarios/inputError.ts';
import { didYouMean, oneOf } from '../scenarios/nearestName.ts';
import type { ParameterOverride } from '../scenarios/setParameters.ts';

export const MOST_REPLICATES = 100_000;
export const MOST_YEARS = 200;

export const languages = ['en', 'zh'] as const;
export type Language = (typeof languages)[number];

/** A whole number in plain decimal digits within bounds. */
export function wholeNumber(flag: string, text: string, least: number, most: number): number {
  const value = /^[0-9]{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= least && value <= most)) {
    throw badFlag(flag, text, `a whole number from ${least} to ${most.toLocaleString('en')}`);
  }
  return value;
}

/** Any text but the empty one. */
export function seedText(text: string): string {
  if (text === '') throw badFlag('--seed', text, 'a text of at least one character, such as 1 or spring-2026');
  if (text.length > 200) throw badFlag('--seed', text, 'at most 200 characters');
  return text;
}

export function languageNamed(text: string): Language {
  const language = languages.find((known) => known === text);
  if (language === undefined) throw badFlag('--language', text, 'en or zh');
  return language;
}

/** `path=value` pairs in the order given; the scenario reader checks names and ranges. */
export function assignments(texts: readonly string[]): readonly ParameterOverride[] {
  const overrides = texts.map((text) => {
    const [, path, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (path === undefined || value === undefined || path.trim() === '' || value.trim() === '') {
      throw badFlag(
        '--set',
        text,
        'path=number, such as learning.rate=0.1 (agglomera list parameters shows the paths)',
      );
    }
    return { path: path.trim(), value: value.trim(), origin: '--set' };
  });
  const paths = overrides.map(({ path }) => path);
  const twice = paths.find((path, i) => paths.indexOf(path) < i);
  if (twice !== undefined)
    throw new InputError({ path: '--set', problem: `gives ${twice} twice`, expected: 'each once' });
  return overrides;
}

/** Measures named in a list `a,b`, in the order of result rows. */
export function measuresNamed(text: string, measures: readonly Measure[]): readonly Measure[] {
  const known = measures.map(({ name }) => name);
  const wanted = text.split(',').map((name) => name.trim());
  for (const name of wanted) {
    if (!known.includes(name)) {
      throw badFlag('--measure', name, `${oneOf(known)}${didYouMean(name, known)}`);
    }
  }
  return measures.filter(({ name }) => wanted.includes(name));
}

/** The replicates to run: the first N, or one alone. */
export function replicateNumbers(
  count: string | undefined,
  single: string | undefined,
  usual: number,
): readonly number[] {
  if (count !== undefined && single !== undefined) {
    throw new InputError({
      path: '--replicate',
      problem: `${single} is given together with --replicates ${count}`,
      expected: 'one of them: --replicates N for the first N, --replicate R for number R alone',
    });
  }
  if (single !== undefined) return [wholeNumber('--replicate', single, 0, MOST_REPLICATES - 1)];
  const many = count === undefined ? usual : wholeNumber('--replicates', count, 1, MOST_REPLICATES);
  return Array.from({ length: many }, (_, replicate) => replicate);
}
