import { type Parameter, parameter, type SourceKind } from '../engine/parameter.ts';

type Range = readonly [number, number];

/** Short form of a parameter declaration; the order is that of the parameter table in the documentation. */
export const declare = (
  en: string,
  zh: string,
  unit: string,
  value: number,
  valid: Range,
  plausible: Range,
  source: SourceKind,
  why: string,
  doc: string,
): Parameter => parameter({ label: { en, zh }, unit, default: value, valid, plausible, source, why, doc });
