import { describe, expect, it } from 'vitest';
import { hashText, normalQuantile, type RunKey, Stream, threefry2x32 } from '../../src/engine/random.ts';

const runKey: RunKey = { high: 0x13198a2e, low: 0x03707344 };
const PURPOSE = hashText('test');
const stream = (purpose = PURPOSE, tick = 7, draw = 0): Stream => new Stream().rekey(runKey, purpose, tick, draw);

const MILLION = 1_000_000;

const draws = (count: number, draw: (id: number) => number): Float64Array => {
  const found = new Float64Array(count);
  for (let i = 0; i < count; i++) found[i] = draw(i);
  return found;
};

const mean = (x: Float64Array, f: (x: number) => number = (y) => y): number => {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += f(x[i]!);
  return sum / x.length;
};

/** Distance of a mean from its expectation in standard errors; `variance` is that of one draw. */
const standardErrors = (found: number, expected: number, variance: number, count: number): number =>
  Math.abs(found - expected) / Math.sqrt(variance / count);

// Keys are fixed, so a test that passes keeps passing. Four standard errors would reject a true generator once in
// 16 000 checks, three once in 370.

describe('threefry2x32', () => {
  it('gives the known answers of Random123 for 20 rounds', () => {
    const out = new Int32Array(2);
    const answer = (k0: number, k1: number, c0: number, c1: number): string => {
      threefry2x32(k0, k1, c0, c1, out);
      return [...out].map((word) => (word >>> 0).toString(16).padStart(8, '0')).join(' ');
    };
    expect(answer(0, 0, 0, 0)).toBe('6b200159 99ba4efe');
    expect(answer(0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff)).toBe('1cb996fc bb002be7');
    expect(answer(-1, -1, -1, -1)).toBe('1cb996fc bb002be7');
    expect(answer(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3)).toBe('c4923a9c 483df7a0');
  });
});

describe('hashText', () => {
  it('gives the published FNV-1a hashes as signed words', () => {
    expect(hashText('')).toBe(0x811c9dc5 | 0);
    expect(hashText('a')).toBe(0xe40c292c | 0);
    expect(hashText('foobar')).toBe(0xbf9cf968 | 0);
  });

  it('tells apart texts beyond ASCII', () => {
    expect(new Set(['广东', '东广', '江苏', 'é', 'e', ''].map(hashText)).size).toBe(6);
  });
});

describe('a stream', () => {
  it('gives the same numbers for the same key, whatever was drawn before and in whatever order', () => {
    const first = stream();
    const forward = draws(1000, (id) => first.uniform(id >> 3, id));
    const second = stream(PURPOSE, 3, 1).rekey(runKey, PURPOSE, 7, 0);
    second.normal(1, 2);
    const backward = draws(1000, (n) => second.uniform((999 - n) >> 3, 999 - n)).reverse();
    expect(backward).toEqual(forward);
  });

  it('changes with every part of the key and of the id', () => {
    const parts = [
      stream(),
      stream(PURPOSE + 1),
      stream(PURPOSE, 8),
      stream(PURPOSE, 7, 1),
      stream(PURPOSE, -7),
      new Stream().rekey({ high: runKey.high, low: runKey.low + 1 }, PURPOSE, 7, 0),
      new Stream().rekey({ high: runKey.high + 1, low: runKey.low }, PURPOSE, 7, 0),
    ].flatMap((each) => [each.uniform(0, 1), each.uniform(1, 0), each.uniform(1, 1), each.uniform(0, -1)]);
    expect(new Set(parts).size).toBe(7 * 4);
  });

  it('refuses ticks and draw indices that would share a key with others', () => {
    for (const draw of [-1, 64, 0.5, Number.NaN])
      expect(() => stream(PURPOSE, 0, draw)).toThrow(/draw index .* 0 to 63/);
    for (const tick of [2 ** 25, -(2 ** 25) - 1, 0.5, Number.NaN])
      expect(() => stream(PURPOSE, tick)).toThrow(/^tick .*/);
    expect(() => stream(PURPOSE, -(2 ** 25), 63)).not.toThrow();
    expect(() => stream(PURPOSE, 2 ** 25 - 1, 63)).not.toThrow();
  });

  it('keeps its frozen answers', () => {
    const key = new Stream().rekey({ high: 1, low: 2 }, hashText('frozen'), 3, 4);
    key.split(5, 6);
    const found = {
      uniform: [key.uniform(0, 0), key.uniform(0, 1), key.uniform(-1, 2147483647)],
      split: [key.first, key.second],
      normal: [key.normal(0, 0), key.normal(0, 1), key.normal(0, 2)],
      exponential: key.exponential(0, 3),
      poisson: [key.poisson(0, 4, 0.5), key.poisson(0, 4, 5), key.poisson(0, 4, 300), key.poisson(0, 4, 5000)],
      beta33: [key.beta33(0, 5), key.beta33(0, 6)],
    };
    // The uniform numbers, the split and the first normal number were also found by another programme (Python).
    expect(found).toEqual({
      uniform: [0.9573157960157701, 0.28083000092204846, 0.8635055936221463],
      split: [0.648455903166905, 0.22415784583427012],
      normal: [1.7203523773328817, -0.5803776082279491, 0.0060868557125818255],
      exponential: 0.20047322623101047,
      poisson: [0, 5, 300, 4999],
      beta33: [0.9372061759516014, 0.31368535169567224],
    });
  });
});

