import { type ExperimentPlan, pointsOf } from '../experimentPlan.ts';
import { reloadExtension } from '../files/loadExtension.ts';
import { encodeChunk } from '../results/encodePart.ts';
import { runChunk } from '../runChunk.ts';
import type { ChunkResult } from './executor.ts';

/** Runs chunks of an experiment: a chunk's number in, its encoded tables out. */
export async function chunkJob(plan: ExperimentPlan): Promise<(chunk: number) => ChunkResult> {
  const extended = await reloadExtension(plan.extension);
  const points = pointsOf(plan);
  return (chunk) => {
    const started = performance.now();
    const { tables, failed } = runChunk(plan, points, chunk, extended);
    const parts = encodeChunk(tables);
    return { chunk, parts, failed, seconds: (performance.now() - started) / 1000 };
  };
}
