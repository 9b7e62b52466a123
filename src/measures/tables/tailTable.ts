import { hashText } from '../../engine/random.ts';
import { hillExponent } from '../kernels/hillExponent.ts';
import { powerLawP, powerLawTail } from '../kernels/powerLawTail.ts';
import { tableMeasure } from './tableMeasure.ts';

/** Most steps of the bootstrap: some twenty seconds. */
const MOST_STEPS = 2e9;

export const tailTable = tableMeasure({
  name: 'tail',
  label: { en: 'Power-law tail', zh: '幂律尾部' },
  unit: '1',
  meaning:
    'Exponent of the upper tail of a column, such as firm sales: density ~ x^-alpha above xmin, with xmin where the tail is closest to a power law; that of the share of firms above x is alpha - 1 (Zipf: 1). p says how often samples of such a law are further from their own fit: a small one speaks against a power law. Values of 0 or less are in no tail. Undefined with fewer than ten positive values.',
  source: 'Clauset, Shalizi & Newman 2009; Hill 1975; Axtell 2001',
  columns: [],
  flags: {
    column: { kind: 'column', doc: 'the column of sizes', required: true },
    draws: {
      kind: 'number',
      whole: true,
      least: 0,
      most: 100_000,
      default: 200,
      doc: 'samples for p; 0 leaves p out',
    },
    seed: { kind: 'number', whole: true, least: 0, most: 1e9, default: 1, doc: 'seed of the draws' },
  },
  results: {
    value: 'alpha',
    alpha: 'exponent of the density in the tail',
    se: 'standard error of alpha',
    xmin: 'where the tail starts',
    ks: 'largest distance of the distribution functions in the tail',
    p: 'share of samples from the fitted law that are further from their fit',
    tail: 'values in the tail',
    exponent: 'alpha - 1: exponent of the share of values above x',
  },
  example: 'examples/tables/firm-sizes.csv --column sales --draws 100',
  compute(table, { column, draws, seed }) {
    const values = table.numbers(column);
    const fit = powerLawTail(values);
    const steps = draws * Math.min(fit.count, 1000) * fit.count;
    if (fit.reason === undefined && steps > MOST_STEPS) {
      const fewer = Math.floor(MOST_STEPS / (Math.min(fit.count, 1000) * fit.count));
      throw table.refuse({
        flag: '--draws',
        problem: `is ${draws} for ${fit.count} values, which would take minutes`,
        expected: `at most ${fewer} (0 leaves p out)`,
      });
    }
    const p = powerLawP(values, fit, { draws, key: { high: hashText('tail'), low: seed } });
    const { alpha, standardError, xmin, ks, tail, count } = fit;
    const left = values.length - count;
    const notes = [
      ...(fit.reason === undefined ? [] : [`Undefined: ${fit.reason}.`]),
      ...(left === 0 || fit.reason !== undefined
        ? []
        : [`${left} of ${values.length} values are 0 or less and left out.`]),
      ...(fit.reason === undefined && draws > 0 ? [`p: ${draws} samples (seed ${seed}).`] : []),
      ...(fit.reason === undefined && tail < 50 ? [`The tail has ${tail} values: alpha is unsure.`] : []),
    ];
    const hill = [0.01, 0.02, 0.05, 0.1, 0.2].map((share) => {
      const k = Math.floor(share * count);
      const { exponent, standardError: se } = hillExponent(values, k);
      return { share, k, exponent, se };
    });
    return {
      rows: [{ column, value: alpha, alpha, se: standardError, xmin, ks, p, tail, exponent: alpha - 1 }],
      sets: { hill },
      notes: [...notes, 'hill: exponent of the share of values above x from the largest k values, for comparison.'],
    };
  },
});
