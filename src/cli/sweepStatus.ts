import { readResults } from '../experiments/results/readResults.ts';

/** How far a sweep is, from its files alone. */
export async function sweepStatus(folder: string): Promise<string> {
  const results = readResults(folder);
  const { name, chunks, runs } = results.manifest;
  const complete = [...results.chunks()].length;
  let counted = 0;
  let failed = 0;
  for await (const { status } of results.runs()) {
    counted++;
    if (status === 'failed') failed++;
  }
  return `${name}: ${counted} of ${runs} runs in ${complete} of ${chunks} chunks, ${failed} failed\n`;
}
