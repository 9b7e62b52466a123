import type { Label } from '../engine/parameter.ts';
import { attributionStrings } from './stringsOfAttributions.ts';
import { briefStrings } from './stringsOfBriefs.ts';
import { budgetStrings } from './stringsOfBudgets.ts';
import { comparisonStrings } from './stringsOfComparisons.ts';
import { commonStrings } from './stringsOfReports.ts';
import { runStrings } from './stringsOfRuns.ts';
import { studyStrings } from './stringsOfStudies.ts';
import { sweepStrings } from './stringsOfSweeps.ts';
import { unitStrings } from './stringsOfUnits.ts';

export type Language = 'en' | 'zh';

/** Every string of the reports in both languages; `{name}` is filled in, sentences are whole in each language. */
export const strings = {
  ...commonStrings,
  ...runStrings,
  ...comparisonStrings,
  ...studyStrings,
  ...sweepStrings,
  ...attributionStrings,
  ...briefStrings,
  ...budgetStrings,
} satisfies Record<string, Label>;
export type Key = keyof typeof strings;

export interface Translator {
  readonly t: (key: Key, values?: Readonly<Record<string, string | number>>) => string;
  /** A unit of a measure or parameter; units unknown to the dictionary stay as declared. */
  readonly unit: (unit: string) => string;
  readonly label: (label: Label) => string;
}

export const languageTag = (language: Language): string => (language === 'zh' ? 'zh-CN' : 'en');

/** @param option letter of the scenario that a comparison with A is about */
export function translator(language: Language, option = 'B'): Translator {
  return {
    t: (key, values = {}) =>
      strings[key][language].replace(/\{(\w+)\}/g, (_, name: string) => {
        const value = name === 'option' ? option : values[name];
        if (value === undefined) throw new Error(`string '${key}' (${language}): no value for {${name}}`);
        return String(value);
      }),
    unit: (unit) => (Object.hasOwn(unitStrings, unit) ? unitStrings[unit]![language] : unit),
    label: (label) => label[language],
  };
}
