import { describe, expect, it } from 'vitest';
import type { RunRecord } from '../../src/measures/measure.ts';
import { measureNamed } from '../../src/measures/measures.ts';

const columns = [
  'sales inputs subsidies wages research profit employment skilled firms capital competence inventions conversions',
  'realisedSteps newProductSales entries exits arrivals climbs falls',
].flatMap((names) => names.split(' '));

/**
 * One year, regions a and b and the bloc w, one industry of three stages; node = economy x 3 + stage. Employment 10, 20, 10
 * in a and 0, 40, 0 in b; flows along the chain as given.
 */
function record(over: Readonly<Record<string, readonly number[]>> = {}): RunRecord {
  const nodeYear = Object.fromEntries(columns.map((name) => [name, Float64Array.from(over[name] ?? Array(9).fill(0))]));
  const flow = new Float64Array(27);
  // sales of (stage, origin, destination)
  const sell = (s: number, o: number, d: number, amount: number) => {
    flow[(s * 3 + o) * 3 + d] = amount;
  };
  sell(0, 0, 0, 6);
  sell(0, 2, 0, 2);
  sell(0, 2, 1, 10);
  sell(1, 0, 0, 20);
  sell(1, 1, 2, 20);
  sell(2, 0, 2, 40);
  sell(2, 2, 2, 60);
  return {
    years: 1,
    economies: ['a', 'b', 'w'],
    regions: 2,
    industries: ['k'],
    nodeYear,
    clusterYear: { state: new Uint8Array(2) },
    economyYear: {
      wage: new Float64Array(3),
      restEmployment: Float64Array.of(60, 60, 0),
      restOutput: new Float64Array(3),
      policySpending: new Float64Array(3),
    },
    marketYear: { demand: new Float64Array(3) },
    linkYear: { flow },
    // upstream to midstream to downstream to final demand
    use: { supplier: [0, 1, 2], user: [1, 2, -1], share: [1, 1, 1] },
  } as unknown as RunRecord;
}
const employment = [10, 20, 10, 0, 40, 0, 0, 0, 0];
const of = (name: string, over: Readonly<Record<string, readonly number[]>> = {}) =>
  Array.from(measureNamed(name)!.compute(record({ employment, ...over })));

describe('measures of a run on a record worked by hand', () => {
  it('take the similarity and distance of employment by stage: (.25, .5, .25) and (0, 1, 0)', () => {
    // cosine .5 / sqrt(.0625 + .25 + .0625); distance .25 + .5 + .25
    const cosine = 0.5 / Math.sqrt(0.375);
    expect(of('structuralSimilarity')).toEqual([expect.closeTo(cosine, 12), expect.closeTo(cosine, 12)]);
    expect(of('krugmanSpecialisation')).toEqual([1, 1]);
    expect(of('structuralDistance')).toEqual([1]);
  });

  it('take concentration over regions: 40 and 40 of the industry, 100 and 100 of everything', () => {
    expect(of('regionalHerfindahl')).toEqual([0.5]);
    expect(of('theil')).toEqual([0]);
    const uneven = [30, 20, 10, 0, 20, 0, 0, 0, 0];
    // industry .75 and .25, everything 120 and 80 of 200
    const theil = 0.75 * Math.log(0.75 / 0.6) + 0.25 * Math.log(0.25 / 0.4);
    expect(of('theil', { employment: uneven })).toEqual([expect.closeTo(theil, 12)]);
    expect(of('regionalHerfindahl', { employment: uneven })).toEqual([0.625]);
    // location quotients (60/120)/(80/200) = 1.25 and (20/80)/.4 = .625, scores +-1/sqrt(2)
    expect(of('lqSymmetric', { employment: uneven })).toEqual([expect.closeTo(1 / 9, 12), expect.closeTo(-3 / 13, 12)]);
    expect(of('lqStandardised', { employment: uneven })).toEqual([
      expect.closeTo(Math.SQRT1_2, 12),
      expect.closeTo(-Math.SQRT1_2, 12),
    ]);
  });

  it('take the foreign share of inputs and the concentration of where they come from', () => {
    // midstream of a buys 6 at home and 2 abroad, downstream of a all at home, midstream of b all abroad
    const shares = [Number.NaN, 0.25, 0, Number.NaN, 1, Number.NaN];
    expect(of('foreignInputShare')).toEqual(shares);
    expect(of('supplierConcentration')).toEqual([Number.NaN, 0.625, 1, Number.NaN, 1, Number.NaN]);
  });

  it('count stages to final use and since value was added', () => {
    // a: upstream -> midstream -> downstream -> final; b: midstream sells to downstream of w
    expect(of('upstreamness')).toEqual([3, 2, 1, Number.NaN, 2, Number.NaN]);
    // midstream of a: 8 of 20 are inputs of one stage; downstream of a: 20 of 40; midstream of b: 10 of 20
    const closest = [1, 1.4, 1.7, Number.NaN, 1.5, Number.NaN];
    expect(of('downstreamness')).toEqual(closest.map((x) => (Number.isNaN(x) ? x : expect.closeTo(x, 12))));
  });

  it('have no chain length in a year in which a stage buys for more than it sells', () => {
    const broken = record({ employment });
    (broken.linkYear.flow as unknown as Float64Array)[(0 * 3 + 2) * 3 + 1] = 30;
    for (const name of ['upstreamness', 'downstreamness']) {
      expect(Array.from(measureNamed(name)!.compute(broken)).every(Number.isNaN), name).toBe(true);
    }
  });

  it.each([
    ['entries', 'entries'],
    ['exits', 'exits'],
    ['relocations', 'arrivals'],
    ['upgrades', 'climbs'],
    ['downgrades', 'falls'],
    ['inventions', 'inventions'],
  ])('count %s by region, industry and stage, without the blocs', (name, column) => {
    expect(of(name, { [column]: [1, 2, 3, 4, 5, 6, 7, 8, 9] })).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('take new products over sales, and competence as a ratio to the frontier', () => {
    const sales = [10, 20, 10, 0, 0, 0, 0, 0, 0];
    expect(of('newProductShare', { sales, newProductSales: [1, 0, 3, 0, 0, 0, 0, 0, 0] })).toEqual([0.1, Number.NaN]);
    const competence = [0, Math.log(0.5), Number.NaN, 0, 0, 0, 0, 0, 0];
    expect(of('productivity', { competence }).slice(0, 3)).toEqual([1, expect.closeTo(0.5, 12), Number.NaN]);
  });
});