describe('uniform', () => {
  const single = stream();
  const numbers = draws(MILLION, (id) => single.uniform(0, id));

  it('has mean 1/2, variance 1/12 and stays in [0, 1)', () => {
    expect(standardErrors(mean(numbers), 1 / 2, 1 / 12, MILLION)).toBeLessThan(4);
    // The variance of (u - 1/2)^2 is 1/80 - 1/144 = 1/180.
    expect(
      standardErrors(
        mean(numbers, (u) => (u - 0.5) ** 2),
        1 / 12,
        1 / 180,
        MILLION,
      ),
    ).toBeLessThan(4);
    expect(numbers.every((u) => u >= 0 && u < 1)).toBe(true);
  });

  it('fills 1000 bins evenly (chi-square with 999 degrees of freedom)', () => {
    // The low bits too: u * 2^32 has the word that the block gave second as its fraction.
    for (const scale of [1, 2 ** 32]) {
      const bins = new Float64Array(1000);
      for (const u of numbers) bins[Math.floor(((u * scale) % 1) * 1000)]!++;
      const chiSquare = bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
      // Its mean is 999 and its variance 2 * 999.
      expect(Math.abs(chiSquare - 999) / Math.sqrt(2 * 999)).toBeLessThan(4);
    }
  });

  it('shows no correlation between neighbouring ids, ticks, draw indices and purposes', () => {
    const correlation = (x: (i: number) => number, y: (i: number) => number): number => {
      let sum = 0;
      for (let i = 0; i < MILLION; i++) sum += (x(i) - 0.5) * (y(i) - 0.5);
      return (sum / MILLION) * 12;
    };
    const [next, later, last, other] = [
      stream(PURPOSE, 8),
      stream(PURPOSE, 7, 1),
      stream(PURPOSE, 6),
      stream(PURPOSE + 1),
    ];
    const pairs = {
      'next id': (i: number) => single.uniform(0, i + 1),
      'next id, high word': (i: number) => single.uniform(1, i),
      'ids a power of two apart': (i: number) => single.uniform(0, i + 1024),
      'next tick': (i: number) => next.uniform(0, i),
      'last tick': (i: number) => last.uniform(0, i),
      'next draw': (i: number) => later.uniform(0, i),
      'next purpose': (i: number) => other.uniform(0, i),
    };
    // The correlation of independent draws has standard error 1 / sqrt(n).
    for (const [name, pair] of Object.entries(pairs)) {
      expect(Math.abs(correlation((i) => numbers[i]!, pair)) * 1000, name).toBeLessThan(4);
    }
  });

  it('shows no correlation along ticks and draw indices of one id', () => {
    const key = new Stream();
    const ticks = draws(200_000, (tick) => key.rekey(runKey, PURPOSE, tick >> 5, tick & 31).uniform(0, 42));
    for (const lag of [1, 31, 32]) {
      let sum = 0;
      for (let i = lag; i < ticks.length; i++) sum += (ticks[i]! - 0.5) * (ticks[i - lag]! - 0.5);
      expect(Math.abs((sum * 12) / Math.sqrt(ticks.length - lag))).toBeLessThan(4);
    }
  });
});

