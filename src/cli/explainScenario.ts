import { findScenario } from '../experiments/files/findScenario.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import type { PolicySpec } from '../world/worldSpec.ts';
import { factsText, type Ink, paragraph, tableText } from './terminal.ts';

function targetText({ target, partner, direction }: PolicySpec): string {
  const { region, industry, stage, owner, employees } = target;
  const named = [region, industry, stage].filter((names) => names !== null).map((names) => names.join(', '));
  const sizes =
    employees.max < Number.POSITIVE_INFINITY
      ? [`${employees.min} to ${employees.max} employees`]
      : employees.min > 0
        ? [`${employees.min} or more employees`]
        : [];
  const trade = partner === null ? [] : [`${direction === 'imports' ? 'imports from' : 'exports to'} ${partner}`];
  const parts = [...named, ...(owner === null ? [] : [`${owner.join(', ')} owners`]), ...sizes, ...trade];
  return parts.length > 0 ? parts.join('; ') : 'everyone';
}

const policyRow =
  ({ start, moneyFrom }: Scenario) =>
  (policy: PolicySpec, p: number): string[] => [
    policy.instrument,
    `${start + policy.from} to ${start + policy.until}${policy.ramp > 0 ? `, full after ${policy.ramp}` : ''}`,
    moneyFrom[p] != null ? `money of ${moneyFrom[p]}` : `${policy.rate}`,
    policy.budget === null ? '-' : `${policy.budget}`,
    targetText(policy),
  ];

/** What a scenario of the package asks, starts from and changes. */
export function explainScenario(name: string, ink: Ink): string {
  const { scenario } = findScenario(name, { cwd: '/' });
  const {
    title,
    question,
    summary,
    sources,
    covers,
    notCovered,
    outcome,
    start,
    years,
    chain,
    world,
    changed,
    policies,
  } = scenario;
  const list = (entries: readonly { readonly name: string }[]): string => entries.map((entry) => entry.name).join(', ');
  const heads = ['instrument', 'from to', 'rate', 'bn yuan/year', 'target'].map((head) => ({ head }));
  return [
    `${ink.bold(name)}  scenario: ${title.en}${title.zh === title.en ? '' : ` (${title.zh})`}\n${paragraph(question.en, 2)}`,
    ...(question.zh === question.en ? [] : [paragraph(question.zh, 2)]),
    ...(summary === null ? [] : [paragraph(summary.en, 2)]),
    ...(covers === null ? [] : [paragraph(`${ink.bold('covers')}  ${covers.en}`, 2)]),
    ...(notCovered === null ? [] : [paragraph(`${ink.bold('does not cover')}  ${notCovered.en}`, 2)]),
    ...sources.map(({ en }) => paragraph(`${ink.bold('source')}  ${en}`, 2)),
    factsText(
      [
        ['years', `${start} to ${start + years - 1}`],
        ['built from', chain.join(' > ')],
        ['regions', list(world.regions)],
        ['blocs', list(world.blocs)],
        ['industries', list(world.industries)],
        ['clusters', `${world.clusters.length} at the start`],
        ['answer about', outcome ?? 'chosen by compare and brief'],
        ['run it', `agglomera run ${name}`],
      ],
      ink,
    ),
    policies.length === 0
      ? '  No policies.'
      : `  ${ink.bold('policies')}\n${tableText(heads, policies.map(policyRow(scenario)), ink, 4)}`,
    changed.length === 0
      ? '  Every parameter has its default.'
      : `  ${ink.bold('parameters changed')}\n${tableText(
          [{ head: 'path' }, { head: 'value', align: 'right' }, { head: 'default', align: 'right' }],
          changed.map((entry) => [entry.path, `${entry.value}`, `${entry.default}`]),
          ink,
          4,
        )}`,
  ].join('\n');
}
