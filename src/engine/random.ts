import { exp, log } from './maths.ts';

/**
 * Random numbers by counting: every draw is a pure function of (run key, purpose, tick, draw index, id) through a
 * block cipher, so it depends neither on the order of the draws nor on who else draws, and two runs share every draw
 * they have in common. Words are 32-bit integers, signed or not: only their bits count.
 */

/** The key of a run, two 32-bit words. */
export interface RunKey {
  readonly high: number;
  readonly low: number;
}

/**
 * Threefry-2x32 with 20 rounds: writes two words to `out`. Source: Salmon, Moraes, Dror and Shaw, Parallel random
 * numbers: as easy as 1, 2, 3 (SC11, 2011); known answers of their Random123 library in the test.
 *
 * One round is: add, rotate, exclusive or; after every fourth, the next two of three key words are added. Unrolled,
 * since a loop over the rotations takes three times as long; words go out through an array, since a call that is too
 * long to inline would allocate each real number it returns.
 */
export function threefry2x32(k0: number, k1: number, c0: number, c1: number, out: Int32Array): void {
  k0 |= 0;
  k1 |= 0;
  const k2 = 0x1bd11bda ^ k0 ^ k1;
  let x0 = ((c0 | 0) + k0) | 0;
  let x1 = ((c1 | 0) + k1) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 1) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 2) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k0) | 0;
  x1 = (x1 + k1 + 3) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 17) | (x1 >>> 15)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 29) | (x1 >>> 3)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 16) | (x1 >>> 16)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 24) | (x1 >>> 8)) ^ x0;
  x0 = (x0 + k1) | 0;
  x1 = (x1 + k2 + 4) | 0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 13) | (x1 >>> 19)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 15) | (x1 >>> 17)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 26) | (x1 >>> 6)) ^ x0;
  x0 = (x0 + x1) | 0;
  x1 = ((x1 << 6) | (x1 >>> 26)) ^ x0;
  x0 = (x0 + k2) | 0;
  x1 = (x1 + k0 + 5) | 0;
  out[0] = x0;
  out[1] = x1;
}

/** A text as a 32-bit signed word: FNV-1a over its UTF-16 code units (Fowler, Noll and Vo). */
export function hashText(text: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/**
 * The z below which a standard normal variable falls with probability p; infinite at 0 and 1, NaN outside. Relative
 * error below 1e-15. Source: Wichura, Algorithm AS 241 (PPND16), Applied Statistics 37:477, 1988.
 */
export function normalQuantile(p: number): number {
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q;
    return (
      (q *
        (((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
          13731.69376550946) *
          r +
          1971.5909503065513) *
          r +
          133.14166789178438) *
          r +
          3.3871328727963665)) /
      (((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) * r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
        1)
    );
  }
  return q < 0 ? -upperNormalQuantile(p) : upperNormalQuantile(1 - p);
}

