import type { Label } from '../engine/parameter.ts';
import type { WorldSpec } from '../world/worldSpec.ts';
import { labelOf } from './buildWorld.ts';
import type { Assumption } from './scenario.ts';
import type { WorldEntry } from './worldSchema.ts';

/** Fields that name an entry rather than describe it. */
const naming = ['name', 'label', 'region', 'industry'];

/** The place of an entry in the list of assumptions, such as `clusters[Central/electronics]`. */
export const entryPath = (
  list: keyof WorldEntry,
  entry: { name?: string; region?: string; industry?: string },
): string => `${list}[${entry.name ?? `${entry.region}/${entry.industry}`}]`;

/** One row an entry of the world, and one a field with a source of its own. */
export function listAssumptions(written: WorldEntry, world: WorldSpec): Assumption[] {
  const rows: Assumption[] = [];
  for (const list of ['regions', 'blocs', 'industries', 'clusters'] as const) {
    world[list].forEach((entry, i) => {
      const { source, sources = {} } = written[list][i]!;
      const own = sources as Readonly<Record<string, string | Label | undefined>>;
      const path = entryPath(list, entry);
      const fields = Object.entries(entry);
      const common = fields.filter(([field]) => !naming.includes(field) && own[field] === undefined);
      const values = common.map(([field, value]) => `${field}: ${flow(value)}`).join(', ');
      rows.push({ path, value: values, source: labelOf(source) });
      for (const [field, value] of fields) {
        const text = own[field];
        if (text !== undefined) rows.push({ path: `${path}.${field}`, value: flow(value), source: labelOf(text) });
      }
    });
  }
  return rows;
}

const flow = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? `{ ${Object.entries(value)
        .map(([key, inner]) => `${key}: ${flow(inner)}`)
        .join(', ')} }`
    : String(value);