describe('split', () => {
  it('leaves two uncorrelated uniform numbers of 32 bits', () => {
    const key = stream();
    const first = new Float64Array(MILLION);
    const second = new Float64Array(MILLION);
    for (let id = 0; id < MILLION; id++) {
      key.split(0, id);
      first[id] = key.first;
      second[id] = key.second;
    }
    for (const half of [first, second]) {
      expect(standardErrors(mean(half), 1 / 2, 1 / 12, MILLION)).toBeLessThan(4);
      expect(
        standardErrors(
          mean(half, (u) => (u - 0.5) ** 2),
          1 / 12,
          1 / 180,
          MILLION,
        ),
      ).toBeLessThan(4);
      expect(half.every((u) => u >= 0 && u < 1 && Number.isInteger(u * 2 ** 32))).toBe(true);
    }
    const product = draws(MILLION, (id) => (first[id]! - 0.5) * (second[id]! - 0.5));
    expect(standardErrors(mean(product), 0, 1 / 144, MILLION)).toBeLessThan(4);
  });
});

describe('normalQuantile', () => {
  it('gives the check values of the paper', () => {
    // Wichura 1988; the last rounded to a double.
    expect(normalQuantile(0.25)).toBeCloseTo(-0.6744897501960817, 15);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.090232306167814, 14);
    expect(normalQuantile(1e-20)).toBeCloseTo(-9.262340089798409, 14);
  });

  it('is odd about 1/2, rises, and is infinite at the ends', () => {
    expect(normalQuantile(0.5)).toBe(0);
    let last = Number.NEGATIVE_INFINITY;
    for (let n = 1; n < 4096; n++) {
      const z = normalQuantile(n / 4096);
      expect(z).toBeGreaterThan(last);
      expect(normalQuantile(1 - n / 4096)).toBe(0 - z);
      last = z;
    }
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    for (const p of [-0.1, 1.1, Number.NaN]) expect(normalQuantile(p)).toBeNaN();
  });
});

describe('normal', () => {
  it('has the moments and tails of the standard normal', () => {
    const key = stream();
    const numbers = draws(MILLION, (id) => key.normal(0, id));
    // Variances of z, z^2, z^3, z^4: 1, 2, 15, 96.
    expect(standardErrors(mean(numbers), 0, 1, MILLION)).toBeLessThan(4);
    expect(
      standardErrors(
        mean(numbers, (z) => z ** 2),
        1,
        2,
        MILLION,
      ),
    ).toBeLessThan(4);
    expect(
      standardErrors(
        mean(numbers, (z) => z ** 3),
        0,
        15,
        MILLION,
      ),
    ).toBeLessThan(4);
    expect(
      standardErrors(
        mean(numbers, (z) => z ** 4),
        3,
        96,
        MILLION,
      ),
    ).toBeLessThan(4);
    const tails = [
      [1, 0.31731050786291415],
      [2, 0.04550026389635842],
      [3, 0.0026997960632601866],
      [4, 6.334248366623973e-5],
    ] as const;
    for (const [limit, share] of tails) {
      const found = mean(numbers, (z) => (Math.abs(z) > limit ? 1 : 0));
      expect(standardErrors(found, share, share * (1 - share), MILLION), `beyond ${limit}`).toBeLessThan(4);
    }
  });
});

describe('exponential', () => {
  it('has mean 1, variance 1 and no negative number', () => {
    const key = stream();
    const numbers = draws(MILLION, (id) => key.exponential(0, id));
    expect(standardErrors(mean(numbers), 1, 1, MILLION)).toBeLessThan(4);
    // The variance of (x - 1)^2 is the fourth central moment 9 less 1.
    expect(
      standardErrors(
        mean(numbers, (x) => (x - 1) ** 2),
        1,
        8,
        MILLION,
      ),
    ).toBeLessThan(4);
    expect(numbers.every((x) => x >= 0)).toBe(true);
  });
});

