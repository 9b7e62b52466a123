import { hashText, Stream } from '../../engine/random.ts';

/**
 * The draws of a design or a resampling: uniform numbers in [0, 1) that are a pure function of the seed text, the
 * purpose and two whole numbers, so that any point or resample can be had alone and in any order.
 */
export function designDraws(seed: string, purpose: string): (a: number, b: number) => number {
  const stream = new Stream().rekey({ high: hashText(seed), low: hashText(`design/${seed}`) }, hashText(purpose), 0, 0);
  return (a, b) => stream.uniform(a, b);
}
