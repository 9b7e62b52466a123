import { parameterName, parameterValue } from './assumptionsSection.ts';
import { section, table } from './figure.ts';
import { html, type Markup } from './html.ts';
import { policyColumns } from './policySection.ts';
import { policyCells } from './policyText.ts';
import type { ResultView } from './resultView.ts';

/** Scenarios of a comparison by letter, the baseline first. */
export const letterOf = (scenario: number): string => String.fromCharCode(65 + scenario);

type Values = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Parameters whose values differ between scenarios, by path: the value in each. */
function differingParameters(scenarios: readonly Values[]): { path: string; values: number[] }[] {
  const [first] = scenarios as [Values];
  return Object.entries(first).flatMap(([group, members]) =>
    Object.keys(members)
      .map((name) => ({
        path: `${group}.${name}`,
        values: scenarios.map((values) => values[group]?.[name] ?? Number.NaN),
      }))
      .filter(({ values }) => values.some((value) => value !== values[0])),
  );
}

/** Every policy once: its cells, and the scenarios that have it. */
function policiesOf(views: readonly ResultView[]): { readonly cells: readonly string[]; readonly inForce: number[] }[] {
  const found = new Map<string, { readonly cells: readonly string[]; readonly inForce: number[] }>();
  for (const [s, view] of views.entries()) {
    const { scenario } = view.result;
    // a scenario may hold the same policy twice
    const seen = new Map<string, number>();
    for (const [p, policy] of scenario.policies.entries()) {
      const content = JSON.stringify([policy, scenario.moneyFrom[p] ?? null]);
      const times = seen.get(content) ?? 0;
      seen.set(content, times + 1);
      const key = `${content}/${times}`;
      const known = found.get(key);
      if (known === undefined) found.set(key, { cells: policyCells(view, scenario, p), inForce: [s] });
      else known.inForce.push(s);
    }
  }
  const all = [...found.values()];
  const shared = ({ inForce }: (typeof all)[number]): boolean => inForce.length === views.length;
  return [...all.filter((policy) => !shared(policy)), ...all.filter(shared)];
}

/** What differs between scenarios, from their values: policies, parameters, world. The baseline comes first. */
export function differsSection(views: readonly ResultView[]): Markup {
  const [baseline] = views as [ResultView];
  const { t } = baseline;
  const scenarios = views.map(({ result }) => result.scenario);
  const policies = policiesOf(views);
  const inForce = (list: readonly number[]): string =>
    list.length === 1 ? t('onlyOne', { letter: letterOf(list[0]!) }) : list.map(letterOf).join(t('listSeparator'));
  const policyTable =
    policies.length === 0
      ? html`<p>${t('policiesNeither')}</p>`
      : html`${policies.every((policy) => policy.inForce.length === views.length) ? html`<p>${t('policiesSame')}</p>` : null}${table(
          {
            caption: t('differsPolicies'),
            columns: [{ head: t('inForce') }, ...policyColumns(baseline)],
            rows: policies.map((policy) => [inForce(policy.inForce), ...policy.cells]),
          },
        )}`;
  const differing = differingParameters(scenarios.map(({ parameters }) => parameters as Values));
  const parameters =
    differing.length === 0
      ? null
      : table({
          caption: t('differsParameters'),
          columns: [{ head: t('parameter') }, ...views.map((_, s) => ({ head: letterOf(s), number: true }))],
          rows: differing.map(({ path, values }) => [
            parameterName(baseline, path),
            ...values.map((value) => parameterValue(baseline, path, value)),
          ]),
        });
  const worlds = scenarios.map(({ world }) => JSON.stringify(world));
  const sameWorld = worlds.every((world) => world === worlds[0]);
  return section({
    id: 'differs',
    heading: t('differsHeading'),
    content: html`${policyTable}${parameters}<p>${t(sameWorld ? 'worldSame' : 'worldDiffers')}${parameters === null ? html`${baseline.language === 'zh' ? '' : ' '}${t('parametersSame')}` : null}</p>`,
  });
}
