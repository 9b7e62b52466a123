/** Industries whose core parts (upstream) or processed materials (midstream) makers of other industries buy. */
const suppliers = {
  'electronic-information': {
    stage: 'upstream',
    users: [
      'new-energy-vehicles',
      'transportation-equipment',
      'new-energy-equipment',
      'automobiles',
      'equipment-manufacturing',
    ],
  },
  'new-materials': {
    stage: 'midstream',
    users: ['new-energy-vehicles', 'transportation-equipment', 'new-energy-equipment', 'electronic-information'],
  },
  metallurgy: { stage: 'midstream', users: ['automobiles', 'equipment-manufacturing'] },
} as const;

/**
 * Where the inputs of an industry come from beside the stage before. Assumption: firms of a stage buy from one another
 * (parts, subcontracting, wholesale), most in assembly, and makers of vehicles and equipment buy a tenth of their
 * inputs as chips and as materials; no table of China splits industries by stage, so these are orders of magnitude.
 */
export function inputsOf(name: string, industries: readonly string[]) {
  const others = Object.entries(suppliers)
    .filter(([supplier, { users }]) => industries.includes(supplier) && (users as readonly string[]).includes(name))
    .map(([supplier, { stage }]) => [supplier, { [stage]: 0.1 }]);
  return {
    upstream: { sameStage: 0.1 },
    midstream: { sameStage: 0.15, ...(others.length > 0 && { otherIndustries: Object.fromEntries(others) }) },
    downstream: { sameStage: 0.05 },
  };
}
