/**
 * Revealed comparative advantage (Balassa 1965) of regions: share of an industry in the sales of the region over its share
 * in the nation.
 * @param sales R x K sales, industry within region.
 * @returns R x K ratios; 0 where the region or the industry sells nothing.
 */
export function revealedAdvantage(sales: Float64Array, regions: number, industries: number): Float64Array {
  const ofRegion = new Float64Array(regions);
  const ofIndustry = new Float64Array(industries);
  let all = 0;
  for (let c = 0; c < regions * industries; c++) {
    ofRegion[Math.floor(c / industries)]! += sales[c]!;
    ofIndustry[c % industries]! += sales[c]!;
    all += sales[c]!;
  }
  return sales.map((value, c) => {
    const expected = ofRegion[Math.floor(c / industries)]! * ofIndustry[c % industries]!;
    return expected > 0 ? (value * all) / expected : 0;
  });
}
