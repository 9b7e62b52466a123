import * as z from 'zod';
import { type Parameters, parameterAt, parameterPaths } from '../engine/parameter.ts';
import { oneOfLike } from '../scenarios/nearestName.ts';
import { type PolicyEntry, policiesSchema } from '../scenarios/policySchema.ts';
import { amount, block, choice, identifier, label, listOf, text } from '../scenarios/schemaFields.ts';
import type { Instrument } from '../world/government/instrument.ts';

/** What is uncertain about a parameter: its declared plausible range, a range of one's own, or single values. */
export type RangeEntry =
  | 'plausible'
  | { readonly low: number; readonly high: number; readonly scale?: 'linear' | 'log' | undefined }
  | { readonly values: readonly number[] };

/** How the points of the uncertain parameters are chosen. */
export type DesignEntry =
  | { readonly kind: 'defaults' }
  | { readonly kind: 'grid'; readonly levels: number }
  | { readonly kind: 'fractionalFactorial'; readonly resolution: 3 | 4 | 5 }
  | { readonly kind: 'latinHypercube'; readonly points: number }
  | { readonly kind: 'sobol'; readonly points: number; readonly scramble: 'owen' | 'shift' | 'none' }
  | { readonly kind: 'morris'; readonly trajectories: number; readonly levels: number }
  | {
      readonly kind: 'saltelli';
      readonly base: number;
      readonly secondOrder: boolean;
      readonly scramble: 'owen' | 'shift' | 'none';
    }
  | { readonly kind: 'table'; readonly points: readonly Readonly<Record<string, number>>[] }
  | { readonly kind: 'file'; readonly file: string };

export interface PolicyPackageEntry {
  readonly name: string;
  readonly policies?: readonly PolicyEntry[] | undefined;
}

/** An experiment file as written, defaults filled in. */
export interface ExperimentEntry {
  readonly name: string;
  readonly question: string | { readonly en: string; readonly zh: string };
  readonly scenarios: readonly string[];
  readonly policies: readonly PolicyPackageEntry[];
  readonly uncertain: Readonly<Record<string, RangeEntry>>;
  readonly design: DesignEntry;
  readonly replicates: number;
  readonly seed: string;
  readonly years?: number | undefined;
  readonly measures?: readonly string[] | undefined;
  readonly keep: { readonly series: 'yearly' | 'last'; readonly firms: boolean };
  readonly runsPerChunk?: number | undefined;
}

const MOST_POINTS = 100_000_000;
const scramble = choice('How the sequence is randomised.', ['owen', 'shift', 'none']).default('owen');
const kinds = [
  'defaults',
  'grid',
  'fractionalFactorial',
  'latinHypercube',
  'sobol',
  'morris',
  'saltelli',
  'table',
  'file',
] as const;

const whole = (doc: string, min: number, max: number) => amount(doc, { min, max, whole: true });

const design = z.discriminatedUnion(
  'kind',
  [
    block('a design of one point, every parameter as the scenario has it', { kind: z.literal('defaults') }),
    block('a grid', {
      kind: z.literal('grid'),
      levels: whole('Levels of every parameter given by a range.', 2, 1000).default(3),
    }),
    block('a fractional factorial', {
      kind: z.literal('fractionalFactorial'),
      resolution: z.union([z.literal(3), z.literal(4), z.literal(5)], { error: () => '3, 4 or 5' }).default(4),
    }),
    block('a Latin hypercube', { kind: z.literal('latinHypercube'), points: whole('Points.', 2, 1_000_000) }),
    block('a Sobol sequence', {
      kind: z.literal('sobol'),
      points: whole('Points, best a power of two.', 1, MOST_POINTS),
      scramble,
    }),
    block('a Morris design', {
      kind: z.literal('morris'),
      trajectories: whole('Trajectories, each of factors + 1 points.', 1, 1_000_000),
      levels: whole('Levels, an even number.', 2, 1000).default(4),
    }),
    block('a Saltelli design', {
      kind: z.literal('saltelli'),
      base: whole('Base points N, best a power of two; N (k + 2) points in all.', 1, MOST_POINTS),
      secondOrder: z.boolean({ error: () => 'true or false' }).default(false),
      scramble,
    }),
    block('a table of points', {
      kind: z.literal('table'),
      points: listOf(
        'points, each a mapping of parameter path to value',
        z.record(z.string(), amount('A value.')),
        100_000,
        1,
      ),
    }),
    block('a file of points', {
      kind: z.literal('file'),
      file: text.describe('A CSV beside the experiment: a header of parameter paths, a line a point.'),
    }),
  ],
  {
    error: ({ input }) => oneOfLike((input as { kind?: unknown } | null)?.kind, kinds),
  },
);

