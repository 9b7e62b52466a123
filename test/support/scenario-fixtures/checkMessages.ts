import { expect, test } from 'vitest';
import { changed, errorOf } from './fixtures.ts';

/** The fixture with the passage replaced gives the message. */
export type MessageCase = readonly [what: string, name: string, passage: string, replacement: string, message: string];

/** Declares a test a case. */
export function checkMessages(cases: readonly MessageCase[]): void {
  test.each(cases)('%s', (_, name, passage, replacement, message) => {
    expect(errorOf(name, changed(name, passage, replacement)).message).toBe(message);
  });
}

export const world = 'tiny-world';
export const subsidy = 'tiny-subsidy';
export const tariff = 'tiny-tariff';
export const platform = 'tiny-platform';
