import { type Reading, rowsById, STAGES } from './observation.ts';

/** Years after the start in which the direction of moves counts. */
const FIRST_YEARS = 10;

/** P13: moves between regions seen in yearly panels, and how many of the early ones go from East to Central. */
export const relocation: Reading = ({ firms, record, areas }) => {
  const regionOf = (node: number): number => Math.floor(node / (record.industries.length * STAGES));
  let moved = 0;
  let risk = 0;
  let between = 0;
  let eastToCentral = 0;
  // of all years: where firms go that leave the East
  let left = 0;
  let leftForCentral = 0;
  for (let year = 1; year < firms.length; year++) {
    const now = rowsById(firms[year]!);
    const before = firms[year - 1]!;
    for (const [f, id] of before.id.entries()) {
      const g = now.get(id);
      if (g === undefined) continue;
      risk++;
      const from = regionOf(before.node[f]!);
      const to = regionOf(firms[year]!.node[g]!);
      if (from === to) continue;
      moved++;
      const [here, there] = [areas[from] ?? null, areas[to] ?? null];
      if (here === null || there === null || here === there) continue;
      if (here === 'East') left++;
      if (here === 'East' && there === 'Central') leftForCentral++;
      if (year > FIRST_YEARS) continue;
      between++;
      if (here === 'East' && there === 'Central') eastToCentral++;
    }
  }
  return {
    relocation: moved / risk,
    'share of East-Central moves among interregional moves of the first ten years': eastToCentral / between,
    // beside the bands, not judged
    'of firms that leave the East, share that goes to Central, all years': leftForCentral / left,
  };
};
