import { describe, expect, it } from 'vitest';
import { parameters } from '../../../src/agents/firmRule.ts';
import { defaultsOf } from '../../../src/engine/parameter.ts';
import { assumptionRanges } from '../../../src/experiments/comparison/assumptions.ts';
import { type Pair, studyRobustness } from '../../../src/experiments/comparison/studyRobustness.ts';
import type { RunResult } from '../../../src/experiments/runResult.ts';
import { measureNamed } from '../../../src/measures/measures.ts';
import { madeResult } from '../../report/syntheticResult.ts';

const headline = { measure: measureNamed('lq')!, cell: 1 };
const result = (level: number, noise = 0): RunResult =>
  madeResult({ replicates: 10, values: { lq: ({ replicate }) => level + noise * (replicate % 2 === 0 ? 1 : -1) } });
/** Option less baseline is `difference`, give or take `noise`. */
const pair = (difference: number, noise = 0.01): Pair => ({ a: result(1), b: result(1 + difference, noise) });

const ranges = assumptionRanges(parameters, defaultsOf(parameters));
const study = (low: Pair | null, high: Pair | null, base = pair(0.1)) =>
  studyRobustness({ headline, base, ends: [{ range: ranges[1]!, low, high }] });

describe('the range of an assumption', () => {
  it('is the plausible range of its parameters, all moved together', () => {
    expect(ranges.map(({ assumption: { name } }) => name)).toEqual([
      'additionality',
      'spillover',
      'agglomeration',
      'misuse',
      'elasticity',
    ]);
    expect(ranges[1]).toMatchObject({ value: { 'learning.rate': 0.6 }, low: { 'learning.rate': 0.45 } });
    expect(Object.keys(ranges[4]!.high)).toEqual([
      'stage.elasticityUpstream',
      'stage.elasticityMidstream',
      'stage.elasticityDownstream',
    ]);
  });
});

describe('the sign of a difference', () => {
  it('is kept where both ends are clear on the same side', () => {
    const { pairs, base, assumptions } = study(pair(0.05), pair(0.2));
    expect(pairs).toBe(10);
    expect(base.mean).toBeCloseTo(0.1, 12);
    expect(assumptions[0]).toMatchObject({ verdict: 'kept', crossesAt: null, value: 0.6 });
  });

  it('flips where an end is clear on the other side, and the crossing is told', () => {
    const [found] = study(pair(-0.1), pair(0.2)).assumptions;
    expect(found!.verdict).toBe('flips');
    // -.1 at .45, +.1 at .6: half way
    expect(found!.crossesAt).toBeCloseTo(0.525, 12);
  });

  it('is unclear where the interval of an end, or of the comparison itself, includes 0', () => {
    expect(study(pair(0.01, 0.1), pair(0.2)).assumptions[0]!.verdict).toBe('unclear');
    expect(study(pair(0.1), pair(0.2), pair(0.01, 0.1)).assumptions[0]!.verdict).toBe('unclear');
  });

  it('of an assumption that changes no run is not its doing', () => {
    expect(study(pair(0.1), null).assumptions[0]!.verdict).toBe('inert');
  });

  it('ranks the widest swing first', () => {
    const { assumptions } = studyRobustness({
      headline,
      base: pair(0.1),
      ends: [
        { range: ranges[0]!, low: pair(0.09), high: pair(0.11) },
        { range: ranges[2]!, low: pair(0.3), high: pair(0.1) },
        { range: ranges[3]!, low: null, high: pair(0.05) },
      ],
    });
    expect(assumptions.map(({ name }) => name)).toEqual(['agglomeration', 'misuse', 'additionality']);
  });
});
