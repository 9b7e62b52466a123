/** Customs and survey amounts of a firm, money per period, all at least 0. */
export type FirmTrade = {
  /** Exports under processing trade: made to order from imported materials. */
  readonly processingExports: number;
  /** Exports under ordinary trade. */
  readonly ordinaryExports: number;
  /** Materials imported for processing exports. */
  readonly processingImports: number;
  /** Materials imported under ordinary trade. */
  readonly ordinaryImports: number;
  /** Sales at home. */
  readonly domesticSales: number;
};

/**
 * Foreign value in the exports of a firm. Materials imported for processing all go into exports; ordinary imports go into
 * exports and domestic sales in proportion:
 *
 *     VF = M_P + X_O M_O / (D + X_O)
 *
 * - Units: money in, money out.
 * - Edge cases: a firm with ordinary imports but neither ordinary exports nor domestic sales puts none of them into
 *   exports.
 *
 * @throws RangeError when an amount is negative or not finite
 * @see Upward, Wang and Zheng (2013) Journal of Comparative Economics 41(2)
 * @example
 * ```ts
 * const trade = { processingExports: 60, ordinaryExports: 40, processingImports: 33, ordinaryImports: 20, domesticSales: 60 };
 * foreignValueInExports(trade); // => 41
 * ```
 */
export function foreignValueInExports(trade: FirmTrade): number {
  requireTrade(trade);
  const { ordinaryExports, processingImports, ordinaryImports, domesticSales } = trade;
  const ordinary = ordinaryExports + domesticSales;
  return processingImports + (ordinary > 0 ? (ordinaryExports * ordinaryImports) / ordinary : 0);
}

/**
 * `foreignValueInExports` for firms that also buy foreign goods at home: imports are raised by the share that goes through
 * trading firms, and domestic materials carry some foreign content.
 *
 *     VF = M_P / (1 - m) + (X_O / (D + X_O)) M_O / (1 - m) + c (M_T - M_P / (1 - m) - M_O / (1 - m))
 *
 * - Edge cases: when raised imports exceed all materials the last term is 0, not negative.
 *
 * @param materials M_T, all materials bought, at home and abroad
 * @param intermediaries m, share of imports that trading firms bring in, at least 0 and below 1
 * @param foreignContent c, foreign content of domestic materials; studies of China use .05
 * @throws RangeError when an amount is negative or not finite, or a share out of range
 * @see Upward, Wang and Zheng (2013); Zhang, Chen and Zhu (2013, in Chinese) for the two adjustments
 * @example
 * ```ts
 * const trade = { processingExports: 100, ordinaryExports: 0, processingImports: 55, ordinaryImports: 0, domesticSales: 0 };
 * adjustedForeignValue(trade, 70, 0.1, 0.05); // => 61.555555555555554
 * ```
 */
export function adjustedForeignValue(
  trade: FirmTrade,
  materials: number,
  intermediaries: number,
  foreignContent: number,
): number {
  if (!(intermediaries >= 0 && intermediaries < 1)) {
    throw new RangeError(`intermediaries is ${intermediaries}, expected at least 0 and below 1`);
  }
  if (!(foreignContent >= 0 && foreignContent <= 1)) {
    throw new RangeError(`foreignContent is ${foreignContent}, expected from 0 to 1`);
  }
  if (!(materials >= 0 && materials < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`materials is ${materials}, expected a finite number of at least 0`);
  }
  const raised = {
    ...trade,
    processingImports: trade.processingImports / (1 - intermediaries),
    ordinaryImports: trade.ordinaryImports / (1 - intermediaries),
  };
  const domestic = Math.max(0, materials - raised.processingImports - raised.ordinaryImports);
  return foreignValueInExports(raised) + foreignContent * domestic;
}

/**
 * Domestic value-added ratio of a firm's exports from the foreign value in them.
 *
 *     DVAR = 1 - VF / X
 *
 * - Edge cases: NaN without exports. Below 0 when the foreign value exceeds exports: it is left so for the caller to
 *   flag (the firm processes for others, or carries stocks over), never cut off.
 *
 * @see Upward, Wang and Zheng (2013)
 * @example
 * ```ts
 * domesticValueAddedRatio(100, 41); // => 0.59
 * ```
 */
export function domesticValueAddedRatio(exports: number, foreignValue: number): number {
  return exports > 0 ? 1 - foreignValue / exports : Number.NaN;
}

/**
 * Domestic value-added ratio of a processing firm after Kee and Tang.
 *
 *     DVAR = 1 - (M - dD + dF) / X
 *
 * - Units: money. M imported materials, dD domestic content of imports (about 0 for China), dF foreign content of domestic
 *   materials.
 * - Edge cases: NaN without exports; outside 0..1 is left for the caller to flag (their sample drops such firms).
 *
 * @see Kee and Tang (2016) American Economic Review 106(6)
 * @example
 * ```ts
 * processingValueAddedRatio(100, 55, { domesticInImports: 5, foreignInDomestic: 10 }); // => 0.4
 * ```
 */
export function processingValueAddedRatio(
  exports: number,
  imports: number,
  content: { readonly domesticInImports: number; readonly foreignInDomestic: number },
): number {
  return domesticValueAddedRatio(exports, imports - content.domesticInImports + content.foreignInDomestic);
}

/**
 * Upstreamness of a firm's exports or imports: the mean upstreamness of the sectors traded, weighted by their amounts. The
 * span between imports and exports says how many stages the firm covers.
 *
 *     U_f = sum_i (X_fi / X_f) U_i
 *
 * - Shapes: one entry a sector in both lists.
 * - Edge cases: NaN when nothing is traded. A sector of unknown upstreamness (NaN) that is traded makes the result NaN.
 *
 * @throws RangeError when the lists differ in length
 * @see Chor, Manova and Yu (2021) Journal of International Economics 129
 * @example
 * ```ts
 * firmUpstreamness(Float64Array.of(20, 80), Float64Array.of(2.18, 1.84)); // => 1.908
 * ```
 */
export function firmUpstreamness(amounts: Float64Array, upstreamness: Float64Array): number {
  if (amounts.length !== upstreamness.length) {
    throw new RangeError(`upstreamness has ${upstreamness.length} entries, expected ${amounts.length} as amounts has`);
  }
  let total = 0;
  let sum = 0;
  for (let i = 0; i < amounts.length; i++) {
    if (amounts[i] === 0) continue;
    total += amounts[i]!;
    sum += amounts[i]! * upstreamness[i]!;
  }
  return total > 0 ? sum / total : Number.NaN;
}

function requireTrade(trade: FirmTrade): void {
  for (const [name, amount] of Object.entries(trade)) {
    if (!(amount >= 0 && amount < Number.POSITIVE_INFINITY)) {
      throw new RangeError(`${name} is ${amount}, expected a finite number of at least 0`);
    }
  }
}
