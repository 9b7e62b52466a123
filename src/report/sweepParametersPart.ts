import type { VariantStudy } from '../experiments/analysis/studySweep.ts';
import { number, type SweepPart, type SweepTable, text } from './sweepPart.ts';
import type { SweepView } from './sweepView.ts';

/** Largest first, so that what matters is read first. */
const ranked = <T>(rows: readonly T[], size: (row: T) => number): T[] => [...rows].sort((a, b) => size(b) - size(a));

function indicesOf(view: SweepView, variant: VariantStudy): SweepTable[] {
  const { t, input, nameOf } = view;
  const { morris, sobol, pawn } = variant.analysis;
  const factors = input.factors.map(({ label }, k) => ({ label, k }));
  const caption = nameOf(variant);
  const parameter = text(t('sweepParameter'));
  const interval = number(t('sweepInterval'));
  const tables: SweepTable[] = [];
  if (morris !== undefined) {
    tables.push({
      caption,
      columns: [parameter, number(t('sweepMuStar')), interval, number(t('sweepMu')), number(t('sweepSigma'))],
      rows: ranked(factors, ({ k }) => morris[k]!.muStar.value).map(({ label, k }) => {
        const { muStar, mu, sigma } = morris[k]!;
        // in the unit of the outcome; an effect may be far smaller than the digits its level deserves
        const digits = (value: number): string => view.numbers.plain(value, 2);
        const between = Number.isFinite(muStar.low)
          ? t('range', { low: digits(muStar.low), high: digits(muStar.high) })
          : t('undefined');
        return [label, digits(muStar.value), between, digits(mu), digits(sigma)];
      }),
    });
  }
  if (sobol !== undefined) {
    tables.push({
      caption,
      columns: [parameter, number(t('sweepFirst')), interval, number(t('sweepTotal')), interval],
      rows: ranked(factors, ({ k }) => sobol.total[k]!.value).map(({ label, k }) => {
        const [first, total] = [sobol.first[k]!, sobol.total[k]!];
        return [label, view.pure(first.value), view.pureRange(first), view.pure(total.value), view.pureRange(total)];
      }),
    });
  }
  if (pawn?.some(({ value }) => Number.isFinite(value))) {
    tables.push({
      caption,
      columns: [parameter, number(t('sweepPawn')), number(t('sweepChance'))],
      rows: ranked(factors, ({ k }) => pawn[k]!.value).map(({ label, k }) => [
        label,
        view.pure(pawn[k]!.value),
        view.pure(pawn[k]!.chance),
      ]),
    });
  }
  return tables;
}

/** Which parameters matter, by the indices that the design allows. */
export function parametersPart(view: SweepView): SweepPart | null {
  const { t, input } = view;
  const { variants } = input.study;
  const tables = variants.flatMap((variant) => indicesOf(view, variant));
  const { morris, sobol, pawn } = variants[0]!.analysis;
  if (!morris && !sobol && !pawn) return null;
  const pawnDefined = pawn?.some(({ value }) => Number.isFinite(value)) === true;
  return {
    id: 'parameters',
    heading: t('sweepParameters'),
    notes: [
      ...(morris === undefined ? [] : [t('sweepMorrisNote')]),
      ...(sobol === undefined ? [] : [t('sweepSobolNote', { blocks: sobol.blocks })]),
      ...(pawn === undefined ? [] : [t(pawnDefined ? 'sweepPawnNote' : 'sweepPawnFew')]),
    ],
    tables,
  };
}
