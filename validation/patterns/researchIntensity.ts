import { skewness } from '../../src/measures/kernels/skewness.ts';
import { type Reading, SETTLED } from './observation.ts';

/** P11: R&D over sales in settled years: of all firms together, mean over firm-years, skewness over them. */
export const researchIntensity: Reading = ({ firms }) => {
  let research = 0;
  let sales = 0;
  const shares: number[] = [];
  for (const year of firms.slice(SETTLED)) {
    for (const [f, S] of year.sales.entries()) {
      if (!(S > 0)) continue;
      research += year.research[f]!;
      sales += S;
      shares.push(year.research[f]! / S);
    }
  }
  return {
    aggregate: research / sales,
    'firm mean': shares.reduce((sum, share) => sum + share, 0) / shares.length,
    skewness: skewness(Float64Array.from(shares)),
  };
};
