import { LuDecomposition, Matrix } from 'ml-matrix';
import type { InterEconomyTable } from './gvcIndices.ts';
import { grossOutput, leontiefInverse, technicalCoefficients, valueAddedShares } from './inputOutput.ts';

/**
 * The sixteen terms of Wang, Wei and Zhu, in their order, with what each is.
 *
 * @see Wang, Wei and Zhu (2013) NBER 19677
 * @example
 * ```ts
 * Object.keys(exportTerms).length; // => 16
 * ```
 */
export const exportTerms = {
  dvaFinal: 'domestic value added in final goods exported',
  dvaIntermediate: 'domestic value added in intermediates used by the importer for its own final demand',
  dvaReexportedI1: 'in intermediates the importer re-exports as intermediates, for final demand of a third economy',
  dvaReexportedFinal: 'in intermediates the importer re-exports as final goods to a third economy',
  dvaReexportedI2:
    'in intermediates the importer re-exports as intermediates, for exports of final goods between third economies',
  returnedFinal: 'domestic value added that comes home in final goods of the importer',
  returnedFinalThird: 'domestic value added that comes home in final goods of a third economy',
  returnedIntermediate: 'domestic value added that comes home in intermediates, for final demand at home',
  domesticDoubleFinal: 'domestic value counted twice, through intermediates that come home for exports of final goods',
  domesticDoubleIntermediate:
    'domestic value counted twice, through intermediates that come home for exports of intermediates',
  importerFinal: 'value added of the importer in final goods',
  importerIntermediate: 'value added of the importer in intermediates for its own final demand',
  importerDouble: 'value of the importer counted twice, in intermediates it exports again',
  thirdFinal: 'value added of third economies in final goods',
  thirdIntermediate: 'value added of third economies in intermediates for final demand of the importer',
  thirdDouble: 'value of third economies counted twice, in intermediates the importer exports again',
} as const;

export type ExportTerm = keyof typeof exportTerms;

/**
 * Decomposition of gross exports by sector and partner into sixteen terms that add up to them (Wang, Wei and Zhu). With
 * V value added shares, B the Leontief inverse, L the inverse of the domestic block alone, Y final demand, for exports of
 * economy s to r (t, u: third economies; # by entry):
 *
 *     dvaFinal                 (V^s B^ss)' # Y^sr
 *     dvaIntermediate          (V^s L^ss)' # A^sr B^rr Y^rr
 *     dvaReexportedI1          (V^s L^ss)' # A^sr sum_t B^rt Y^tt
 *     dvaReexportedFinal       (V^s L^ss)' # A^sr B^rr sum_t Y^rt
 *     dvaReexportedI2          (V^s L^ss)' # A^sr sum_t B^rt sum_u Y^tu        (u not s, not t)
 *     returnedFinal, ...Third  (V^s L^ss)' # A^sr B^rr Y^rs,  A^sr sum_t B^rt Y^ts
 *     returnedIntermediate     (V^s L^ss)' # A^sr B^rs Y^ss
 *     domesticDoubleFinal      (V^s L^ss)' # A^sr B^rs sum_(t not s) Y^st
 *     domesticDoubleInterm.    (V^s B^ss - V^s L^ss)' # A^sr X^r
 *     importer...              (V^r B^rs)' # Y^sr,  A^sr L^rr Y^rr,  A^sr L^rr E^r
 *     third...                 (sum_t V^t B^ts)' # the same three
 *
 * Summed over partners and sectors they give the nine terms of Koopman, Wang and Wei (`koopmanTerms`). Foreign value added
 * depends on the method: Borin-Mancini and Miroudot-Ye draw the line to double counting elsewhere. Name the method.
 *
 * - Shapes: each term nodes x economies (exporting node, importing economy), money per period; 0 on the own economy.
 * - Edge cases: a node without output has coefficients of 0. `nation` of the table is not used: every border counts.
 * - Cost: the Leontief inverse, and economies x nodes x nodes for the products.
 *
 * @throws RangeError as `gvcIndices`
 * @see Wang, Wei and Zhu (2013) NBER 19677, equation 37; Koopman, Wang and Wei (2014) American Economic Review 104(2)
 * @example
 * ```ts
 * // Three economies of one sector: 0 sells 10 to 1, which sells 30 to the final demand of 2.
 * const intermediate = Float64Array.of(0, 10, 0, 0, 0, 0, 0, 0, 0);
 * const final = Float64Array.of(0, 0, 0, 0, 0, 30, 0, 0, 0);
 * const terms = exportDecomposition({ intermediate, final, economies: 3, sectors: 1 });
 * terms.dvaReexportedFinal[1]; // => 10
 * terms.thirdFinal[1 * 3 + 2]; // => 10
 * terms.dvaFinal[1 * 3 + 2]; // => 20
 * ```
 */
