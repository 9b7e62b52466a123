import type { Parameters } from '../engine/parameter.ts';
import type { Instrument } from '../world/government/instrument.ts';
import { type Path, showPath } from './path.ts';
import { problemAt } from './problemAt.ts';
import type { PlacedPolicy } from './resolvePolicy.ts';
import type { Scenario } from './scenario.ts';

type Paying<P extends Parameters> = Pick<Scenario<P>, 'name' | 'start' | 'years' | 'world' | 'policies' | 'moneyFrom'>;

/**
 * Checks every `sameMoneyAs` of a scenario: the other scenario must be able to lend its money, year by year, to a
 * policy in force whenever that money is spent. Returns the name of the other scenario, or null.
 */
export function resolveMoney<P extends Parameters>(
  scenario: Paying<P>,
  placed: readonly PlacedPolicy[],
  instruments: readonly Instrument[],
  read: (name: string) => Paying<P> | null,
): string | null {
  let common: string | null = null;
  placed.forEach(({ entry, layer, place }, p) => {
    const name = scenario.moneyFrom[p] ?? null;
    if (name === null) return;
    const fail = (key: string, expected: string, problem?: string): never => {
      throw problemAt(layer, ['policies', place, key] as Path, expected, problem);
    };
    const here = `${showPath(['policies', place])}.sameMoneyAs (${name})`;
    for (const key of ['rate', 'budget'] as const) {
      if (entry[key] !== undefined) fail(key, `no ${key} where ${here} sets the money`);
    }
    if (entry.ramp > 0) fail('ramp', `no ramp where ${here} sets the money`);
    if (name === scenario.name) fail('sameMoneyAs', 'the name of another scenario');
    if (common !== null && common !== name) fail('sameMoneyAs', `'${common}', as in the policies before it`);
    common = name;
    const other = read(name);
    if (other === null) throw problemAt(layer, ['policies', place, 'sameMoneyAs'], 'the name of an existing scenario');
    if (other.moneyFrom.some((from) => from !== null)) {
      fail('sameMoneyAs', 'a scenario that does not use sameMoneyAs itself');
    }
    if (other.start !== scenario.start || JSON.stringify(other.world) !== JSON.stringify(scenario.world)) {
      fail('sameMoneyAs', 'a scenario on the same base world with the same start');
    }
    if (other.years < scenario.years) {
      fail('sameMoneyAs', `a scenario of at least ${scenario.years} years (it has ${other.years})`);
    }
    checkTimes(scenario, p, other, instruments, fail);
  });
  return common;
}

/** A policy can spend what another spent only while it is in force. */
function checkTimes<P extends Parameters>(
  { start, years, policies }: Paying<P>,
  p: number,
  other: Paying<P>,
  instruments: readonly Instrument[],
  fail: (key: string, expected: string) => never,
): void {
  const spenders = instruments.filter(({ spends }) => spends).map(({ name }) => name);
  const spending = other.policies.filter(({ instrument }) => spenders.includes(instrument));
  if (spending.length === 0) fail('sameMoneyAs', 'a scenario with a policy that spends money');
  const first = Math.min(...spending.map(({ from }) => from));
  const last = Math.max(...spending.map(({ until }) => until));
  const { from, until } = policies[p]!;
  // money is known by year: a policy in force for part of a year would spend part of it
  if (!Number.isInteger(from)) fail('from', 'the start of a year where sameMoneyAs sets the money');
  if (!Number.isInteger(until)) fail('until', 'the start of a year where sameMoneyAs sets the money');
  if (from > first && first < years) fail('from', `${start + first} or before, when '${other.name}' starts to spend`);
  if (Math.min(until, years) < Math.min(last, years)) {
    fail('until', `${start + last} or later, when '${other.name}' ceases to spend`);
  }
}
