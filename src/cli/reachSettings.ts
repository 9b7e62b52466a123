import { badFlag } from '../experiments/files/badInput.ts';
import type { ScenarioWithMoney } from '../experiments/files/findScenario.ts';
import type { SearchedSetting } from '../experiments/search/packageSettings.ts';
import type { WholeModel } from '../model.ts';
import { InputError } from '../scenarios/inputError.ts';

/** Flags that say what of the policies is searched. */
export interface SettingFlags {
  readonly rate?: readonly string[];
  readonly start?: readonly string[];
  readonly duration?: readonly string[];
  /** Commander's name for --keep-rates. */
  readonly keepRates?: boolean;
}

type Range = readonly [number, number];

/** All policies alike, in place of the number of one. */
const ALL = 'all';

/** Ranges `k=low..high` by policy; that of all of them by null. */
function rangesOf(
  flag: string,
  given: readonly string[],
  scenario: ScenarioWithMoney['scenario'],
  example: string,
  check: (policy: number, range: Range) => string | null,
  mayBeAll: boolean,
): Map<number | null, Range> {
  const ranges = new Map<number | null, Range>();
  for (const text of given) {
    const [, place, low, high] = /^(\d+|all)=(-?[\d.eE-]+)\.\.(-?[\d.eE-]+)$/.exec(text) ?? [];
    const isAll = place === ALL && mayBeAll;
    const k = Number(place);
    const range = [Number(low), Number(high)] as const;
    if (!(isAll || (k >= 1 && k <= scenario.policies.length)) || !(range[0] < range[1])) {
      const which = `k a policy from 1 to ${scenario.policies.length}${mayBeAll ? ' or all' : ''}`;
      throw badFlag(flag, text, `k=low..high, ${which}, such as ${example}`);
    }
    const key = isAll ? null : k - 1;
    if (key !== null && scenario.moneyFrom[key] !== null)
      throw badFlag(flag, text, `a policy whose money is its own; that of policy ${k} follows another scenario`);
    if (mayBeAll && ranges.size > 0 && (key === null || ranges.has(null)))
      throw badFlag(flag, text, 'either all or single policies');
    const wrong = check(k - 1, range);
    if (wrong !== null) throw badFlag(flag, text, wrong);
    ranges.set(key, range);
  }
  return ranges;
}

const isQuarter = (time: number): boolean => Number.isInteger(time * 4);

/**
 * What may be chosen: rates of every policy whose money is not prescribed, within the plausible range or the one given
 * (none with --keep-rates); start and duration of the policies named, or of all
 * alike. In the order of policies; rate, start, duration.
 */
export function reachSettings(
  { scenario }: ScenarioWithMoney,
  flags: SettingFlags,
  { instruments }: Pick<WholeModel, 'instruments'>,
): SearchedSetting[] {
  const rateOf = (policy: number) =>
    instruments.find(({ name }) => name === scenario.policies[policy]!.instrument)!.rate;
  const { rate = [], start = [], duration = [], keepRates = false } = flags;
  if (keepRates && rate.length > 0) {
    throw new InputError({ path: '--rate', problem: 'is given together with --keep-rates', expected: 'one of them' });
  }
  const rates = rangesOf(
    '--rate',
    rate,
    scenario,
    '1=0..0.1',
    (policy, [low, high]) => {
      const { valid } = rateOf(policy);
      return low < valid[0] || high > valid[1]
        ? `a range within ${valid[0]} to ${valid[1]}, what the rate may be`
        : null;
    },
    false,
  );
  const last = scenario.start + scenario.years;
  const starts = rangesOf(
    '--start',
    start,
    scenario,
    `1=${scenario.start}..${scenario.start + 5}`,
    (_, range) =>
      range[0] < scenario.start || range[1] >= last || !range.every(isQuarter)
        ? `years or quarters of the run, ${scenario.start} to ${last - 0.25}`
        : null,
    true,
  );
  const durations = rangesOf(
    '--duration',
    duration,
    scenario,
    '1=1..12',
    (_, range) =>
      range[0] < 0.25 || range[1] > scenario.years || !range.every(isQuarter)
        ? `years or quarters of them, 0.25 to ${scenario.years}`
        : null,
    true,
  );
  const timesOf = (policy: number | null): SearchedSetting[] => {
    const [from, lasting] = [starts.get(policy), durations.get(policy)];
    return [
      ...(from
        ? [{ policy, kind: 'start' as const, low: from[0] - scenario.start, high: from[1] - scenario.start }]
        : []),
      ...(lasting ? [{ policy, kind: 'duration' as const, low: lasting[0], high: lasting[1] }] : []),
    ];
  };
  const searched = [
    ...scenario.policies.flatMap((_, policy): SearchedSetting[] => {
      const isFree = scenario.moneyFrom[policy] === null && !keepRates;
      const [low, high] = rates.get(policy) ?? rateOf(policy).plausible;
      return [...(isFree ? [{ policy, kind: 'rate' as const, low, high }] : []), ...timesOf(policy)];
    }),
    ...timesOf(null),
  ];
  if (searched.length > 0) return searched;
  if (keepRates && scenario.policies.length > 0) {
    const expected = '--start or --duration beside it, such as --duration 1=1..12';
    throw new InputError({ path: '--keep-rates', problem: 'leaves nothing to search', expected });
  }
  throw new InputError({
    file: scenario.file,
    path: 'policies',
    problem: scenario.policies.length === 0 ? 'has none' : 'has none whose rate is free',
    expected: 'at least one policy with a rate of its own',
  });
}

/** The flags as words of the command that repeats it. */
export const settingWords = ({ rate = [], start = [], duration = [], keepRates = false }: SettingFlags): string =>
  [
    ...rate.map((text) => ` --rate ${text}`),
    ...start.map((text) => ` --start ${text}`),
    ...duration.map((text) => ` --duration ${text}`),
    ...(keepRates ? [' --keep-rates'] : []),
  ].join('');
