import { describe, expect, it } from 'vitest';
import { hashText, Stream } from '../../src/engine/random.ts';
import { stochasticFrontier } from '../../src/measures/kernels/stochasticFrontier.ts';
import frontier41 from '../oracles/frontier41_eg1.json' with { type: 'json' };

const stream = (purpose: string) => new Stream().rekey({ high: 11, low: 12 }, hashText(purpose), 0, 0);

/** y = .5 + .3 x1 + .6 x2 + v - u with known deviations. */
function simulated(n: number, noise: number, inefficiency: number) {
  const [a, b, u, v] = ['a', 'b', 'u', 'v'].map(stream) as [Stream, Stream, Stream, Stream];
  const x = new Float64Array(2 * n);
  const y = new Float64Array(n);
  const truth = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    x[2 * i] = a.normal(i, 0);
    x[2 * i + 1] = b.normal(i, 0) + 0.3 * x[2 * i]!;
    truth[i] = inefficiency * Math.abs(u.normal(i, 0));
    y[i] = 0.5 + 0.3 * x[2 * i]! + 0.6 * x[2 * i + 1]! + noise * v.normal(i, 0) - truth[i]!;
  }
  return { x, y, columns: 2, truth };
}

/** Standard normal distribution function by Simpson's rule: slow, and nothing of the kernel's. */
function normal(z: number): number {
  if (z < -12) return Number.MIN_VALUE;
  const steps = 4000;
  const width = (z + 12) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const t = -12 + i * width;
    sum += Math.exp(-0.5 * t * t) * (i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2);
  }
  return (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}

/** The log-likelihood as Aigner, Lovell and Schmidt write it. */
function likelihood(
  { x, y }: { x: Float64Array; y: Float64Array },
  b: ArrayLike<number>,
  noise: number,
  inefficiency: number,
) {
  const variance = noise + inefficiency;
  const lambda = Math.sqrt(inefficiency / noise);
  return y.reduce((sum, value, i) => {
    const e = value - b[0]! - b[1]! * x[2 * i]! - b[2]! * x[2 * i + 1]!;
    return (
      sum +
      Math.log(2 / Math.sqrt(2 * Math.PI * variance)) -
      (e * e) / (2 * variance) +
      Math.log(normal((-e * lambda) / Math.sqrt(variance)))
    );
  }, 0);
}

