import { hashText, threefry2x32 } from '../../engine/random.ts';
import { requireWhole } from './lazyPoints.ts';
import { sobolDirections } from './sobolDirections.ts';

export type Scramble = 'owen' | 'shift' | 'none';

const BITS = 32;
const PER_WORD = 2 ** -32;

/** Dimensions for which direction numbers are shipped. */
export const MOST_DIMENSIONS = sobolDirections.length + 1;

/** The 32 direction numbers of a dimension (from 0), as 32-bit fractions. */
function directionsOf(dimension: number): Uint32Array {
  const directions = new Uint32Array(BITS);
  if (dimension === 0) return directions.map((_, bit) => 2 ** (BITS - 1 - bit));
  const [coefficients, ...first] = sobolDirections[dimension - 1]!;
  const degree = first.length;
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      directions[bit] = first[bit]! * 2 ** (BITS - 1 - bit);
      continue;
    }
    let value = directions[bit - degree]! ^ (directions[bit - degree]! >>> degree);
    for (let term = 1; term < degree; term++) {
      if ((coefficients! >>> (degree - 1 - term)) & 1) value ^= directions[bit - term]!;
    }
    directions[bit] = value >>> 0;
  }
  return directions;
}

/**
 * Nested uniform scrambling: a digit is flipped by a coin of its own that depends on all digits before it. Keeps the
 * balance of the sequence and makes every point uniform.
 */
function scrambled(word: number, seed: number, dimension: number, block: Int32Array): number {
  let flips = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const prefix = bit === 0 ? 0 : word >>> (BITS - bit);
    threefry2x32(seed, dimension, bit, prefix, block);
    flips |= (block[0]! & 1) << (BITS - 1 - bit);
  }
  return (word ^ flips) >>> 0;
}

/**
 * Points of Sobol's sequence in Gray code order, any of the first 2^32 alone and in constant memory.
 *
 * - `none`: the sequence itself, whose first point is 0 (keep it: without it the sequence is not balanced).
 * - `shift`: all points exclusive-or one random point a dimension. `owen`: nested uniform scrambling (default).
 *
 * @throws RangeError above 96 dimensions
 * @see Antonov & Saleev (1979) USSR Computational Mathematics 19, 252-256; Owen (1995) in Niederreiter & Shiue, Monte
 * Carlo and Quasi-Monte Carlo Methods in Scientific Computing, 299-317; directions: Joe & Kuo (2008)
 */
export function sobolSequence(dimensions: number, scramble: Scramble, seed: string): (i: number) => Float64Array {
  requireWhole('dimensions of a Sobol sequence', dimensions, 1, MOST_DIMENSIONS);
  const directions = Array.from({ length: dimensions }, (_, d) => directionsOf(d));
  const key = hashText(`sobol/${seed}`);
  const block = new Int32Array(2);
  const shifts = new Uint32Array(dimensions).map((_, d) => {
    threefry2x32(key, d, -1, 0, block);
    return block[0]!;
  });
  return (i) => {
    requireWhole('number of a Sobol point', i, 0, 2 ** BITS - 1);
    const gray = (i ^ (i >>> 1)) >>> 0;
    const point = new Float64Array(dimensions);
    for (let d = 0; d < dimensions; d++) {
      let word = 0;
      for (let rest = gray, bit = 0; rest !== 0; rest >>>= 1, bit++) if (rest & 1) word ^= directions[d]![bit]!;
      word >>>= 0;
      if (scramble === 'owen') word = scrambled(word, key, d, block);
      else if (scramble === 'shift') word = (word ^ shifts[d]!) >>> 0;
      point[d] = word * PER_WORD;
    }
    return point;
  };
}
