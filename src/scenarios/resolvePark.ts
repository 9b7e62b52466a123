import type { ParkSpec, WorldSpec } from '../world/worldSpec.ts';
import type { Layer } from './layer.ts';
import { oneOfLike } from './nearestName.ts';
import type { ParkEntry } from './parkFields.ts';
import type { Path } from './path.ts';
import { problemAt } from './problemAt.ts';

/** Years between reviews where governments copy and nothing else is said: officials are judged by terms of about so long. */
const USUAL_REVIEW = 4;

/** Checks the layout of a park against the world and completes it. */
export function resolvePark(entry: ParkEntry, world: WorldSpec, layer: Layer, at: (...rest: Path) => Path): ParkSpec {
  const { layout = 'byAdvantage', industries = 1, lists = {}, copying = 0 } = entry;
  const review = entry.review ?? (copying > 0 ? USUAL_REVIEW : 0);
  const regions = world.regions.map(({ name }) => name);
  const known = world.industries.map(({ name }) => name);
  if (layout === 'listed' && Object.keys(lists).length === 0) {
    throw problemAt(layer, at('layout'), 'lists of industries by region beside the layout listed');
  }
  for (const [region, list] of Object.entries(lists)) {
    if (layout !== 'listed') throw problemAt(layer, at('lists'), 'no lists unless the layout is listed');
    if (!regions.includes(region)) throw problemAt(layer, at('lists', region), oneOfLike(region, regions));
    list.forEach((industry, i) => {
      if (!known.includes(industry)) throw problemAt(layer, at('lists', region, i), oneOfLike(industry, known));
    });
  }
  if (copying > 0 && review === 0) throw problemAt(layer, at('review'), 'more than 0 where governments copy');
  if (!Number.isInteger(review * 4))
    throw problemAt(layer, at('review'), 'a whole number of quarters, such as 4 or 2.5');
  return { layout, industries, lists, copying, review };
}
