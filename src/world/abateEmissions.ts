import { pow } from '../engine/maths.ts';
import { worldRule } from './worldRule.ts';
import { REGION } from './worldTables.ts';

/** Yuan a tonne times tonnes a million yuan of cost, as a share of cost. */
const SHARE_OF_COST = 1e-6;

/** Share of emissions it pays to avoid at a tax: marginal cost = backstop * share^exponent, at most all of them. */
export const abatementAt = (tax: number, backstop: number, exponent: number): number =>
  tax <= 0 ? 0 : tax >= backstop ? 1 : pow(tax / backstop, 1 / exponent);

/** Mean cost of avoiding a share of emissions, yuan a tonne emitted before: the integral of the marginal cost. */
export const costOfAbatement = (share: number, backstop: number, exponent: number): number =>
  share <= 0 ? 0 : (backstop * pow(share, 1 + exponent)) / (1 + exponent);

/**
 * The firms of a node avoid a share a of their emissions that moves to what the tax makes worth while, a += min(1, speed
 * dt)(a* - a); it falls back as slowly when the tax ends. What tax and abatement cost is a share of production cost
 * before both: intensity * tax * (1 - a), paid to governments, and intensity * cost of abatement, paid for labour and inputs.
 */
export const abateEmissions = worldRule({
  name: 'abateEmissions',
  source: 'model.md section 3 step 2; Nordhaus 2017 (cost of abatement)',
  params: ['environment.abatementSpeed', 'environment.backstopPrice', 'environment.abatementExponent'],
  reads: ['economy.kind', 'sector.emissionIntensity', 'node.economy', 'node.sector', 'node.emissionTax'],
  writes: ['node.abatement', 'node.abatementCost', 'node.emissionTaxShare'],
  apply: ({ economy, sector, node, params, dt }) => {
    const { abatementSpeed, backstopPrice, abatementExponent } = params.environment;
    const speed = Math.min(1, abatementSpeed * dt);
    for (let n = 0; n < node.count; n++) {
      if (economy.kind[node.economy[n]!] !== REGION) continue;
      const tax = node.emissionTax[n]!;
      const intensity = SHARE_OF_COST * sector.emissionIntensity[node.sector[n]!]!;
      node.abatement[n]! += speed * (abatementAt(tax, backstopPrice, abatementExponent) - node.abatement[n]!);
      const share = node.abatement[n]!;
      node.abatementCost[n] = intensity * costOfAbatement(share, backstopPrice, abatementExponent);
      node.emissionTaxShare[n] = intensity * tax * (1 - share);
    }
  },
});
