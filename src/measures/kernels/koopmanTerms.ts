import type { ExportTerm } from './exportDecomposition.ts';

/**
 * The nine terms of Koopman, Wang and Wei, as sums of the sixteen of Wang, Wei and Zhu. They are meant for the exports of
 * a whole economy; they add up to gross exports.
 *
 * - Shapes: sixteen amounts in, nine out; money per period.
 *
 * @see Koopman, Wang and Wei (2014) American Economic Review 104(2); Wang, Wei and Zhu (2013) NBER 19677 for the mapping
 * @example
 * ```ts
 * const none = { dvaFinal: 1, dvaIntermediate: 2, dvaReexportedI1: 0, dvaReexportedFinal: 0, dvaReexportedI2: 0 };
 * const back = { returnedFinal: 3, returnedFinalThird: 4, returnedIntermediate: 0 };
 * const twice = { domesticDoubleFinal: 0, domesticDoubleIntermediate: 0, importerDouble: 0, thirdDouble: 0 };
 * const foreign = { importerFinal: 0, importerIntermediate: 0, thirdFinal: 0, thirdIntermediate: 0 };
 * koopmanTerms({ ...none, ...back, ...twice, ...foreign }).returnedFinal; // => 7
 * ```
 */
export function koopmanTerms(of: Readonly<Record<ExportTerm, number>>) {
  return {
    /** Domestic value added in exports of final goods. */
    dvaFinal: of.dvaFinal,
    /** Domestic value added in intermediates, absorbed as final goods made by the economy that consumes them. */
    dvaIntermediate: of.dvaIntermediate + of.dvaReexportedI1,
    /** Domestic value added in intermediates, absorbed as final goods that another economy made and exported. */
    dvaReexported: of.dvaReexportedFinal + of.dvaReexportedI2,
    /** Domestic value added that comes home in final goods. */
    returnedFinal: of.returnedFinal + of.returnedFinalThird,
    /** Domestic value added that comes home in intermediates. */
    returnedIntermediate: of.returnedIntermediate,
    /** Domestic value counted twice. */
    domesticDouble: of.domesticDoubleFinal + of.domesticDoubleIntermediate,
    /** Foreign value added in exports of final goods. */
    foreignFinal: of.importerFinal + of.thirdFinal,
    /** Foreign value added in exports of intermediates. */
    foreignIntermediate: of.importerIntermediate + of.thirdIntermediate,
    /** Foreign value counted twice. */
    foreignDouble: of.importerDouble + of.thirdDouble,
  };
}
