import { expect, it } from 'vitest';
import { REGION } from '../../src/world/worldTables.ts';
import { runOf, runTicks, sumOf, withValues } from '../support/lockInWorld.ts';

const columns = ['employmentSmall', 'employmentMedium', 'employmentLarge'] as const;

/** Domestic employment by size at the end of the second year, and what the firms themselves add up to. */
function sizes(countScale: number) {
  const run = runOf({ years: 2, parameters: withValues({ 'firm.countScale': countScale }) });
  const { world } = runTicks(run, 8);
  const N = world.node.count;
  const own = columns.map((column) => sumOf(world.nodeYear[column].subarray(N, 2 * N), N));
  const persons = Array.from(world.firm.employees.subarray(0, world.firm.count), (each) => each * 1000 * countScale);
  const within = (low: number, high: number): number =>
    persons.filter((each) => each >= low && each < high).reduce((sum, each) => sum + each, 0) / 1000 / countScale;
  return { world, own, expected: [within(0, 300), within(300, 1000), within(1000, Number.POSITIVE_INFINITY)] };
}

it('adds employment up by size of firm at the end of the year: under 300, under 1000, and more', () => {
  const { own, expected, world } = sizes(1);
  for (const [c, sum] of own.entries()) expect(sum).toBeCloseTo(expected[c]!, 9);
  for (const sum of own) expect(sum).toBeGreaterThan(0);
  // firms employ what their nodes do, but for those that closed or were founded this quarter
  const { node, economy } = world;
  const ofNodes = Array.from(node.employment).filter((_, n) => economy.kind[node.economy[n]!] === REGION);
  const total = ofNodes.reduce((sum, each) => sum + each, 0);
  expect(own.reduce((sum, each) => sum + each, 0) / total).toBeCloseTo(1, 1);
});

it('counts a firm that is simulated as several with the size that the world states', () => {
  const [whole, split] = [sizes(1), sizes(4)];
  for (const [c, sum] of split.own.entries()) expect(sum).toBeCloseTo(split.expected[c]!, 9);
  // the same world: large firms keep most of the jobs, which they would lose if each part were taken for a firm
  const share = ({ own }: typeof whole): number => own[2]! / own.reduce((sum, each) => sum + each, 0);
  expect(Math.abs(share(split) - share(whole))).toBeLessThan(0.1);
});

it('is written at the end of a year only', () => {
  const { world } = runTicks(runOf({ years: 2 }), 7);
  const N = world.node.count;
  expect(sumOf(world.nodeYear.employmentLarge.subarray(0, N), N)).toBeGreaterThan(0);
  expect(sumOf(world.nodeYear.employmentLarge.subarray(N, 2 * N), N)).toBe(0);
});
