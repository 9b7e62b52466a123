import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/*
 * The ladder with constant margins: capability c' = (1 - delta) c + a (rho m + s) rests at c_low without the subsidy s
 * and at c_s with it. A temporary subsidy carries a firm from c_low to the threshold iff it lasts long enough; above the
 * threshold the firm earns the margins of the next stage and needs no subsidy. The model has no such closed form; this
 * checks the formula its escape times are compared with.
 */

/** Years after which capability reaches the threshold when it moves continuously. */
const continuousYears = (low: number, supported: number, threshold: number, decay: number): number =>
  Math.log((supported - low) / (supported - threshold)) / decay;

/** Years when it moves in yearly steps: 1/delta becomes -1/ln(1 - delta). */
const discreteYears = (low: number, supported: number, threshold: number, decay: number): number =>
  Math.log((supported - low) / (supported - threshold)) / -Math.log(1 - decay);

/** Whether a subsidy of whole years lifts capability to the threshold, by iterating the recursion. */
function succeeds(years: number, low: number, supported: number, threshold: number, decay: number): boolean {
  let capability = low;
  for (let year = 0; year < years; year++) capability = (1 - decay) * capability + decay * supported;
  return capability >= threshold;
}

describe('a temporary subsidy on the ladder', () => {
  it('has to last 7.3 years, in yearly steps 6.8, in the example', () => {
    // ln(.6/.2) = ln 3 = 1.0986; over .15 it is 7.32, over -ln .85 = .1625 it is 6.76
    expect(continuousYears(0.6, 1.2, 1, 0.15)).toBeCloseTo(7.32, 2);
    expect(discreteYears(0.6, 1.2, 1, 0.15)).toBeCloseTo(6.76, 2);
    // after 6 steps 1.2 - .6 .85^6 = .974, after 7 steps 1.008
    expect(succeeds(6, 0.6, 1.2, 1, 0.15)).toBe(false);
    expect(succeeds(7, 0.6, 1.2, 1, 0.15)).toBe(true);
  });

  it('takes as many steps as the formula says, whatever the numbers', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.double({ min: 0.02, max: 0.6, noNaN: true }),
        (low, share, rise, decay) => {
          const supported = low + rise;
          const threshold = low + share * rise;
          const years = discreteYears(low, supported, threshold, decay);
          fc.pre(Math.abs(years - Math.round(years)) > 1e-6);
          expect(succeeds(Math.ceil(years), low, supported, threshold, decay)).toBe(true);
          expect(succeeds(Math.floor(years), low, supported, threshold, decay)).toBe(false);
        },
      ),
      { seed: 1, numRuns: 500 },
    );
  });

  it('of continuous length agrees with small steps of the differential equation', () => {
    // dc/dt = delta (c_s - c) in 10,000 steps a year
    const steps = 10_000;
    let capability = 0.6;
    let count = 0;
    while (capability < 1) {
      capability += (0.15 * (1.2 - capability)) / steps;
      count++;
    }
    expect(count / steps).toBeCloseTo(continuousYears(0.6, 1.2, 1, 0.15), 3);
  });

  it('never succeeds, however long, when even with it capability rests below the threshold', () => {
    expect(continuousYears(0.6, 0.95, 1, 0.15)).toBeNaN();
    expect(succeeds(1000, 0.6, 0.95, 1, 0.15)).toBe(false);
  });
});