const rangeRule = 'plausible, { low, high }, { low, high, scale: log } or { values: [...] }';

/** The schema of an experiment file, made from declared parameters, instruments and measures. */
export function experimentSchema(
  parameters: Parameters,
  instruments: readonly Instrument[],
  measures: readonly string[],
): z.ZodType<ExperimentEntry> {
  const paths = parameterPaths(parameters);
  const range = (path: string) => {
    const declared = parameterAt(parameters, path)!;
    const [min, max] = declared.valid;
    const value = amount(declared.doc, { min, max, unit: declared.unit });
    return z.union(
      [
        z.literal('plausible'),
        block('a range', {
          low: value,
          high: value,
          scale: choice('How points are spread over the range.', ['linear', 'log']).optional(),
        }).refine(({ low, high }) => low < high, { error: () => 'low below high' }),
        block('values', { values: listOf('values', value, 1000, 1) }),
      ],
      { error: () => `${rangeRule}, numbers from ${min} to ${max}` },
    );
  };
  const schema = block('an experiment', {
    $schema: z.string({ error: () => 'the address of the schema' }).optional(),
    name: identifier.describe('The file name without its ending.'),
    question: label.describe('The question the experiment answers.'),
    scenarios: listOf(
      'scenarios: names of the package, or of files beside the experiment',
      z.string({ error: () => 'the name of a scenario' }).min(1, { error: () => 'the name of a scenario' }),
      1000,
      1,
    ),
    policies: listOf(
      'packages of policies',
      block('a package of policies', {
        name: identifier.describe('The name results carry.'),
        policies: policiesSchema(instruments).optional().describe('Added to those of the scenario; none if left out.'),
      }),
      1000,
      1,
    )
      .default([{ name: 'asWritten' }])
      .describe('Each runs on every scenario, with the same random draws.'),
    uncertain: block(
      'uncertain parameters',
      Object.fromEntries(paths.map((path) => [path, range(path).optional()])),
    ).default({} as never),
    design: design.default({ kind: 'defaults' }).describe('How the points of the uncertain parameters are chosen.'),
    replicates: whole('Replicates of every point, scenario and package.', 1, 1_000_000).default(1),
    seed: z
      .union([text, z.number()], { error: () => 'a text, such as 1 or spring-2026' })
      .transform((seed) => String(seed))
      .default('1')
      .describe('Seed of all random draws; replicate r has the run key of run --seed SEED --replicate r.'),
    years: whole('Length of every run in place of that of its scenario.', 1, 200).optional(),
    measures: listOf('measures', choice('A measure.', measures as unknown as readonly [string, ...string[]]), 500, 1)
      .optional()
      .describe('Measures to keep; all where left out.'),
    keep: block('what is kept', {
      series: choice('Every year, or the last only.', ['yearly', 'last']).default('yearly'),
      firms: z
        .boolean()
        .default(false)
        .describe('Whether the firms at the end of every run are kept, in a table of their own.'),
    }).default({ series: 'yearly', firms: false }),
    runsPerChunk: whole('Runs of one unit of work and of one result file.', 1, 100_000).optional(),
  });
  return schema.meta({
    title: 'Agglomera experiment',
    description: 'Scenarios x policies x uncertain parameters x replicates.',
  }) as unknown as z.ZodType<ExperimentEntry>;
}

/** The same as a JSON Schema (draft 2020-12) for editors. */
export const experimentJsonSchema = (
  parameters: Parameters,
  instruments: readonly Instrument[],
  measures: readonly string[],
): object => z.toJSONSchema(experimentSchema(parameters, instruments, measures), { io: 'input' });