export function exportDecomposition(table: InterEconomyTable): Readonly<Record<ExportTerm, Float64Array>> {
  const { intermediate, final, economies: G, sectors: N } = table;
  const GN = G * N;
  if (final.length !== GN * G) {
    throw new RangeError(`final has ${final.length} entries, expected ${GN} nodes x ${G} economies`);
  }
  const X = grossOutput(intermediate, final, GN);
  const A = technicalCoefficients(intermediate, X);
  const V = valueAddedShares(A, GN);
  const B = leontiefInverse(A, GN);
  const L = Array.from({ length: G }, (_, s) => localInverse(A, GN, s * N, N));

  const terms = Object.fromEntries(Object.keys(exportTerms).map((name) => [name, new Float64Array(GN * G)])) as Record<
    ExportTerm,
    Float64Array
  >;

  /** Block (row economy, column economy) of a nodes x nodes matrix, times a list over the sectors. */
  const times = (matrix: Float64Array, row: number, column: number, list: Float64Array): Float64Array => {
    const product = new Float64Array(N);
    for (let i = 0; i < N; i++) {
      const start = (row * N + i) * GN + column * N;
      for (let j = 0; j < N; j++) product[i]! += matrix[start + j]! * list[j]!;
    }
    return product;
  };
  const demand = (seller: number, buyer: number): Float64Array =>
    Float64Array.from({ length: N }, (_, i) => final[(seller * N + i) * G + buyer]!);
  const output = (r: number): Float64Array => X.slice(r * N, (r + 1) * N);
  /** Row sums of value added of economy t over its sectors, V^t B^ts. */
  const valueIn = (t: number, s: number): Float64Array => {
    const sums = new Float64Array(N);
    for (let i = 0; i < N; i++) {
      for (let j = 0; j < N; j++) sums[j]! += V[t * N + i]! * B[(t * N + i) * GN + s * N + j]!;
    }
    return sums;
  };
  const sum = (lists: readonly Float64Array[]): Float64Array => {
    const total = new Float64Array(N);
    for (const list of lists) for (let i = 0; i < N; i++) total[i]! += list[i]!;
    return total;
  };

  // B^rt Y^tu for every r, t, u: the same products serve every exporter
  const reach = Array.from({ length: G }, (_, r) =>
    Array.from({ length: G }, (_, t) => Array.from({ length: G }, (_, u) => times(B, r, t, demand(t, u)))),
  );
  const localDemand = Array.from({ length: G }, (_, r) => multiply(L[r]!, demand(r, r)));
  const exported = Array.from({ length: G }, (_, r) => exportsOf(table, r));
  const localExports = Array.from({ length: G }, (_, r) => multiply(L[r]!, exported[r]!));

  for (let s = 0; s < G; s++) {
    const others = Array.from({ length: G }, (_, t) => t).filter((t) => t !== s);
    const global = valueIn(s, s);
    const local = Float64Array.from({ length: N }, (_, j) => {
      let value = 0;
      for (let i = 0; i < N; i++) value += V[s * N + i]! * L[s]![i * N + j]!;
      return value;
    });
    const foreign = new Map(others.map((t) => [t, valueIn(t, s)]));
    for (const r of others) {
      const third = others.filter((t) => t !== r);
      const use = (list: Float64Array): Float64Array => times(A, s, r, list);
      const put = (term: ExportTerm, share: Float64Array, amount: Float64Array): void => {
        for (let i = 0; i < N; i++) terms[term][(s * N + i) * G + r] = share[i]! * amount[i]!;
      };
      const at = reach[r]!;
      put('dvaFinal', global, demand(s, r));
      put('dvaIntermediate', local, use(at[r]![r]!));
      put('dvaReexportedI1', local, use(sum(third.map((t) => at[t]![t]!))));
      put('dvaReexportedFinal', local, use(sum(third.map((t) => at[r]![t]!))));
      put(
        'dvaReexportedI2',
        local,
        use(sum(third.flatMap((t) => others.filter((u) => u !== t).map((u) => at[t]![u]!)))),
      );
      put('returnedFinal', local, use(at[r]![s]!));
      put('returnedFinalThird', local, use(sum(third.map((t) => at[t]![s]!))));
      put('returnedIntermediate', local, use(at[s]![s]!));
      put('domesticDoubleFinal', local, use(sum(others.map((t) => at[s]![t]!))));
      put(
        'domesticDoubleIntermediate',
        global.map((value, i) => value - local[i]!),
        use(output(r)),
      );
      const own = foreign.get(r)!;
      const elsewhere = sum(third.map((t) => foreign.get(t)!));
      put('importerFinal', own, demand(s, r));
      put('importerIntermediate', own, use(localDemand[r]!));
      put('importerDouble', own, use(localExports[r]!));
      put('thirdFinal', elsewhere, demand(s, r));
      put('thirdIntermediate', elsewhere, use(localDemand[r]!));
      put('thirdDouble', elsewhere, use(localExports[r]!));
    }
  }
  return terms;
}

/** Exports of an economy by sector, intermediate and final. */
function exportsOf({ intermediate, final, economies, sectors }: InterEconomyTable, s: number): Float64Array {
  const nodes = economies * sectors;
  return Float64Array.from({ length: sectors }, (_, i) => {
    const n = s * sectors + i;
    let total = 0;
    for (let m = 0; m < nodes; m++) if (Math.floor(m / sectors) !== s) total += intermediate[n * nodes + m]!;
    for (let e = 0; e < economies; e++) if (e !== s) total += final[n * economies + e]!;
    return total;
  });
}

/** (I - A_ss)^-1, sectors x sectors; it exists wherever the inverse of the whole does. */
function localInverse(coefficients: Float64Array, nodes: number, first: number, n: number): Float64Array {
  const matrix = Matrix.eye(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      matrix.set(i, j, (i === j ? 1 : 0) - coefficients[(first + i) * nodes + first + j]!);
    }
  }
  return Float64Array.from(new LuDecomposition(matrix).solve(Matrix.eye(n)).to1DArray());
}

function multiply(matrix: Float64Array, list: Float64Array): Float64Array {
  const n = list.length;
  return Float64Array.from({ length: n }, (_, i) => {
    let total = 0;
    for (let j = 0; j < n; j++) total += matrix[i * n + j]! * list[j]!;
    return total;
  });
}
