import { exp } from '../engine/maths.ts';
import { hashText } from '../engine/random.ts';
import { MIDSTREAM, OBM, ODM } from '../world/worldTables.ts';
import { firmRule } from './firmRule.ts';
import { inventionFields } from './inventionFields.ts';

const LEAVING = hashText('convertInventions.leaving');
const FATE = hashText('convertInventions.fate');
const STEP = hashText('convertInventions.step');

/**
 * Inventions leave the drawer: each is put to use at rate conversion * (1 + platform + standards + shared services of
 * the association) * market access * (1 - cc b for assemblers that make to the customer's drawing) or lost. A use draws a step stepSize (2B - 1), B ~
 * Beta(3,3), now and then a radical one, in a field by stage weights; kept if positive, it raises competence by
 * step/lines and the share of new products, which decays over their life. A kept step in manufacturing is a process
 * upgrade, one in design or brand a product upgrade.
 */
export const convertInventions = firmRule({
  name: 'convertInventions',
  source: 'model.md section 3 step 8; China patent survey (conversion)',
  params: [
    'research.conversion',
    'research.loss',
    'research.captiveConversion',
    'research.step',
    'research.newProductGain',
    'research.newProductLife',
    'research.lineSize',
    'research.displacement',
    'research.opportunity',
    'research.radicalShare',
    'research.radicalSize',
    'mobility.accessRecovery',
    'paradigm.opportunity',
  ],
  reads: [
    'firm.idHigh',
    'firm.idLow',
    'firm.node',
    'firm.sales',
    'firm.foreignReliance',
    'firm.mode',
    'firm.adopted',
    'sector.shiftSize',
    'node.sector',
    'node.stage',
    'node.referenceCapital',
    'node.captivity',
    'node.platform',
    'node.standards',
    'node.sharedServices',
    'node.marketAccess',
  ],
  writes: [
    'firm.unconverted',
    'firm.design',
    'firm.manufacture',
    'firm.brand',
    'firm.newProductShare',
    'firm.marketAccess',
    'node.conversions',
    'node.realisedSteps',
    'node.radicals',
    'node.processUpgrades',
    'node.productUpgrades',
  ],
  apply: ({ sector, firm, node, params, dt, draws }) => {
    const {
      conversion,
      loss,
      captiveConversion,
      step,
      newProductGain,
      newProductLife,
      lineSize,
      displacement,
      opportunity,
      radicalShare,
      radicalSize,
    } = params.research;
    const {
      idHigh,
      idLow,
      node: nodeOf,
      sales,
      foreignReliance,
      unconverted,
      newProductShare,
      marketAccess,
      mode,
      adopted,
    } = firm;
    const { opportunity: potential } = params.paradigm;
    const { shiftSize } = sector;
    const { design, manufacture, brand } = firm;
    node.conversions.fill(0);
    const { radicals, processUpgrades, productUpgrades, standards, sharedServices, marketAccess: approval } = node;
    for (const counts of [node.realisedSteps, radicals, processUpgrades, productUpgrades]) counts.fill(0);
    const decay = exp(-dt / newProductLife);
    const recovery = dt / params.mobility.accessRecovery;
    const leavings = draws(LEAVING);
    for (let f = 0; f < firm.count; f++) {
      newProductShare[f]! *= decay;
      const access = marketAccess[f]!;
      if (access < 1) {
        marketAccess[f] = access + Math.min(1, recovery * (1 + approval[nodeOf[f]!]!)) * (1 - access);
      }
      const drawer = unconverted[f]!;
      if (drawer === 0) continue;
      const n = nodeOf[f]!;
      const s = node.stage[n]!;
      const toDrawing = s === MIDSTREAM && mode[f] !== ODM && mode[f] !== OBM;
      const captive = toDrawing ? 1 - captiveConversion * node.captivity[n]! : 1;
      const use = conversion * (1 + node.platform[n]! + standards[n]! + sharedServices[n]!) * access * captive;
      const leaving = Math.min(drawer, leavings.poisson(idHigh[f]!, idLow[f]!, (use + loss) * drawer * dt));
      if (leaving === 0) continue;
      unconverted[f] = drawer - leaving;
      const used = use / (use + loss);
      const lines = Math.max(1, sales[f]! / (lineSize * node.referenceCapital[n]!));
      const fields = inventionFields[s]!;
      const remaining = 1 - displacement * foreignReliance[f]!;
      const wU = fields[0] * remaining;
      const wD = fields[2] * remaining;
      const total = wU + fields[1] + wD;
      for (let j = 0; j < leaving; j++) {
        // draw indices run to 63; beyond that the purpose changes, so that no two inventions share a draw
        const fate = draws(FATE + (j >> 6), j & 63);
        fate.split(idHigh[f]!, idLow[f]!);
        if (fate.first >= used) continue;
        const field = fate.second * total;
        const draw = draws(STEP + (j >> 6), j & 63).beta33(idHigh[f]!, idLow[f]!);
        // given that it is used, first/used is again uniform
        const radical = fate.first < radicalShare * used;
        const size = step * (2 * draw - 1) * (radical ? radicalSize : 1);
        node.conversions[n]! += 1;
        if (size <= 0) continue;
        const process = field >= wU && field < wU + fields[1];
        const competence = process ? manufacture : field < wU ? design : brand;
        if (process) processUpgrades[n]!++;
        else productUpgrades[n]!++;
        if (radical) radicals[n]!++;
        const z = competence[f]!;
        // steps shrink ahead of what the track holds: the anchor, or of a new one its size; short of it they are larger
        const track = adopted[f]! >= 0 ? shiftSize[node.sector[n]!]! : 0;
        const onTrack = z > track ? exp((track - z) / opportunity) : track > 0 ? 1 + potential * (track - z) : 1;
        competence[f] = z + (size / lines) * onTrack;
        newProductShare[f]! += (newProductGain * (1 - newProductShare[f]!)) / lines;
        node.realisedSteps[n]! += size / step;
      }
    }
  },
});
