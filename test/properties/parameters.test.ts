import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { createModelWorld, startRun } from '../../src/createRun.ts';
import { type Parameter, parameterAt, parameterPaths } from '../../src/engine/parameter.ts';
import { WorldError } from '../../src/world/worldError.ts';
import {
  type defaults,
  differingColumns,
  everyPolicy,
  fullRun,
  runKey,
  runTicks,
  twoIndustryWorld,
  withValues,
} from '../support/lockInWorld.ts';

const paths = parameterPaths(parameters);
const declared = (path: string): Parameter => parameterAt(parameters, path)!;

/** Firms beyond this would take minutes and say nothing more. */
const LARGEST_SCALE = 3;
const capped = (path: string, value: number): number =>
  path === 'firm.countScale' ? Math.min(value, LARGEST_SCALE) : value;

describe('every parameter', () => {
  const YEARS = 12;
  const run = fullRun(YEARS);
  const FEW = 6;
  const early = runTicks(run, FEW).world;
  const late = runTicks(run, 4 * YEARS).world;

  it.each(paths)('changes something: %s', (path) => {
    const { plausible, valid } = declared(path);
    const [group, name] = path.split('.') as [keyof typeof defaults, string];
    const now = (run.parameters[group] as Readonly<Record<string, number>>)[name]!;
    // the ends of the plausible range, the further one first; a threshold may take more, a switch has only the valid one
    const ends = [...plausible].sort((a, b) => Math.abs(b - now) - Math.abs(a - now));
    for (const value of [...ends, ...valid].filter((end) => end !== now)) {
      const changed = { ...run, parameters: withValues({ [path]: capped(path, value) }, run.parameters) };
      // a few ticks do for most; the rare events of the ladder take years
      if (differingColumns(runTicks(changed, FEW).world, early).length > 0) return;
      if (differingColumns(runTicks(changed, 4 * YEARS).world, late).length > 0) return;
    }
    expect.fail(`${path} changes nothing in ${YEARS} years`);
  });
});

const TICKS = 8;
/** Runs two years at the values given: 'ran', or why the world was refused; anything else is thrown. */
function outcome(values: Readonly<Record<string, number>>): string {
  const run = { world: twoIndustryWorld, policies: everyPolicy(3), parameters: withValues(values), years: 3 };
  try {
    createModelWorld(run, runKey);
  } catch (error) {
    // a world that cannot be is refused in words, before anything runs
    if (error instanceof WorldError) return error.message;
    throw error;
  }
  const engine = startRun(run, runKey);
  for (let tick = 0; tick < TICKS; tick++) {
    engine.step();
    for (const sales of engine.world.node.sales) {
      if (!Number.isFinite(sales) || sales < 0) throw new Error(`sales of ${sales} in tick ${tick}`);
    }
  }
  return 'ran';
}

/** Vectors of values for all parameters, each given by a number in [0, 1] of its range. */
const within = (range: (parameter: Parameter) => readonly [number, number], share: fc.Arbitrary<number>) =>
  fc.array(share, { minLength: paths.length, maxLength: paths.length }).map((shares) =>
    Object.fromEntries(
      paths.map((path, i) => {
        const [low, high] = range(declared(path));
        return [path, capped(path, low + shares[i]! * (high - low))];
      }),
    ),
  );

const anywhere = fc.double({ min: 0, max: 1, noNaN: true });
const edge = fc.constantFrom(0, 1);

describe('two years with two industries and every instrument', () => {
  it.each([
    ['points', anywhere],
    ['corners', edge],
  ])('run at %s of the plausible ranges, or refuse in words a world that cannot be', (_, share) => {
    const runs = 25;
    let refused = 0;
    fc.assert(
      fc.property(
        within(({ plausible }) => plausible, share),
        (values) => {
          if (outcome(values) !== 'ran') refused++;
        },
      ),
      { seed: 7, numRuns: runs },
    );
    // with other input shares the chain may buy less of a stage than the clusters of this world are said to sell
    expect(refused).toBeLessThan(runs / 2);
  });

  it.each(paths.flatMap((path) => [0, 1].map((end) => [path, end] as const)))(
    'run, or refuse in words, with %s at end %i of its valid range',
    (path, end) => {
      outcome({ [path]: capped(path, declared(path).valid[end]) });
    },
  );

  it('run, or refuse in words, with several parameters at ends of their valid ranges', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...paths), { minLength: 2, maxLength: 4 }),
        fc.array(edge, { minLength: 4, maxLength: 4 }),
        (chosen, ends) => {
          outcome(Object.fromEntries(chosen.map((path, i) => [path, capped(path, declared(path).valid[ends[i]!]!)])));
        },
      ),
      { seed: 9, numRuns: 40 },
    );
  });
});
