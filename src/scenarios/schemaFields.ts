/**
 * The building blocks of the schema. The message of every issue is what was expected there, ready to stand after
 * `; expected`; the place and the value found are added by whoever reports it.
 */
import * as z from 'zod';
import { didYouMean, oneOf, oneOfLike } from './nearestName.ts';

const reserved = ['constructor', 'prototype'];
const LONGEST_NAME = 40;
const LONGEST_TEXT = 4000;

const nameRule = `a name: letters, digits, - and _, at most ${LONGEST_NAME} characters, quoted if it looks like a number`;

/** Names in data: regions, blocs, industries, scenarios. */
export const identifier = z
  .string({ error: () => nameRule })
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,39}$/u, { error: () => nameRule })
  .refine((name) => !reserved.includes(name), { error: () => 'another name; this one is reserved' });

/**
 * A mapping with exactly these keys.
 * @param refused why a key that one would expect there is none of them.
 */
export function block<S extends z.core.$ZodLooseShape>(
  what: string,
  shape: S,
  refused: Readonly<Record<string, string>> = {},
) {
  const keys = Object.keys(shape);
  const strange = (key: string): string =>
    refused[key] === undefined ? didYouMean(key, keys) : ` (not ${key}: ${refused[key]})`;
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? `${oneOf(keys)} in ${what}${strange((issue.keys as string[])[0] ?? '')}`
        : `${what}: a mapping with ${keys.slice(0, 30).join(', ')}`,
  });
}

export interface Bounds {
  readonly min?: number;
  readonly max?: number;
  /** The value must be above this. */
  readonly above?: number;
  readonly whole?: boolean;
  readonly unit?: string;
}

/** `a number from 0 to 1 (share)`. */
export function rangeText({ min, max, above, whole = false, unit }: Bounds): string {
  const kind = whole ? 'a whole number' : 'a number';
  const low =
    above !== undefined ? ` above ${above}` : min !== undefined && max === undefined ? ` of ${min} or more` : '';
  const high = max === undefined ? '' : min === undefined ? ` up to ${max}` : ` from ${min} to ${max}`;
  return `${kind}${low}${high}${unit === undefined || unit === '1' ? '' : ` (${unit})`}`;
}

/** A finite number within bounds. */
export function amount(doc: string, bounds: Bounds = {}) {
  const error = (): string => rangeText(bounds);
  let schema: z.ZodNumber = bounds.whole ? z.int({ error }) : z.number({ error });
  if (bounds.min !== undefined) schema = schema.min(bounds.min, { error });
  if (bounds.max !== undefined) schema = schema.max(bounds.max, { error });
  if (bounds.above !== undefined) schema = schema.gt(bounds.above, { error });
  return schema.describe(bounds.unit === undefined ? doc : `${doc} Unit: ${bounds.unit}.`);
}

const textRule = `text of at most ${LONGEST_TEXT} characters`;

/** Written text, not empty, without control characters. */
export const text = z
  .string({ error: () => `${textRule} (in quotes if it looks like a number)` })
  .min(1, { error: () => `${textRule}, not empty` })
  .max(LONGEST_TEXT, { error: () => textRule })
  .refine((value) => value.trim() !== '' && !/[\p{Cs}\u2028\u2029]|(?![\n\t])\p{Cc}/u.test(value), {
    error: () => 'text without control characters, not blank',
  });

const labelRule = (): string => 'text, or { en: text, zh: text }';

/** Text in both languages; a plain text serves both. */
export const label = z.union([text, block('a text in two languages', { en: text, zh: text })], { error: labelRule });

/** One of a few words. */
export const choice = <const T extends readonly [string, ...string[]]>(doc: string, words: T) =>
  z.enum(words, { error: ({ input }) => oneOfLike(input, words) }).describe(doc);

/** A list. */
export const listOf = <T extends z.ZodType>(what: string, item: T, most: number, least = 0) => {
  const rule = (): string => `a list of ${what}, ${least > 0 ? `from ${least} to` : 'at most'} ${most}`;
  return z.array(item, { error: rule }).min(least, { error: rule }).max(most, { error: rule });
};
