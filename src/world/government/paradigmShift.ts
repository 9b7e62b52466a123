import { declare } from '../declare.ts';
import type { Instrument } from './instrument.ts';

export const paradigmShift: Instrument = {
  name: 'paradigmShift',
  label: { en: 'Paradigm shift', zh: '技术范式变革' },
  doc: 'A new technological track opens in an industry (window of opportunity): what firms know of the old one loses value, and who changes over can catch up.',
  equation:
    'research on the old track *= max(.1, 1 - size m), m = 1 - exp(-(t - from)/maturity); adopters gain freeShare * size * m; steps on the new track *= 1 + opportunity max(0, size - z), their number *= 1 + increasingReturns * share of adopters at home; final demand *= 1 + homeDemand (abroad: foreignDemand) * size * m; nobody changes over any more after until, the shift itself stays (sector.shiftSize, oldTrackFade, matured)',
  source: 'Perez & Soete 1988; Landini, Lee & Malerba 2017; record/3-shocks section 2.2',
  lever: 'paradigmShift',
  rate: declare(
    'Size of the paradigm shift',
    '技术范式变革幅度',
    'ln',
    0.8,
    [0, 5],
    [0, 1.5],
    'assumption',
    'how far the new track leads beyond the anchor; the sizes of the study are .3, .8 and 1.5',
    'A larger shift devalues more of what incumbents know.',
  ),
  filters: ['industry', 'stage'],
  spends: false,
};
