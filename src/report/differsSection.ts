import { parameterName, parameterValue } from './assumptionsSection.ts';
import { table } from './figure.ts';
import { html, type Markup } from './html.ts';
import type { PairView } from './pairView.ts';
import { policyColumns } from './policySection.ts';
import { policyCells } from './policyText.ts';

type Values = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Parameters whose values differ, by path. */
function differingParameters(a: Values, b: Values): { path: string; a: number; b: number }[] {
  return Object.entries(a).flatMap(([group, members]) =>
    Object.entries(members)
      .map(([name, value]) => ({ path: `${group}.${name}`, a: value, b: b[group]?.[name] ?? Number.NaN }))
      .filter((row) => row.a !== row.b),
  );
}

/** What differs between A and B, from their values: policies, parameters, world. */
export function differsSection(pair: PairView): Markup {
  const { a, b, onlyA, onlyB, both } = pair;
  const { t } = a;
  const [scenarioA, scenarioB] = [a.result.scenario, b.result.scenario];
  const rows = [
    ...onlyA.map((p) => [t('onlyA'), ...policyCells(a, scenarioA, p)]),
    ...onlyB.map((p) => [t('onlyB'), ...policyCells(b, scenarioB, p)]),
    ...both.map((p) => [t('bothAB'), ...policyCells(a, scenarioA, p)]),
  ];
  const policies =
    rows.length === 0
      ? html`<p>${t('policiesNeither')}</p>`
      : html`${onlyA.length + onlyB.length === 0 ? html`<p>${t('policiesSame')}</p>` : null}${table({
          caption: t('differsPolicies'),
          columns: [{ head: t('inForce') }, ...policyColumns(a)],
          rows,
        })}`;
  const differing = differingParameters(scenarioA.parameters as Values, scenarioB.parameters as Values);
  const parameters =
    differing.length === 0
      ? null
      : table({
          caption: t('differsParameters'),
          columns: [
            { head: t('parameter') },
            { head: t('scenarioA'), number: true },
            { head: t('scenarioB'), number: true },
          ],
          rows: differing.map((row) => [
            parameterName(a, row.path),
            parameterValue(a, row.path, row.a),
            parameterValue(a, row.path, row.b),
          ]),
        });
  const sameWorld = JSON.stringify(scenarioA.world) === JSON.stringify(scenarioB.world);
  return pair.section({
    id: 'differs',
    heading: t('differsHeading'),
    content: html`${policies}${parameters}<p>${t(sameWorld ? 'worldSame' : 'worldDiffers')}${parameters === null ? html`${a.language === 'zh' ? '' : ' '}${t('parametersSame')}` : null}</p>`,
  });
}
