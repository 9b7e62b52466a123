import { association } from './association.ts';
import { blockade } from './blockade.ts';
import { credit } from './credit.ts';
import { environmentTax } from './environmentTax.ts';
import { foreignInvestment } from './foreignInvestment.ts';
import { innovationPlatform } from './innovationPlatform.ts';
import type { Instrument } from './instrument.ts';
import { leadFirm } from './leadFirm.ts';
import { marketAccess } from './marketAccess.ts';
import { nicheChampion } from './nicheChampion.ts';
import { paradigmShift } from './paradigmShift.ts';
import { productionSubsidy } from './productionSubsidy.ts';
import { rdSubsidy } from './rdSubsidy.ts';
import { relocationIncentive } from './relocationIncentive.ts';
import { standards } from './standards.ts';
import { tariff } from './tariff.ts';

/** Every instrument; policies refer to it by name, table `policy` by place. */
export const instruments: readonly Instrument[] = [
  rdSubsidy,
  innovationPlatform,
  productionSubsidy,
  tariff,
  standards,
  marketAccess,
  relocationIncentive,
  environmentTax,
  blockade,
  credit,
  association,
  nicheChampion,
  paradigmShift,
  foreignInvestment,
  leadFirm,
];

export const instrumentNamed = (name: string): Instrument | undefined =>
  instruments.find((instrument) => instrument.name === name);
