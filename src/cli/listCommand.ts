import type { Extended } from '../experiments/extension/extension.ts';
import { badFlag } from '../experiments/files/badInput.ts';
import { loadExtension } from '../experiments/files/loadExtension.ts';
import { packageVersion } from '../experiments/files/packageFolder.ts';
import { tableMeasures } from '../measures/tables/tableMeasures.ts';
import { didYouMean, oneOf } from '../scenarios/nearestName.ts';
import { allParameters, allScenarios, describeKind, type Kind, kinds, namesOfKind, rulesOfTick } from './catalogue.ts';
import type { Host } from './host.ts';
import { type Ink, inkFor, type TableColumn, tableText } from './terminal.ts';

/** The first sentence of a text. */
const firstSentence = (text: string): string => /^.*?[.!?](?=\s+\p{Lu}|$)/su.exec(text)?.[0] ?? text;

const heads = (...names: string[]): TableColumn[] => names.map((head) => ({ head }));

/** The table of a kind. */
async function tableOf(kind: Kind, extended: Extended, ink: Ink): Promise<string> {
  const { model, measures } = extended;
  switch (kind) {
    case 'scenarios':
      return tableText(
        heads('name', 'years', 'extends', 'question'),
        (await allScenarios()).map(({ name, start, years, chain, question }) => [
          name,
          `${start}-${start + years - 1}`,
          chain.at(-2) ?? '-',
          question.en,
        ]),
        ink,
      );
    case 'measures':
      return tableText(
        heads('name', 'by', 'what it is'),
        measures.map(({ name, label, unit, dimensions, doc }) => [
          name,
          dimensions.join(', ') || 'whole nation',
          `${label.en} (${unit === '1' ? 'no unit' : unit}). ${firstSentence(doc)}`,
        ]),
        ink,
      );
    case 'table-measures':
      return tableText(
        heads('name', 'what it is'),
        tableMeasures.map(({ name, label, unit, meaning }) => [
          name,
          `${label.en} (${unit === '1' ? 'no unit' : unit}). ${firstSentence(meaning)}`,
        ]),
        ink,
      );
    case 'parameters':
      return tableText(
        [{ head: 'path' }, { head: 'default', align: 'right' }, { head: 'what it is' }],
        allParameters(extended).map(({ path, parameter: { label, unit, doc, default: value } }) => [
          path,
          `${value}`,
          `${label.en} (${unit === '1' ? 'no unit' : unit}). ${doc}`,
        ]),
        ink,
      );
    case 'instruments':
      return tableText(
        heads('name', 'rate', 'what it does'),
        model.instruments.map(({ name, rate, filters, doc }) => [
          name,
          rate.unit,
          `${doc} Targets by ${filters.length > 0 ? filters.join(', ') : 'nothing'}.`,
        ]),
        ink,
      );
    case 'rules':
      return tableText(
        [{ head: '', align: 'right' }, ...heads('name', 'phase', 'source')],
        rulesOfTick(extended).map(({ rule, phase, place }) => [`${place}`, rule.name, phase, rule.source]),
        ink,
      );
  }
}

function overview(extended: Extended, ink: Ink): string {
  const what: Readonly<Record<Kind, string>> = {
    scenarios: 'policy questions that come with the package: agglomera run NAME',
    measures: 'what a run reports: agglomera run NAME --measure a,b',
    'table-measures': 'measures of a table of your own: agglomera measure NAME FILE.csv',
    parameters: 'numbers of the model: agglomera run NAME --set path=value',
    instruments: 'what a policy in a scenario file can be',
    rules: 'what happens in a quarter, in order',
  };
  return tableText(
    [{ head: 'list' }, { head: '', align: 'right' }, { head: '' }],
    kinds.map((kind) => [kind, `${namesOfKind(kind, extended).length}`, what[kind]]),
    ink,
  );
}

/** `agglomera list`: what is declared, as tables or as one JSON object. */
export async function listCommand(
  given: string | undefined,
  { json = false, model }: { readonly json?: boolean; readonly model?: string },
  host: Host,
): Promise<number> {
  const kind = kinds.find((known) => known === given);
  if (given !== undefined && kind === undefined)
    throw badFlag('kind', given, `${oneOf(kinds)}${didYouMean(given, kinds)}`);
  const extended = await loadExtension(model, host.cwd);
  const ink = inkFor(host);
  if (json) {
    const listed = kind === undefined ? kinds : [kind];
    const content: Record<string, unknown> = {};
    for (const name of listed) content[name] = await describeKind(name, extended);
    await host.out(`${JSON.stringify({ schema: 1, version: packageVersion(), ...content }, null, 2)}\n`);
  } else {
    const hint = `\n\nMore about one of them: agglomera explain NAME`;
    await host.out(`${kind === undefined ? overview(extended, ink) + hint : await tableOf(kind, extended, ink)}\n`);
  }
  return 0;
}
