import { workerData } from 'node:worker_threads';
import { type ExperimentPlan, pointsOf } from '../experimentPlan.ts';
import { encodePart } from '../results/encodePart.ts';
import { runChunk } from '../runChunk.ts';
import type { ChunkResult } from './executor.ts';

const plan = workerData as ExperimentPlan;
const points = pointsOf(plan);

/** The job of a worker thread: a chunk's number in, its encoded tables out. */
export function chunkWorker(chunk: number): ChunkResult {
  const started = performance.now();
  const { runs, series, failed } = runChunk(plan, points, chunk);
  const parts = { runs: encodePart(runs), series: encodePart(series) };
  return { chunk, parts, failed, seconds: (performance.now() - started) / 1000 };
}
