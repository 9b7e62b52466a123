/**
 * READ THIS FIRST: the model is its tick. One quarter is this list of rules, run in the order written; prices form up
 * the chain (upstream, midstream, downstream), demand is met down it, so every tick clears exactly. Each rule is one
 * file with its equation; rules meet only in the columns they declare (world/worldTables.ts, agents/firmColumns.ts).
 */

import { adoptParadigm } from './agents/adoptParadigm.ts';
import { applyPolicies } from './agents/applyPolicies.ts';
import { attractAffiliates } from './agents/attractAffiliates.ts';
import { buildParks } from './agents/buildParks.ts';
import { changeChain } from './agents/changeChain.ts';
import { climbLadder } from './agents/climbLadder.ts';
import { closeFirms } from './agents/closeFirms.ts';
import { convertInventions } from './agents/convertInventions.ts';
import { developBlocs } from './agents/developBlocs.ts';
import { driftCompetence } from './agents/driftCompetence.ts';
import { type ModelParameters, type ModelTables, parameters, tables } from './agents/firmRule.ts';
import { forgoTaxes } from './agents/forgoTaxes.ts';
import { foundFirms } from './agents/foundFirms.ts';
import { fundResearch } from './agents/fundResearch.ts';
import { gradeFirms } from './agents/gradeFirms.ts';
import { groupFirms } from './agents/groupFirms.ts';
import { growCapital } from './agents/growCapital.ts';
import { invent } from './agents/invent.ts';
import { learnFromPartners } from './agents/learnFromPartners.ts';
import { openChannels } from './agents/openChannels.ts';
import { payPolicies } from './agents/payPolicies.ts';
import { plantLeadFirms } from './agents/plantLeadFirms.ts';
import { recordSizes } from './agents/recordSizes.ts';
import { relocate } from './agents/relocate.ts';
import { rewardChampions } from './agents/rewardChampions.ts';
import { runAssociations } from './agents/runAssociations.ts';
import { settleAccounts } from './agents/settleAccounts.ts';
import { shiftParadigm } from './agents/shiftParadigm.ts';
import { sparkIndustries } from './agents/sparkIndustries.ts';
import { staffClusters } from './agents/staffClusters.ts';
import { weighFirms } from './agents/weighFirms.ts';
import { type Model, phase } from './engine/engine.ts';
import { abateEmissions } from './world/abateEmissions.ts';
import { adjustRegions } from './world/adjustRegions.ts';
import { bookTrade } from './world/bookTrade.ts';
import { chooseLayout } from './world/chooseLayout.ts';
import { clearTrade } from './world/clearTrade.ts';
import { closeAccounts } from './world/closeAccounts.ts';
import { developRegions } from './world/developRegions.ts';
import { formPrices } from './world/formPrices.ts';
import { fundPolicies } from './world/fundPolicies.ts';
import type { Instrument } from './world/government/instrument.ts';
import { instruments } from './world/government/instruments.ts';
import { growDemand } from './world/growDemand.ts';
import { keepBudgets } from './world/keepBudgets.ts';
import { measureFrontier } from './world/measureFrontier.ts';
import { openCredit } from './world/openCredit.ts';
import { recordYear } from './world/recordYear.ts';
import { taxEmissions } from './world/taxEmissions.ts';
import { trackClusters } from './world/trackClusters.ts';
import { weighMeetings } from './world/weighMeetings.ts';

/** Length of a tick, years. */
export const QUARTER = 0.25;

/** The model: what an extension may add to or replace in it. */
export interface WholeModel extends Model<ModelTables, ModelParameters> {
  readonly instruments: readonly Instrument[];
}

export const model: WholeModel = Object.freeze({
  tables,
  parameters,
  instruments,
  dt: QUARTER,
  tick: [
    phase(
      '1 policy and environment',
      groupFirms,
      fundPolicies,
      applyPolicies,
      chooseLayout,
      openCredit,
      shiftParadigm,
      abateEmissions,
      growDemand,
      developBlocs,
    ),
    phase('2 prices', weighFirms, formPrices),
    phase('3 trade', clearTrade, measureFrontier, weighMeetings),
    phase('4 accounts', settleAccounts, bookTrade, taxEmissions, payPolicies, rewardChampions, runAssociations),
    phase('5 R&D', fundResearch, forgoTaxes, staffClusters),
    phase('6 learning', openChannels, learnFromPartners),
    phase('7 invention', invent),
    phase('8 conversion', convertInventions),
    phase('9 doing, leakage, drift', driftCompetence, adoptParadigm),
    phase('10 growth', growCapital, buildParks),
    phase('11 upgrading', climbLadder, changeChain, gradeFirms),
    phase('12 relocation', relocate),
    phase('13 exit and entry', closeFirms, foundFirms, attractAffiliates, plantLeadFirms, sparkIndustries),
    phase('14 regions', developRegions, adjustRegions, keepBudgets, closeAccounts),
    phase('15 record', trackClusters, recordSizes, recordYear),
  ],
});
