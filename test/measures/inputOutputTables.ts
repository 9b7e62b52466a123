import fc from 'fast-check';
import leather from '../oracles/leather_gvc.json' with { type: 'json' };

/** 3 countries x 3 industries; the classic example of decompr. */
export const leatherTable = {
  intermediate: Float64Array.from(leather.inter.flat()),
  final: Float64Array.from(leather.final.flat()),
  output: Float64Array.from(leather.output),
  economies: 3,
  sectors: 3,
};

/** I + A + A^2 + ..., summed until nothing is added: a way to the Leontief inverse that shares no code with the kernel. */
export function powerSeries(coefficients: Float64Array, n: number): Float64Array {
  const sum = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  for (let term = sum.slice(), biggest = 1; biggest > 1e-17; ) {
    const next = new Float64Array(n * n);
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < n; k++) {
        for (let j = 0; j < n; j++) next[i * n + j] += term[i * n + k] * coefficients[k * n + j];
      }
    }
    term = next;
    biggest = Math.max(...term);
    for (let i = 0; i < n * n; i++) sum[i] += term[i];
  }
  return sum;
}

/**
 * Random consistent tables: coefficients whose columns add up to 0.8 at most and final demand are drawn, output and
 * flows follow. Some economies buy nothing; nations are drawn too.
 */
export const interEconomyTables = fc
  .record({
    economies: fc.integer({ min: 1, max: 4 }),
    sectors: fc.integer({ min: 1, max: 3 }),
  })
  .chain(({ economies, sectors }) => {
    const nodes = economies * sectors;
    const weights = (length: number) =>
      fc.array(fc.oneof(fc.constant(0), fc.double({ min: 0.01, max: 1, noNaN: true })), {
        minLength: length,
        maxLength: length,
      });
    return fc.record({
      economies: fc.constant(economies),
      sectors: fc.constant(sectors),
      nation: fc.array(fc.integer({ min: 0, max: 1 }), { minLength: economies, maxLength: economies }),
      coefficients: weights(nodes * nodes).map((w) => Float64Array.from(w, (x) => (0.8 * x) / nodes)),
      // The last bit keeps every node alive: it sells a little to economy 0.
      final: weights(nodes * economies).map((w) => Float64Array.from(w, (x, i) => x + (i % economies === 0 ? 0.1 : 0))),
    });
  })
  .map(({ economies, sectors, nation, coefficients, final }) => {
    const n = economies * sectors;
    const inverse = powerSeries(coefficients, n);
    const demand = Array.from({ length: n }, (_, i) =>
      final.subarray(i * economies, (i + 1) * economies).reduce((a, b) => a + b, 0),
    );
    const output = Float64Array.from(demand, (_, i) => demand.reduce((x, y, j) => x + inverse[i * n + j] * y, 0));
    const intermediate = coefficients.map((a, ij) => a * output[ij % n]);
    return { economies, sectors, nation, coefficients, inverse, final, demand, output, intermediate };
  });
