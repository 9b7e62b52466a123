import { describe, expect, it } from 'vitest';
import type { ModelWorld } from '../../src/agents/firmRule.ts';
import { runKeyOf } from '../../src/experiments/runReplicate.ts';
import { columnOf, everyColumn, fullRun, lockInWorld, policyOf, runOf, runTicks } from '../support/lockInWorld.ts';

const YEARS = 40;
const SEEDS = 20;

/** Declared as infinite where there is no budget or no upper bound of size. */
const unbounded = new Set(['policy.budget', 'policy.cap', 'policy.maxEmployees']);

/** Whether a row belongs to a node that has no firm, or had none when the tick began (a bloc never has one). */
const withoutFirms = ({ node, nodeYear }: ModelWorld, table: string, row: number): boolean =>
  table === 'node'
    ? node.firms[row] === 0 || node.capital[row] === 0
    : table === 'nodeYear' && (nodeYear.firms[row] === 0 || nodeYear.capital[row] === 0);

/** The competence of a node is declared undefined where it has no capital. */
const mayBeUndefined = (world: ModelWorld, table: string, column: string, row: number): boolean =>
  column === 'competence' &&
  ((table === 'node' && world.node.capital[row] === 0) || (table === 'nodeYear' && world.nodeYear.capital[row] === 0));

/** Columns with a value that is no finite number, and whether that is so only in nodes without firms. */
function undefinedColumns(world: ModelWorld): { readonly column: string; readonly empty: boolean }[] {
  return everyColumn.flatMap(([table, column]) => {
    if (unbounded.has(`${table}.${column}`)) return [];
    const values = columnOf(world, table, column);
    let found = false;
    let empty = true;
    for (let row = 0; row < values.length; row++) {
      if (Number.isFinite(values[row]) || mayBeUndefined(world, table, column, row)) continue;
      found = true;
      if (!withoutFirms(world, table, row)) empty = false;
    }
    return found ? [{ column: `${table}.${column}`, empty }] : [];
  });
}

describe('over 40 years in 20 seeds', () => {
  /** Columns that held something undefined, with the first place; and of what has no firms. */
  const living = new Map<string, string>();
  const empty = new Map<string, string>();
  for (let seed = 0; seed < SEEDS; seed++) {
    // every fourth with all instruments and two industries, the others without policy or with R&D subsidy and platform
    const region = ['Central', 'West'];
    const run =
      seed % 4 === 3
        ? fullRun(YEARS)
        : runOf({
            world: lockInWorld,
            policies:
              seed % 2 === 0
                ? []
                : [
                    policyOf('rdSubsidy', { from: 5, until: 17, target: { region } }),
                    policyOf('innovationPlatform', { from: 5, until: 17, target: { region } }),
                  ],
            years: YEARS,
          });
    runTicks(run, 4 * YEARS, {
      key: runKeyOf('finite', seed),
      each: (world, tick) => {
        if (tick % 8 !== 7) return;
        for (const { column, empty: ofEmpty } of undefinedColumns(world)) {
          const places = ofEmpty ? empty : living;
          if (!places.has(column)) places.set(column, `seed ${seed}, tick ${tick}`);
        }
      },
    });
  }

  it('nothing is ever undefined or infinite in firms, nodes with firms, regions, trade, accounts and the record', () => {
    expect([...living]).toEqual([]);
  });

  it('nothing is undefined or infinite in nodes without firms either, but the competence of those without capital', () => {
    expect([...empty]).toEqual([]);
  });
});
