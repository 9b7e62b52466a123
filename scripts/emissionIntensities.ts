/**
 * Tonnes of CO2 a million yuan of production cost in midstream, from fuel and bought electricity: orders of magnitude of
 * the industries in China around 2018, recalled and to be checked before they are quoted.
 */
const midstream: Readonly<Record<string, number>> = {
  automobiles: 8,
  biomedicine: 15,
  electronics: 12,
  'electronic-information': 12,
  'energy-conservation-and-environment': 15,
  'equipment-manufacturing': 13,
  'food-processing': 14,
  machinery: 13,
  metallurgy: 300,
  'modern-coal-chemicals': 250,
  'new-energy-equipment': 20,
  'new-energy-vehicles': 8,
  'new-materials': 60,
  'non-metallic-products': 270,
  petrochemicals: 90,
  pharmaceuticals: 15,
  'rubber-and-plastics': 32,
  'textile-and-garment': 45,
  textiles: 45,
  'transportation-equipment': 8,
};

/** What the source of the traits says of them. */
export const emissionSource =
  'assumption; emissionIntensity is an order of magnitude of fuel and electricity of the industry in China around 2018, recalled; upstream half and downstream three tenths of midstream';

/** The emission intensity of the stages of an industry, for its block `stages`. */
export function emissionIntensityOf(industry: string) {
  const value = midstream[industry];
  if (value === undefined) throw new Error(`no emission intensity is known for '${industry}'`);
  const of = (share: number): number => Number((share * value).toPrecision(3));
  return { upstream: of(0.5), midstream: value, downstream: of(0.3) };
}
