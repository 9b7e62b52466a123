import { association } from './association.ts';
import { blockade } from './blockade.ts';
import { credit } from './credit.ts';
import { domesticDemand } from './domesticDemand.ts';
import { environmentTax } from './environmentTax.ts';
import { foreignInvestment } from './foreignInvestment.ts';
import { infrastructure } from './infrastructure.ts';
import { innovationPlatform } from './innovationPlatform.ts';
import type { Instrument } from './instrument.ts';
import { leadFirm } from './leadFirm.ts';
import { marketAccess } from './marketAccess.ts';
import { marketIntegration } from './marketIntegration.ts';
import { nicheChampion } from './nicheChampion.ts';
import { paradigmShift } from './paradigmShift.ts';
import { park } from './park.ts';
import { productionSubsidy } from './productionSubsidy.ts';
import { rdSubsidy } from './rdSubsidy.ts';
import { relocationIncentive } from './relocationIncentive.ts';
import { standards } from './standards.ts';
import { talent } from './talent.ts';
import { tariff } from './tariff.ts';
import { taxPreference } from './taxPreference.ts';

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
  marketIntegration,
  domesticDemand,
  credit,
  association,
  nicheChampion,
  talent,
  infrastructure,
  paradigmShift,
  foreignInvestment,
  leadFirm,
  park,
  taxPreference,
];

export const instrumentNamed = (name: string): Instrument | undefined =>
  instruments.find((instrument) => instrument.name === name);