/** The z above which a standard normal variable falls with probability p < 0.075. Apart, so that the rest is inlined. */
function upperNormalQuantile(p: number): number {
  if (!(p > 0)) return p === 0 ? Infinity : NaN;
  const distance = Math.sqrt(-log(p));
  if (distance <= 5) {
    const r = distance - 1.6;
    return (
      (((((((7.745450142783414e-4 * r + 0.022723844989269184) * r + 0.2417807251774506) * r + 1.2704582524523684) * r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
        1.4234371107496835) /
      (((((((1.0507500716444169e-9 * r + 5.475938084995345e-4) * r + 0.015198666563616457) * r + 0.14810397642748008) *
        r +
        0.6897673349851) *
        r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
        1)
    );
  }
  const r = distance - 5;
  return (
    (((((((2.0103343992922881e-7 * r + 2.7115555687434876e-5) * r + 1.2426609473880784e-3) * r + 0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
      6.657904643501103) /
    (((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 1.8463183175100548e-5) * r + 7.868691311456133e-4) *
      r +
      0.014875361290850615) *
      r +
      0.13692988092273581) *
      r +
      0.599832206555888) *
      r +
      1)
  );
}

/** One Newton step from x towards the point where the distribution function of Beta(3, 3) reaches `level`. */
function closerBeta33(x: number, level: number): number {
  const rest = 1 - x;
  return x - (((6 * x - 15) * x + 10) * x * x * x - level) / (30 * x * x * rest * rest);
}

/** 2^-32, 2^-52, 2^-53. */
const PER_WORD = 2.3283064365386963e-10;
const PER_52_BITS = 2.220446049250313e-16;
const PER_53_BITS = 1.1102230246251565e-16;

/** Above this mean a Poisson number is drawn by its normal approximation. */
const LARGEST_COUNTED_MEAN = 500;

/** The last block drawn. */
const block = new Int32Array(2);

/**
 * The draws of one purpose at one tick and draw index. Every method is a pure function of this key and of the id of
 * whoever draws (two 32-bit words) and takes one block; so for one id take one draw per key, and another draw index or
 * purpose for the next: two methods called with the same key and id give dependent numbers.
 */
export class Stream {
  /** Two uniform numbers in [0, 1) with 32 bits each, left by `split`. */
  first = NaN;
  second = NaN;
  private keyHigh = 0;
  private keyLow = 0;

  /** Sets the key: tick a whole number in [-2^25, 2^25), draw index in 0..63. */
  rekey(runKey: RunKey, purpose: number, tick: number, draw: number): this {
    if (!(draw >= 0 && draw < 64 && Math.floor(draw) === draw)) {
      throw new RangeError(`draw index ${draw}: expected a whole number from 0 to 63`);
    }
    if (!(tick >= -33554432 && tick < 33554432 && Math.floor(tick) === tick)) {
      throw new RangeError(`tick ${tick}: expected a whole number from -2^25 to 2^25 - 1`);
    }
    threefry2x32(runKey.high, runKey.low, purpose, tick * 64 + draw, block);
    this.keyHigh = block[0]!;
    this.keyLow = block[1]!;
    return this;
  }

  /** Uniform in [0, 1), 53 bits. */
  uniform(idHigh: number, idLow: number): number {
    threefry2x32(this.keyHigh, this.keyLow, idHigh, idLow, block);
    return (block[0]! >>> 0) * PER_WORD + (block[1]! >>> 11) * PER_53_BITS;
  }

  /** `uniform` for the first `count` ids, into `out`. */
  uniformEach(
    idHigh: { readonly [i: number]: number },
    idLow: { readonly [i: number]: number },
    out: Float64Array,
    count: number,
  ): void {
    for (let i = 0; i < count; i++) {
      threefry2x32(this.keyHigh, this.keyLow, idHigh[i]!, idLow[i]!, block);
      out[i] = (block[0]! >>> 0) * PER_WORD + (block[1]! >>> 11) * PER_53_BITS;
    }
  }

  /** Two independent uniform numbers in [0, 1), 32 bits each, into `first` and `second`. */
  split(idHigh: number, idLow: number): void {
    threefry2x32(this.keyHigh, this.keyLow, idHigh, idLow, block);
    this.first = (block[0]! >>> 0) * PER_WORD;
    this.second = (block[1]! >>> 0) * PER_WORD;
  }

  /** Standard normal, by inversion: |z| <= 8.21. */
  normal(idHigh: number, idLow: number): number {
    return normalQuantile(this.inside(idHigh, idLow));
  }

  /** Exponential with mean 1, by inversion. */
  exponential(idHigh: number, idLow: number): number {
    return 0 - log(1 - this.uniform(idHigh, idLow));
  }

  /**
   * Poisson with the given mean, by inversion, so that for one id it does not fall as the mean rises (but perhaps by 1
   * where the method changes). Up to a mean of 500 exact (to rounding), in time proportional to the result. Above: the
   * normal approximation with continuity correction and the next term, for skewness (Cornish and Fisher, 1938),
   * floor(mean + sqrt(mean) z + (z^2 - 1) / 6 + 1/2); its distribution function errs by less than 0.012 / mean.
   */
  poisson(idHigh: number, idLow: number, mean: number): number {
    if (!(mean >= 0 && mean < Infinity)) {
      throw new RangeError(`mean of a Poisson number ${mean}: expected a finite number, 0 or more`);
    }
    if (mean > LARGEST_COUNTED_MEAN) {
      const z = this.normal(idHigh, idLow);
      return Math.max(0, Math.floor(mean + Math.sqrt(mean) * z + (z * z - 1) / 6 + 0.5));
    }
    const level = this.uniform(idHigh, idLow);
    // e^-mean >= 1 - mean, by more than rounding with this margin: most small means need no exponential
    if (level < 1 - mean - 1e-15) return 0;
    let count = 0;
    let term = exp(-mean);
    let sum = term;
    while (level >= sum) {
      count++;
      term *= mean / count;
      // Rounding may leave the full sum just below the largest level.
      if (count > mean && sum + term === sum) break;
      sum += term;
    }
    return count;
  }

  /**
   * Beta(3, 3) in (0, 1), by inversion: solves 6x^5 - 15x^4 + 10x^3 = u to 1e-15. The lower half starts from a fit in
   * the cube root w of u / 10, since x = w + w^2 / 2 + ... near 0 (within 3e-4), and takes two Newton steps; the upper
   * half mirrors it.
   */
  beta33(idHigh: number, idLow: number): number {
    const u = this.inside(idHigh, idLow);
    const level = u <= 0.5 ? u : 1 - u;
    const w = exp(log(0.1 * level) * (1 / 3));
    const start = w * (0.99992 + w * (0.5157 + w * (0.07799 + w * (5.67117 + w * (-19.90068 + w * 35.28533)))));
    const x = closerBeta33(closerBeta33(start, level), level);
    return u <= 0.5 ? x : 1 - x;
  }

  /** Uniform strictly inside (0, 1): the middles of 2^52 equal cells. */
  private inside(idHigh: number, idLow: number): number {
    threefry2x32(this.keyHigh, this.keyLow, idHigh, idLow, block);
    return (block[0]! >>> 0) * PER_WORD + ((block[1]! >>> 12) * PER_52_BITS + PER_53_BITS);
  }
}
