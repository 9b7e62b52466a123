import fc from 'fast-check';

/** Amounts with some zeros, at a scale where sums stay exact enough to compare to 9 digits. */
export const amounts = fc.oneof(
  { weight: 1, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.double({ min: 0.01, max: 1000, noNaN: true }) },
);

/** Tables of amounts, up to 6 x 5. */
export const tables = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 5 }))
  .chain(([rows, columns]) =>
    fc
      .array(amounts, { minLength: rows * columns, maxLength: rows * columns })
      .map((cells) => ({ values: Float64Array.from(cells), rows, columns })),
  );

/** A way to put any number of rows into another order. */
export const shuffledRows = fc
  .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 40, maxLength: 40 })
  .map(
    (keys) => (rows: number) => Array.from({ length: rows }, (_, r) => r).sort((a, b) => keys[a] - keys[b] || a - b),
  );
