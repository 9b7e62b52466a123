import type { Column, Tables } from '../engine/column.ts';
import type { Parameter } from '../engine/parameter.ts';
import { parameterAt } from '../engine/parameter.ts';
import type { Extended } from '../experiments/extension/extension.ts';
import { loadExtension } from '../experiments/files/loadExtension.ts';
import { packagedScenarios } from '../experiments/files/packageFolder.ts';
import type { Measure } from '../measures/measure.ts';
import { tableMeasureNamed } from '../measures/tables/tableMeasures.ts';
import { InputError } from '../scenarios/inputError.ts';
import { nearestName, oneOf } from '../scenarios/nearestName.ts';
import type { Instrument } from '../world/government/instrument.ts';
import { allParameters, kinds, namesOfKind, type PlacedRule, readersOf, rulesOfTick } from './catalogue.ts';
import { explainTableMeasure } from './explainTableMeasure.ts';
import type { Host } from './host.ts';
import { factsText, type Ink, inkFor, paragraph, tableText } from './terminal.ts';

const unitText = (unit: string): string => (unit === '1' ? 'none (a pure number)' : unit);

const rangeText = ([low, high]: readonly [number, number]): string =>
  Number.isFinite(low)
    ? Number.isFinite(high)
      ? `${low} to ${high}`
      : `${low} or more`
    : Number.isFinite(high)
      ? `${high} or less`
      : 'any number';

function parameterFacts(parameter: Parameter): [string, string][] {
  return [
    ['unit', unitText(parameter.unit)],
    ['default', `${parameter.default}`],
    ['valid', rangeText(parameter.valid)],
    ['plausible', `${rangeText(parameter.plausible)} (sensitivity studies, sliders)`],
    ['rests on', `${parameter.source}: ${parameter.why}`],
  ];
}

function explainParameter(path: string, parameter: Parameter, extended: Extended, ink: Ink): string {
  const readers = readersOf(path, extended);
  const facts: [string, string][] = [
    ...parameterFacts(parameter),
    [
      'read by',
      readers.length > 0 ? `rules ${readers.join(', ')}` : 'the start of a run (world, first firms, calibration)',
    ],
    ['change it', `--set ${path}=${parameter.default}`],
  ];
  const title = `${ink.bold(path)}  parameter: ${parameter.label.en} (${parameter.label.zh})`;
  return `${title}\n${paragraph(parameter.doc, 2)}\n${factsText(facts, ink)}`;
}

function explainMeasure(measure: Measure, ink: Ink): string {
  const { name, label, unit, kind, better, dimensions, domain, doc, source } = measure;
  const facts: [string, string][] = [
    ['unit', unitText(unit)],
    ['kind', kind],
    ['by', dimensions.length > 0 ? `year, ${dimensions.join(', ')}` : 'year, for the whole nation'],
    ['lies in', rangeText(domain)],
    ['better', better ?? 'depends on the circumstances'],
    ['source', source],
    ['see it', `agglomera run SCENARIO --measure ${name}`],
  ];
  return `${ink.bold(name)}  measure: ${label.en} (${label.zh})\n${paragraph(doc, 2)}\n${factsText(facts, ink)}`;
}

function explainInstrument(instrument: Instrument, ink: Ink): string {
  const { name, label, doc, equation, source, lever, rate, filters, spends, costShare } = instrument;
  const facts: [string, string][] = [
    ['equation', equation],
    ['source', source],
    ['lever', lever],
    ['targets by', filters.join(', ')],
    ['pays money', spends ? 'yes: a budget or sameMoneyAs may bound it' : 'no'],
  ];
  const numbers = (
    [
      ['rate', rate],
      ['costShare', costShare],
    ] as const
  ).map(([key, parameter]) =>
    parameter === undefined
      ? ''
      : `\n\n${paragraph(`${ink.bold(key)}  ${parameter.label.en} (${parameter.label.zh}). ${parameter.doc}`, 2)}\n${factsText(parameterFacts(parameter), ink, 4)}`,
  );
  const title = `${ink.bold(name)}  instrument: ${label.en} (${label.zh})`;
  return `${title}\n${paragraph(doc, 2)}\n${factsText(facts, ink)}${numbers.join('')}`;
}

/** The column `table.name`, or undefined. */
const columnAt = (tables: Tables, path: string): Column | undefined => {
  const [table = '', name = ''] = path.split('.');
  return Object.hasOwn(tables, table) && Object.hasOwn(tables[table]!, name) ? tables[table]![name] : undefined;
};

function explainColumn(
  path: string,
  { kind, unit, doc, initial, start }: Column,
  extended: Extended,
  ink: Ink,
): string {
  const using = (lists: readonly ('reads' | 'lags' | 'writes')[]): string =>
    rulesOfTick(extended)
      .filter(({ rule }) => lists.some((list) => rule[list].includes(path)))
      .map(({ rule }) => rule.name)
      .join(', ');
  const facts: [string, string][] = [
    ['unit', unitText(unit)],
    ['kind', kind],
    ['new rows', `${initial}`],
    ...(start === undefined ? [] : [['at the start', `${start}`] as [string, string]]),
    ['written by', using(['writes']) || 'the start of a run'],
    ['read by', using(['reads', 'lags']) || 'no rule'],
  ];
  return `${ink.bold(path)}  column\n${paragraph(doc, 2)}\n${factsText(facts, ink)}`;
}

