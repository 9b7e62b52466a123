import { describe, expect, it } from 'vitest';
import { convertInventions } from '../../src/agents/convertInventions.ts';
import { invent } from '../../src/agents/invent.ts';
import { inventionFields } from '../../src/agents/inventionFields.ts';
import { startRun } from '../../src/createRun.ts';
import { phase } from '../../src/engine/engine.ts';
import type { Rule } from '../../src/engine/rule.ts';
import { model } from '../../src/model.ts';
import { byStage, lockInWorld, runKey, runOf, withValues } from '../support/lockInWorld.ts';

const TICKS = 16;
const FIRMS = 5000;
const CLASSES = 5;

/** Firms of one cluster, as many a stage, with fixed sales, R&D intensity, absorptive capacity and reliance. */
function inventors(intensity: number, capacity: number, reliance: number, lines: number, rule: Rule = invent) {
  const world = {
    ...lockInWorld,
    clusters: [{ ...lockInWorld.clusters[0]!, firms: byStage(FIRMS, FIRMS, FIRMS), sales: byStage(9, 40, 30) }],
  };
  const parameters = withValues({ 'research.arrival': 0.9, 'research.displacement': 0.9 });
  const engine = startRun(runOf({ world, parameters, years: 10 }), runKey, {
    model: { ...model, tick: [phase('invention', rule)] },
  });
  const { firm, node } = engine.world;
  firm.unconverted.fill(0);
  for (let f = 0; f < firm.count; f++) {
    firm.sales[f] = lines * parameters.research.lineSize * node.referenceCapital[firm.node[f]!]!;
    firm.research[f] = intensity * firm.sales[f]!;
    firm.absorptiveCapacity[f] = capacity;
    firm.foreignReliance[f] = reliance;
  }
  return { engine, parameters };
}

/** Probability of each number of events up to the last class, which takes the rest. */
function poissonClasses(mean: number): number[] {
  const classes: number[] = [];
  let term = Math.exp(-mean);
  let rest = 1;
  for (let i = 0; i < CLASSES - 1; i++) {
    classes.push(term);
    rest -= term;
    term *= mean / (i + 1);
  }
  return [...classes, rest];
}

describe('inventions at a fixed R&D intensity', () => {
  it.each([
    // intensity, absorptive capacity, reliance, product lines
    [0.05, 0.3, 0, 1],
    [0.1, 0.15, 0.5, 1],
    [0.05, 0.3, 0.2, 3.5],
  ])('are Poisson with the stated rate at intensity %f, capacity %f, reliance %f and %f lines', (...setting) => {
    const [intensity, capacity, reliance, lines] = setting;
    const { engine, parameters } = inventors(intensity, capacity, reliance, lines);
    const { arrival, referenceIntensity, ownKnowledge, displacement } = parameters.research;
    const { firm, node } = engine.world;
    const counts = [0, 1, 2].map(() => new Float64Array(CLASSES));
    const before = new Int32Array(firm.count);
    for (let tick = 0; tick < TICKS; tick++) {
      before.set(firm.unconverted.subarray(0, firm.count));
      engine.step();
      for (let f = 0; f < firm.count; f++) {
        const found = firm.unconverted[f]! - before[f]!;
        counts[node.stage[firm.node[f]!]!]![Math.min(found, CLASSES - 1)]!++;
      }
    }
    for (const s of [0, 1, 2]) {
      const [design, , brand] = inventionFields[s]!;
      // e.g. lines .9 .05/.05 (.3/.3)^.5 (1 - .9 f (w_U + w_D)) a year, a quarter of it a tick
      const mean =
        ((lines * arrival * intensity) / referenceIntensity) *
        (capacity / 0.3) ** ownKnowledge *
        (1 - displacement * reliance * (design + brand)) *
        0.25;
      const expected = poissonClasses(mean).map((share) => share * FIRMS * TICKS);
      let distance = 0;
      expected.forEach((number, i) => {
        distance += (counts[s]![i]! - number) ** 2 / number;
      });
      // chi-square with 4 degrees of freedom exceeds 18.47 once in a thousand; the keys are fixed, so it stays passed
      expect(distance, `stage ${s}, mean ${mean}`).toBeLessThan(18.47);
      // every class is filled well enough for the chi-square to hold
      expect(Math.min(...expected)).toBeGreaterThan(1);
    }
  });

  it('come independently in every quarter: the number in four years varies as much as its mean', () => {
    const { engine } = inventors(0.05, 0.3, 0, 1);
    for (let tick = 0; tick < TICKS; tick++) engine.step();
    const { firm } = engine.world;
    const values = firm.unconverted.subarray(0, firm.count);
    let mean = 0;
    for (const value of values) mean += value / values.length;
    let variance = 0;
    for (const value of values) variance += (value - mean) ** 2 / values.length;
    // .9 a year over 4 years = 3.6; the ratio of variance to mean of 15,000 Poisson numbers has the error sqrt(2/n)
    expect(mean).toBeGreaterThan(3.6 - 4 * Math.sqrt(3.6 / values.length));
    expect(mean).toBeLessThan(3.6 + 4 * Math.sqrt(3.6 / values.length));
    expect(Math.abs(variance / mean - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
  });
});

describe('inventions in the drawer', () => {
  it('are used or lost in proportion to the two rates, and a use keeps 5/32 of a step in the mean', () => {
    const { engine, parameters } = inventors(0.05, 0.3, 0, 1, convertInventions);
    const { conversion, loss } = parameters.research;
    const { firm, node } = engine.world;
    node.captivity.fill(0);
    firm.unconverted.fill(1);
    firm.marketAccess.fill(1);
    let left = 0;
    let used = 0;
    let kept = 0;
    for (let tick = 0; tick < TICKS; tick++) {
      engine.step();
      for (let n = 0; n < node.count; n++) {
        used += node.conversions[n]!;
        kept += node.realisedSteps[n]!;
      }
    }
    for (let f = 0; f < firm.count; f++) left += 1 - firm.unconverted[f]!;
    // at the defaults .354/(.354 + .3) = .541; the error of a share p of n is sqrt(p (1 - p)/n)
    const share = conversion / (conversion + loss);
    expect(left).toBeGreaterThan(0.9 * firm.count * (1 - Math.exp(-(conversion + loss) * TICKS * 0.25)));
    expect(Math.abs(used / left - share)).toBeLessThan(3 * Math.sqrt((share * (1 - share)) / left));
    // E[max(0, 2B - 1)] = 5/32 and E[max(0, 2B - 1)^2] = 1/14 for B ~ Beta(3, 3): variance .0714 - .0244 = .0470
    expect(Math.abs(kept / used - 5 / 32)).toBeLessThan(3 * Math.sqrt((1 / 14 - (5 / 32) ** 2) / used));
  });
});
