import * as z from 'zod';
import type { Label, Parameters } from '../engine/parameter.ts';
import type { Instrument } from '../world/government/instrument.ts';
import { type PolicyEntry, policiesSchema } from './policySchema.ts';
import { amount, block, identifier, label, listOf, text } from './schemaFields.ts';
import { type WorldEntry, worldSchema } from './worldSchema.ts';

/** One file as written: structure checked, nothing merged, names not yet resolved. */
export interface ScenarioEntry {
  readonly name: string;
  readonly extends?: string;
  readonly title?: string | Label;
  readonly question: string | Label;
  readonly summary?: string | Label;
  readonly sources?: readonly (string | Label)[];
  readonly covers?: string | Label;
  readonly notCovered?: string | Label;
  readonly outcome?: string;
  readonly start?: number;
  readonly years?: number;
  readonly set?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly policies?: readonly PolicyEntry[];
  readonly replacePolicies?: boolean;
  readonly assumed?: readonly (string | Label)[];
  readonly world?: WorldEntry;
  readonly observed?: readonly ObservedEntry[];
}

export interface ObservedEntry {
  readonly measure: string;
  readonly region?: string;
  readonly industry?: string;
  readonly unit?: string;
  readonly source: string | Label;
  readonly values?: Readonly<Record<string, number>>;
  readonly data?: { readonly file: string; readonly column: string };
  readonly heldOut?: readonly number[];
}

const parameterSets = (parameters: Parameters) =>
  block(
    'parameters by group',
    Object.fromEntries(
      Object.entries(parameters).map(([group, members]) => [
        group,
        block(
          `group ${group}`,
          Object.fromEntries(
            Object.entries(members).map(([name, { label: title, doc, unit, valid, default: value }]) => [
              name,
              amount(`${doc} Default ${value}.`, { min: valid[0], max: valid[1], unit })
                .optional()
                .meta({ title: `${title.en} / ${title.zh}` }),
            ]),
          ),
        ).optional(),
      ]),
    ),
  );

const observed = block('an observed series', {
  measure: identifier.describe('Name of the measure the series is of.'),
  region: identifier.optional(),
  industry: identifier.optional(),
  unit: text.optional(),
  source: label.describe('Where the series comes from.'),
  values: z
    .record(z.string().regex(/^\d{4}$/, { error: () => 'a calendar year' }), amount('Observed value.'), {
      error: (issue) =>
        issue.code === 'invalid_key' ? 'calendar years of four digits as keys' : 'values by calendar year',
    })
    .optional()
    .describe('Values by calendar year; or data.'),
  data: block('a column of a data file', {
    file: identifier.describe('Name of a CSV file in the data folder, without its ending; it has a column year.'),
    column: identifier.describe('The column that holds the values.'),
  })
    .optional()
    .describe('Values in a data file; or values.'),
  heldOut: listOf('years held out', amount('A calendar year.', { min: 1000, max: 3000, whole: true }), 1000)
    .optional()
    .describe('Years that were not used when the scenario was set up.'),
});

/**
 * The schema of a scenario file, made from the declared parameters and instruments. It checks the structure of one
 * file; what depends on other files or on other places of the file is checked by readScenario.
 */
export function scenarioSchema(parameters: Parameters, instruments: readonly Instrument[]): z.ZodType<ScenarioEntry> {
  const schema = block('a scenario', {
    $schema: z.string({ error: () => 'the address of the schema' }).optional(),
    name: identifier.describe('The file name without its ending.'),
    extends: identifier.optional().describe('The scenario this one changes; a scenario without it describes a world.'),
    title: label.optional().describe('A short title; the name where left out.'),
    question: label.describe('The question the scenario answers.'),
    summary: label.optional().describe('What the scenario is about; that of the extended scenario where left out.'),
    sources: listOf('sources', label, 100)
      .optional()
      .describe(
        'What the scenario and its numbers rest on, a sentence each: paper and section, data, or assumption and why. Not inherited.',
      ),
    covers: label.optional().describe('What the scenario covers. Not inherited.'),
    notCovered: label
      .optional()
      .describe('What the scenario does not cover, so that nobody reads it as an answer. Not inherited.'),
    outcome: text
      .optional()
      .describe("What the answer is about: a measure and its place as in compare --outcome, such as 'lq of Central'."),
    start: amount('Calendar year of the first tick.', { min: 1000, max: 3000, whole: true }).optional(),
    years: amount('Length of the run.', { min: 1, max: 200, whole: true, unit: 'years' }).optional(),
    set: parameterSets(parameters).optional().describe('Parameters that differ from their defaults, by group.'),
    policies: policiesSchema(instruments).optional().describe('Policies; those of the extended scenario come first.'),
    replacePolicies: z
      .boolean({ error: () => 'true or false' })
      .optional()
      .describe('Whether the policies of the extended scenario are left out.'),
    assumed: listOf('assumptions', label, 10_000)
      .optional()
      .describe('What was assumed about the regions to fill what a table of them left open, a sentence each.'),
    world: worldSchema(parameters).optional().describe('Regions, blocs, industries and clusters at the start.'),
    observed: listOf('observed series', observed, 10_000).optional().describe('What was observed, to compare with.'),
  });
  return schema.meta({
    title: 'Agglomera scenario',
    description: 'A world, or a change to another scenario.',
  }) as unknown as z.ZodType<ScenarioEntry>;
}

/** The same as a JSON Schema (draft 2020-12) for editors. */
export const scenarioJsonSchema = (parameters: Parameters, instruments: readonly Instrument[]): object =>
  z.toJSONSchema(scenarioSchema(parameters, instruments), { io: 'input' });