describe('stochasticFrontier', () => {
  it('finds the truth within three standard errors in a large sample', () => {
    const found = stochasticFrontier(simulated(3000, 0.2, 0.4));
    for (const [c, truth] of [0.5, 0.3, 0.6].entries()) {
      expect(Math.abs(found.coefficients[c]! - truth)).toBeLessThan(3 * found.standardErrors[c]!);
      expect(found.standardErrors[c]).toBeLessThan(0.03);
    }
    // .16 / (.04 + .16)
    expect(found.gamma).toBeGreaterThan(0.7);
    expect(found.gamma).toBeLessThan(0.88);
    expect(found.wrongSkew).toBe(false);
  });

  it('stands on a maximum of the likelihood, computed independently', () => {
    const data = simulated(80, 0.2, 0.4);
    const { coefficients: b, noise, inefficiency, logLikelihood, logLikelihoodOls } = stochasticFrontier(data);
    const best = likelihood(data, b, noise, inefficiency);
    expect(logLikelihood).toBeCloseTo(best, 6);
    expect(logLikelihood).toBeGreaterThan(logLikelihoodOls);
    for (const step of [-1e-3, 1e-3]) {
      for (let c = 0; c < 3; c++) {
        const moved = b.slice();
        moved[c]! += step;
        expect(likelihood(data, moved, noise, inefficiency)).toBeLessThan(best);
      }
      expect(likelihood(data, b, noise * (1 + 10 * step), inefficiency)).toBeLessThan(best);
      expect(likelihood(data, b, noise, inefficiency * (1 + 10 * step))).toBeLessThan(best);
    }
  });

  it('ranks units by their true efficiency, in (0, 1]', () => {
    const data = simulated(400, 0.05, 0.4);
    const { efficiency } = stochasticFrontier(data);
    const errors = efficiency.map((value, i) => Math.abs(value - Math.exp(-data.truth[i]!)));
    expect(errors.reduce((sum, value) => sum + value, 0) / errors.length).toBeLessThan(0.04);
    for (const value of efficiency) {
      expect(value).toBeGreaterThan(0);
      expect(value).toBeLessThanOrEqual(1);
    }
  });

  it('says so when the skew is wrong, and then finds nobody inefficient', () => {
    const data = simulated(200, 0.3, 0.4);
    const turned = stochasticFrontier({
      ...data,
      y: data.y.map((value, i) => 2 * (0.3 * data.x[2 * i]! + 0.6 * data.x[2 * i + 1]!) - value),
    });
    expect(turned).toMatchObject({ wrongSkew: true, gamma: 0, inefficiency: 0, reason: null });
    expect(turned.efficiency.every((value) => value === 1)).toBe(true);
  });

  it('scales with the units of the columns', () => {
    const data = simulated(100, 0.2, 0.4);
    const plain = stochasticFrontier(data);
    const shifted = stochasticFrontier({
      ...data,
      x: data.x.map((value) => 10 * value),
      y: data.y.map((value) => value + 7),
    });
    expect(shifted.coefficients[0]).toBeCloseTo(plain.coefficients[0]! + 7, 4);
    expect(shifted.coefficients[1]).toBeCloseTo(plain.coefficients[1]! / 10, 5);
    expect(shifted.gamma).toBeCloseTo(plain.gamma, 4);
  });

  it('gives a reason for tables without an answer', () => {
    const few = { y: Float64Array.of(1, 2, 3), x: Float64Array.of(1, 2, 4), columns: 1 };
    expect(stochasticFrontier(few).reason).toBe('3 observations, expected at least 4 for 2 coefficients');
    const twin = {
      y: Float64Array.of(1, 2, 3, 5, 4, 6),
      x: Float64Array.of(1, 2, 2, 4, 4, 8, 5, 10, 6, 12, 3, 6),
      columns: 2,
    };
    expect(stochasticFrontier(twin).reason).toContain('collinear');
    expect(
      stochasticFrontier({ ...few, y: Float64Array.of(1, Number.NaN, 3, 4), x: Float64Array.of(1, 2, 3, 5) }).reason,
    ).toBe('an entry is not a finite number');
  });

  it('is the frontier of FRONTIER 4.1 on its example EG1, to the digits at which that program stops', () => {
    const { output, capital, labour } = frontier41;
    const found = stochasticFrontier({
      y: Float64Array.from(output, Math.log),
      x: Float64Array.from(output.flatMap((_, i) => [Math.log(capital[i]!), Math.log(labour[i]!)])),
      columns: 2,
    });
    // FRONTIER's search ends at a likelihood of -17.027229; the top is 4e-6 above
    expect(found.logLikelihood).toBeGreaterThan(frontier41.log_likelihood);
    expect(found.logLikelihood).toBeCloseTo(frontier41.log_likelihood, 5);
    expect(found.logLikelihoodOls).toBeCloseTo(frontier41.ols_log_likelihood, 4);
    frontier41.mle.forEach((coefficient, c) => {
      expect(found.coefficients[c]).toBeCloseTo(coefficient, 5);
      // its errors come from the path of the search, ours from the curvature at the top
      expect(found.standardErrors[c]! / frontier41.mle_standard_errors_by_search[c]!).toBeCloseTo(1, 2);
    });
    expect(found.noise + found.inefficiency).toBeCloseTo(frontier41.sigma_squared, 5);
    expect(found.gamma).toBeCloseTo(frontier41.gamma, 4);
    frontier41.efficiency.forEach((efficiency, i) => {
      expect(found.efficiency[i]).toBeCloseTo(efficiency, 5);
    });
    const mean = found.efficiency.reduce((sum, value) => sum + value, 0) / 60;
    expect(mean).toBeCloseTo(frontier41.mean_efficiency, 5);
  });
});
