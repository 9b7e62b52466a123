import { describe, expect, it } from 'vitest';
import { meets, readGoal, readOpenGoal, readOutcome } from '../../src/experiments/search/goal.ts';
import { measures } from '../../src/measures/measures.ts';

const one = { regions: ['East', 'West'], industries: ['glass'], years: [2010, 2011, 2012] };
const two = { ...one, industries: ['glass', 'steel'] };
const goal = (text: string, shape = one) => readGoal(text, measures, shape);
const refusal = (text: string, shape = one): string => {
  try {
    goal(text, shape);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error(`'${text}' was not refused`);
};

describe('readGoal', () => {
  it('finds measure, place, level, year and share', () => {
    expect(goal('lq of West >= 1.5 by 2012 in 80 % of runs')).toMatchObject({
      measure: { name: 'lq' },
      cell: 1,
      atLeast: true,
      level: 1.5,
      year: 2,
      share: 0.8,
    });
    // cells: industry within region, stage within industry: West (1) x 2 industries + steel (1), stage 2 of 3
    expect(goal('output of West/steel/downstream <= 3e-2 by 2010 in 50%', two)).toMatchObject({
      cell: (1 * 2 + 1) * 3 + 2,
      atLeast: false,
      level: 0.03,
      year: 0,
    });
    expect(goal('escapedShare >= 0.5 by 2012 in 100 % of the runs')).toMatchObject({ cell: 0, share: 1 });
  });

  it('names what is wrong and what was expected', () => {
    expect(refusal('make it good')).toContain("a goal such as 'lq of Central >= 1.5 by 2030 in 80 % of runs'");
    expect(refusal('ql of West >= 1 by 2012 in 80 %')).toContain("--goal is 'ql'");
    expect(refusal('lq of North >= 1 by 2012 in 80 %')).toContain("'North'; expected region: one of East, West");
    expect(refusal('lq of West >= 1 by 2012 in 80 %', two)).toContain('<region>/<industry> for lq');
    expect(refusal('lq >= 1 by 2012 in 80 %')).toContain('<region> for lq');
    expect(refusal('lq of West >= 1 by 2030 in 80 %')).toContain('a year of the run, 2010 to 2012');
    expect(refusal('lq of West >= 1 by 2012 in 180 %')).toContain('up to 100 %');
    expect(refusal('lq of West >= 1.2.3 by 2012 in 80 %')).toContain('a number');
  });

  it('is not met by an undefined value, in either direction', () => {
    expect(meets(goal('lq of West >= 1 by 2012 in 80 %'), Number.NaN)).toBe(false);
    expect(meets(goal('lq of West <= 1 by 2012 in 80 %'), Number.NaN)).toBe(false);
    expect(meets(goal('lq of West <= 1 by 2012 in 80 %'), 1)).toBe(true);
  });
});

describe('readOpenGoal', () => {
  it('leaves the share of runs open where none is stated; readGoal asks for it', () => {
    expect(readOpenGoal('lq of West >= 1.5 by 2012', measures, one)).toMatchObject({
      cell: 1,
      level: 1.5,
      share: null,
    });
    expect(readOpenGoal('lq of West >= 1.5 by 2012 in 80 %', measures, one).share).toBe(0.8);
    expect(refusal('lq of West >= 1.5 by 2012')).toContain("'... by 2030 in 80 % of runs'");
  });
});

describe('readOutcome', () => {
  it('finds a measure and its place', () => {
    expect(readOutcome('lq of West', measures, one)).toMatchObject({ measure: { name: 'lq' }, cell: 1 });
    expect(readOutcome('escapedShare', measures, one)).toMatchObject({ cell: 0 });
    expect(() => readOutcome('lq', measures, one)).toThrow('--outcome');
    expect(() => readOutcome('ql of West', measures, one)).toThrow("--outcome is 'ql'");
  });
});