function explainRule({ rule, phase, place }: PlacedRule, extended: Extended, ink: Ink): string {
  const { tables, parameters } = extended.model;
  const columnLine = (path: string): string[] => {
    const column = columnAt(tables, path);
    return [path, column === undefined ? '' : `${column.doc}${column.unit === '1' ? '' : ` (${column.unit})`}`];
  };
  const parameterLine = (path: string): string[] => [path, parameterAt(parameters, path)?.label.en ?? ''];
  const block = (title: string, rows: string[][]): string =>
    rows.length === 0 ? '' : `\n\n  ${ink.bold(title)}\n${tableText([{ head: '' }, { head: '' }], rows, ink, 4)}`;
  return [
    `${ink.bold(rule.name)}  rule ${place} of ${rulesOfTick(extended).length} in a quarter\n`,
    factsText(
      [
        ['phase', phase],
        ['source', rule.source],
        ...(rule.rows.length > 0 ? [['adds or removes', rule.rows.join(', ')] as const] : []),
      ],
      ink,
    ),
    block('reads', rule.reads.map(columnLine)),
    block('reads, as the quarter before left them', rule.lags.map(columnLine)),
    block('writes', rule.writes.map(columnLine)),
    block('parameters', rule.params.map(parameterLine)),
  ].join('');
}

function explainGroup(group: string, extended: Extended, ink: Ink): string {
  const members = allParameters(extended).filter(({ path }) => path.startsWith(`${group}.`));
  const rows = members.map(({ path, parameter }) => [path, `${parameter.default}`, parameter.label.en]);
  const head = [{ head: 'path' }, { head: 'default', align: 'right' as const }, { head: 'label' }];
  return `${ink.bold(group)}  group of ${members.length} parameters\n${tableText(head, rows, ink, 2)}`;
}

/** Everything declared under a name; a parameter may be named without its group. */
async function explanations(name: string, extended: Extended, ink: Ink): Promise<string[]> {
  const { model, measures } = extended;
  const found: string[] = [];
  const exact = allParameters(extended).filter(({ path }) => path === name);
  if (packagedScenarios().includes(name)) {
    const { explainScenario } = await import('./explainScenario.ts');
    found.push(explainScenario(name, ink));
  }
  const measure = measures.find((known) => known.name === name);
  if (measure !== undefined) found.push(explainMeasure(measure, ink));
  const ofTables = tableMeasureNamed(name);
  if (ofTables !== undefined) found.push(explainTableMeasure(ofTables, ink));
  const instrument = model.instruments.find((known) => known.name === name);
  if (instrument !== undefined) found.push(explainInstrument(instrument, ink));
  const rule = rulesOfTick(extended).find((placed) => placed.rule.name === name);
  if (rule !== undefined) found.push(explainRule(rule, extended, ink));
  const short = allParameters(extended).filter(({ path }) => path.endsWith(`.${name}`) && !name.includes('.'));
  for (const { path, parameter } of [...exact, ...short]) found.push(explainParameter(path, parameter, extended, ink));
  if (Object.hasOwn(model.parameters, name)) found.push(explainGroup(name, extended, ink));
  const column = columnAt(model.tables, name);
  if (column !== undefined) found.push(explainColumn(name, column, extended, ink));
  return found;
}

function unknownName(name: string, extended: Extended): InputError {
  const known = [...new Set(kinds.flatMap((kind) => namesOfKind(kind, extended)))];
  const short = known.map((path) => path.slice(path.lastIndexOf('.') + 1));
  const near = nearestName(name, known);
  const last = nearestName(name.slice(name.lastIndexOf('.') + 1), short);
  const inside = name.length >= 3 ? known.filter((path) => path.toLowerCase().includes(name.toLowerCase())) : [];
  const meant = [...new Set([near, ...known.filter((_, i) => short[i] === last), ...inside])].filter(
    (n) => n !== undefined,
  );
  return new InputError({
    path: 'name',
    value: name,
    expected:
      meant.length > 0
        ? `a known name (did you mean ${oneOf(meant, 8)}?)`
        : `the name of one of the ${kinds.join(', ')} that 'agglomera list' shows`,
  });
}

/** `agglomera explain`: everything declared about a name. */
export async function explainCommand(
  name: string,
  { model }: { readonly model?: string },
  host: Host,
): Promise<number> {
  const extended = await loadExtension(model, host.cwd);
  const found = await explanations(name, extended, inkFor(host));
  if (found.length === 0) throw unknownName(name, extended);
  await host.out(`${found.join('\n\n')}\n`);
  return 0;
}
