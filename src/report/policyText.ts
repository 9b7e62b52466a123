import type { Scenario } from '../scenarios/scenario.ts';
import type { ParkSpec, PolicySpec } from '../world/worldSpec.ts';
import { instrumentOf } from './instrumentOf.ts';
import type { ResultView } from './resultView.ts';

/** A policy as the cells of a table: instrument, target, years, rate, money. */
export function policyCells(view: ResultView, scenario: Scenario, p: number): string[] {
  const policy = scenario.policies[p]!;
  const instrument = instrumentOf(scenario, policy.instrument);
  return [
    instrument === undefined ? policy.instrument : view.label(instrument.label),
    targetText(view, scenario, policy),
    yearsText(view, scenario, policy),
    rateText(view, scenario, policy),
    moneyText(view, scenario, p),
  ];
}

function targetText(view: ResultView, scenario: Scenario, policy: PolicySpec): string {
  const { t } = view;
  const { region, industry, stage, owner, employees } = policy.target;
  const list = (names: readonly string[]): string => names.join(t('listSeparator'));
  const parts: string[] = [];
  if (region !== null) parts.push(list(region.map(view.regionName)));
  if (industry !== null) parts.push(list(industry.map(view.industryName)));
  if (stage !== null) parts.push(list(stage.map((name) => t(`${name}Short`))));
  if (owner !== null)
    parts.push(list(owner.map((name) => t(name === 'domestic' ? 'ownersDomestic' : 'ownersForeign'))));
  const { min, max } = employees;
  const [least, most] = [view.numbers.plain(min), view.numbers.plain(max)];
  if (min > 0 && Number.isFinite(max)) parts.push(t('employeesRange', { min: least, max: most }));
  else if (min > 0) parts.push(t('employeesMin', { min: least }));
  else if (Number.isFinite(max)) parts.push(t('employeesMax', { max: most }));
  const lever = instrumentOf(scenario, policy.instrument)?.lever;
  if (lever === 'tariff' || lever === 'blockade') {
    const bloc = scenario.world.blocs.find(({ name }) => name === policy.partner);
    const partner = policy.partner === null ? t('allBlocs') : bloc ? view.label(bloc.label) : policy.partner;
    parts.push(t(policy.direction === 'imports' ? 'importsFrom' : 'exportsTo', { partner }));
  }
  const tie = policy.target.performance;
  if (tie) {
    const share = `${view.numbers.plain(tie.newProducts * 100)}%`;
    parts.push(t('performanceDemanded', { share, years: view.numbers.plain(tie.after) }));
  }
  if (policy.park) parts.push(layoutText(view, policy.park));
  return parts.length === 0 ? t('targetAll') : parts.join(t('clauseSeparator'));
}

/** What regions promote with parks, and whether they copy. */
function layoutText(view: ResultView, { layout, lists, industries, copying, review }: ParkSpec): string {
  const { t, numbers } = view;
  const listed = Object.entries(lists).map(([region, names]) =>
    t('layoutListed', {
      region: view.regionName(region),
      industries: names.map(view.industryName).join(t('listSeparator')),
    }),
  );
  const parts = layout === 'listed' ? listed : [t(`layout_${layout}`, { count: numbers.plain(industries) })];
  if (copying > 0) parts.push(t('layoutCopied', { share: numbers.plain(copying), years: numbers.plain(review) }));
  return parts.join(t('clauseSeparator'));
}

/** First and last year or quarter in force; policies may outlast the run. */
function yearsText(view: ResultView, scenario: Scenario, policy: PolicySpec): string {
  const { t } = view;
  const until = Math.min(policy.until, scenario.years);
  const quarters = [policy.from, until].some((time) => !Number.isInteger(time));
  const at = (quarter: number): string =>
    t('quarter', { year: scenario.start + Math.floor(quarter / 4), quarter: (((quarter % 4) + 4) % 4) + 1 });
  const years = quarters
    ? t('yearsRange', { from: at(Math.round(policy.from * 4)), until: at(Math.round(until * 4) - 1) })
    : until - policy.from === 1
      ? String(scenario.start + policy.from)
      : t('yearsRange', { from: scenario.start + policy.from, until: scenario.start + until - 1 });
  return policy.ramp > 0 ? t('rampOf', { years, ramp: view.numbers.plain(policy.ramp) }) : years;
}

function rateText(view: ResultView, scenario: Scenario, policy: PolicySpec): string {
  const { t, numbers } = view;
  const unit = instrumentOf(scenario, policy.instrument)?.rate.unit ?? '1';
  if (unit === '1') return t('strengthOf', { rate: numbers.plain(policy.rate) });
  const rate = unit.startsWith('share') ? `${numbers.plain(policy.rate * 100)}%` : numbers.plain(policy.rate);
  return unit === 'share' ? rate : t('rateOf', { rate, unit: view.unit(unit) });
}

function moneyText(view: ResultView, scenario: Scenario, p: number): string {
  const text = capText(view, scenario, p);
  const { paidBy } = scenario.policies[p]!;
  return paidBy === 'region' ? view.t('paidByRegions', { text }) : text;
}

function capText(view: ResultView, scenario: Scenario, p: number): string {
  const { t, numbers } = view;
  const policy = scenario.policies[p]!;
  const instrument = instrumentOf(scenario, policy.instrument);
  if (instrument !== undefined && !instrument.spends) return t('budgetNot');
  const from = scenario.moneyFrom[p] ?? null;
  if (from !== null) return t('budgetPath', { name: from });
  if (policy.moneyPath !== null) return t('budgetFixed');
  return policy.budget === null || !Number.isFinite(policy.budget)
    ? t('budgetNone')
    : t('budgetCap', { money: numbers.plain(policy.budget) });
}
