import type { ModelScenario } from '../runReplicate.ts';

/** What of a policy may be chosen: its rate, its first quarter (years after the start), how many years it lasts. */
export const settingKinds = ['rate', 'start', 'duration'] as const;
export type SettingKind = (typeof settingKinds)[number];

/** A setting of a policy of the package that may be chosen. */
export interface SearchedSetting {
  /** Place of the policy in the scenario; null for all of them alike. */
  readonly policy: number | null;
  readonly kind: SettingKind;
  readonly low: number;
  readonly high: number;
}

const QUARTERS = 4;

/** A gene of 0 to 1 as a setting: rates as they fall, with exactly 0 for none; times in whole quarters. */
export function settingAt({ kind, low, high }: SearchedSetting, gene: number): number {
  if (kind === 'rate') return gene === 0 ? 0 : low + gene * (high - low);
  return Math.round((low + gene * (high - low)) * QUARTERS) / QUARTERS;
}

/**
 * The policies with the chosen settings in place. A start that is moved takes the end with it, unless the duration is
 * chosen too; a policy at rate 0 is left out, bit for bit as if it were not there.
 */
export function withSettings(
  scenario: ModelScenario,
  searched: readonly SearchedSetting[],
  settings: readonly number[],
): Pick<ModelScenario, 'policies' | 'moneyFrom'> {
  const chosen = scenario.policies.map((policy, p) => {
    const of = (kind: SettingKind): number | undefined => {
      const place = searched.findIndex((one) => (one.policy ?? p) === p && one.kind === kind);
      return place < 0 ? undefined : settings[place];
    };
    const from = of('start') ?? policy.from;
    const duration = of('duration') ?? policy.until - policy.from;
    return { ...policy, rate: of('rate') ?? policy.rate, from, until: from + duration };
  });
  const isIn = (_: unknown, p: number): boolean => chosen[p]!.rate !== 0;
  return { policies: chosen.filter(isIn), moneyFrom: scenario.moneyFrom.filter(isIn) };
}