describe('poisson', () => {
  it('has the mean and variance asked for, on both sides of the switch to the normal approximation', () => {
    for (const expected of [0.01, 0.5, 5, 80, 800]) {
      const count = expected > 10 ? 200_000 : MILLION;
      const key = stream(PURPOSE, 11);
      const numbers = draws(count, (id) => key.poisson(0, id, expected));
      expect(standardErrors(mean(numbers), expected, expected, count), `mean ${expected}`).toBeLessThan(4);
      // The fourth central moment is mean + 3 mean^2.
      const variance = mean(numbers, (n) => (n - expected) ** 2);
      const spread = expected + 2 * expected ** 2;
      expect(standardErrors(variance, expected, spread, count), `variance at ${expected}`).toBeLessThan(4);
      expect(numbers.every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
    }
  });

  it('counts as often as the probabilities say at mean 2', () => {
    const key = stream();
    const numbers = draws(MILLION, (id) => key.poisson(0, id, 2));
    let probability = 0.1353352832366127; // e^-2
    for (let n = 0; n < 10; n++) {
      const share = mean(numbers, (found) => (found === n ? 1 : 0));
      expect(standardErrors(share, probability, probability * (1 - probability), MILLION)).toBeLessThan(4);
      probability *= 2 / (n + 1);
    }
  });

  it('rises with the mean for each id, and differs by 1 in 0.2 % of the draws across the switch at 500', () => {
    const key = stream();
    let differing = 0;
    for (let id = 0; id < 5000; id++) {
      let last = 0;
      for (const each of [0, 0.1, 1, 10, 100, 400, 600, 1e6]) {
        const count = key.poisson(0, id, each);
        expect(count).toBeGreaterThanOrEqual(last);
        last = count;
      }
      const step = key.poisson(0, id, 500.0000001) - key.poisson(0, id, 500);
      expect(Math.abs(step)).toBeLessThanOrEqual(1);
      differing += Math.abs(step);
    }
    // 0.00198 by summing the difference of the two distribution functions; standard error 0.00063.
    expect(Math.abs(differing / 5000 - 0.00198)).toBeLessThan(4 * 0.00063);
  });

  it('is 0 at mean 0 and refuses a mean that is none', () => {
    expect(stream().poisson(0, 0, 0)).toBe(0);
    for (const bad of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => stream().poisson(0, 0, bad)).toThrow(/mean of a Poisson number .* 0 or more/);
    }
  });
});

describe('beta33', () => {
  const key = stream();
  const numbers = draws(MILLION, (id) => key.beta33(0, id));

  it('has mean 1/2, variance 1/28 and a mean gain of 5/32 above the middle', () => {
    expect(standardErrors(mean(numbers), 1 / 2, 1 / 28, MILLION)).toBeLessThan(3);
    // Fourth central moment: kurtosis 7/3 times (1/28)^2, so (b - 1/2)^2 has variance (4/3) / 784 = 1/588.
    expect(
      standardErrors(
        mean(numbers, (b) => (b - 0.5) ** 2),
        1 / 28,
        1 / 588,
        MILLION,
      ),
    ).toBeLessThan(3);
    // (2B - 1)+ has second moment E(2B - 1)^2 / 2 = (4/28) / 2 = 1/14.
    const gain = mean(numbers, (b) => Math.max(0, 2 * b - 1));
    expect(standardErrors(gain, 5 / 32, 1 / 14 - (5 / 32) ** 2, MILLION)).toBeLessThan(3);
  });

  it('inverts 6x^5 - 15x^4 + 10x^3 to 1e-15', () => {
    for (let id = 0; id < MILLION; id++) {
      const level = (Math.floor(key.uniform(0, id) * 2 ** 52) + 0.5) / 2 ** 52;
      const upper = level > 0.5;
      const x = upper ? 1 - numbers[id]! : numbers[id]!;
      const miss = ((6 * x - 15) * x + 10) * x ** 3 - (upper ? 1 - level : level);
      const distance = Math.abs(miss) / (30 * x * x * (1 - x) ** 2);
      if (!(distance < 1e-15)) expect(distance, `id ${id}, level ${level}`).toBeLessThan(1e-15);
    }
  });
});
