import type { RunResult } from '../experiments/runResult.ts';
import { type ResultView, viewOf } from '../report/resultView.ts';
import type { Language } from './flags.ts';

/** Stands for a document where the report only words sentences; its figures would need a true one. */
export const noDocument = {} as Document;

/** The view of a result that the report words its sentences with. */
export const textView = (result: RunResult, language: Language): ResultView => viewOf(result, language, noDocument);

/** Years (from 0) worth a column: start, middle, end. */
export function columnYears(years: number): readonly number[] {
  return [...new Set([0, Math.floor((years - 1) / 2), years - 1])];
}
