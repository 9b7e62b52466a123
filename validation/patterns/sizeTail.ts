import { hillExponent } from '../../src/measures/kernels/hillExponent.ts';
import { powerLawTail } from '../../src/measures/kernels/powerLawTail.ts';
import type { Reading } from './observation.ts';

/** Share of firms that Hill's estimator takes as the tail, beside the fit of Clauset. */
const HILL_SHARE = 0.05;

/** P6: exponent of the share of firms with larger sales, in the last year. */
export const sizeTail: Reading = ({ firms }) => {
  const sales = Float64Array.from(firms.at(-1)!.sales).filter((value) => value > 0);
  const fit = powerLawTail(sales);
  return {
    exponent: fit.alpha - 1,
    // beside the band
    'share of firms in the tail': fit.tail / fit.count,
    'exponent by Hill, largest 5 %': hillExponent(sales, Math.floor(HILL_SHARE * sales.length)).exponent,
  };
};
