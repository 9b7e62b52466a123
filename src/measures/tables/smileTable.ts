import { smileTest } from '../kernels/smileTest.ts';
import { tableMeasure } from './tableMeasure.ts';

export const smileTable = tableMeasure({
  name: 'smile',
  label: { en: 'Smile test', zh: '微笑曲线检验' },
  unit: 'units of value over units of position squared',
  meaning:
    'Whether value is high at both ends of a chain and low in its middle: curvature of a parabola through value by position, and the test of Lind and Mehlum, which asks for a slope that is surely negative at the first position and surely positive at the last. A smile has curvature above 0, its lowest point inside the positions and p below 0.05. Undefined with fewer than four different positions.',
  source: 'Lind & Mehlum 2010; Ye, Meng & Wei 2015',
  columns: [
    { name: 'position', kind: 'number', doc: 'place in the chain: upstreamness, or a number by stage' },
    { name: 'value', kind: 'number', doc: 'value added per worker, its share, or a margin' },
  ],
  flags: {},
  results: {
    value: 'curvature: coefficient of the squared position',
    se: 'standard error of the curvature',
    vertex: 'position of the lowest (or highest) point',
    slopeLow: 'slope at the first position',
    slopeHigh: 'slope at the last position',
    p: 'p value of the test of Lind and Mehlum',
    smile: 'curvature above 0, vertex inside and p below 0.05',
    positions: 'different positions',
    rSquared: 'share of variance the parabola explains',
  },
  example: 'examples/tables/smile.csv',
  compute(table) {
    const test = smileTest(table.numbers('position'), table.numbers('value'));
    const row = {
      rows: table.rows,
      value: test.curvature,
      se: test.curvatureError,
      vertex: test.vertex,
      slopeLow: test.slopeLow,
      slopeHigh: test.slopeHigh,
      p: test.p,
      smile: test.isSmile,
      positions: test.positions,
      rSquared: test.rSquared,
    };
    const notes = test.reason === undefined ? [] : [`Undefined: ${test.reason}.`];
    return { rows: [row], notes };
  },
});
