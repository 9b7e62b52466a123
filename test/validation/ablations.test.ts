import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ablationsSection } from '../../scripts/ablationsPage.ts';
import { parameters } from '../../src/agents/firmRule.ts';
import { parameterAt } from '../../src/engine/parameter.ts';
import { ablations } from '../../validation/ablations.ts';
import type { EmergentJob, EmergentResult } from '../../validation/battery.ts';
import { compareAblation } from '../../validation/compareAblation.ts';
import type { Pattern } from '../../validation/emergent.ts';
import { emergentPatterns } from '../../validation/emergentPatterns.ts';
import { readings } from '../../validation/patterns/readings.ts';

describe('ablations of the patterns of single runs', () => {
  it.each(Object.keys(readings))('has one or more: %s', (id) => {
    expect(ablations.filter(({ patterns }) => patterns.includes(id)).length).toBeGreaterThanOrEqual(1);
  });

  it.each(ablations.map((ablation) => [ablation.off, ablation] as const))(
    'set parameters there are, to valid values other than the default: %s',
    (_, { set, withoutPolicies, patterns }) => {
      expect(Object.keys(set).length > 0 || withoutPolicies !== undefined).toBe(true);
      for (const [path, value] of Object.entries(set)) {
        const { valid } = parameterAt(parameters, path)!;
        expect(value).toBeGreaterThanOrEqual(valid[0]);
        expect(value).toBeLessThanOrEqual(valid[1]);
      }
      // of several parameters made equal one may be where it was
      const changed = Object.entries(set).filter(([path, value]) => parameterAt(parameters, path)!.default !== value);
      expect(changed.length > 0 || withoutPolicies !== undefined).toBe(true);
      for (const id of patterns) expect(Object.keys(readings)).toContain(id);
    },
  );

  it('differ from each other in name and in what they set', () => {
    expect(new Set(ablations.map(({ off }) => off)).size).toBe(ablations.length);
    const done = ablations.map(({ set, withoutPolicies }) => JSON.stringify([set, withoutPolicies]));
    expect(new Set(done).size).toBe(ablations.length);
  });

  it('compare pairs on the same seeds, and leave out a pair in which one is undefined', () => {
    const pattern: Pattern = { id: 'P7', title: 't', world: 'x', seeds: 3, bands: { shape: [0, 2] } };
    const of = (values: readonly number[]): EmergentResult[] =>
      values.map((shape, replicate) => ({
        task: 'emergent',
        scenario: 'x',
        patterns: ['P7'],
        set: {},
        seed: 's',
        replicate,
        quantities: { P7: { shape } },
      }));
    const [compared] = compareAblation(pattern, of([1, 1, 1]), of([2, 4, Number.NaN]));
    // means 1 and 3; changes 1 and 3: mean 2, sd sqrt 2, error 1, t(1, .975) = 12.706
    expect(compared).toMatchObject({ with: 1, without: 3, holdsWithout: false, pairs: 2 });
    expect(compared!.change[0]).toBeCloseTo(2 - 12.706, 2);
    expect(compared!.change[1]).toBeCloseTo(2 + 12.706, 2);
  });

  it('can leave the policies of a world out, or those that start after the first', () => {
    const job: EmergentJob = {
      task: 'emergent',
      scenario: 'tariff-war',
      patterns: ['P13'],
      set: {},
      seed: 'ablation',
      replicate: 0,
    };
    const share = (run: EmergentJob): number => emergentPatterns(run)['P13']!['relocation']!;
    expect(share({ ...job, withoutPolicies: 'all' })).not.toBe(share(job));
    expect(share({ ...job, withoutPolicies: 'all' })).toBe(share({ ...job, scenario: 'low-end-lock-in' }));
    // both tariffs of this world start together
    expect(share({ ...job, withoutPolicies: 'later' })).toBe(share(job));
  });

  it('are a table of docs/model.md, with undefined where a quantity has no value', () => {
    const { emergent } = JSON.parse(readFileSync('validation/results.json', 'utf8'));
    const quantity = { quantity: 'shape', with: 1, without: null, holdsWithout: false, change: [null, null], pairs: 0 };
    const page = ablationsSection({
      P7: { ablations: [{ off: 'shocks', set: {}, seeds: 20, quantities: [quantity] }] },
    } as never);
    expect(page.split('\n').at(-1)).toBe('| P7 | shocks | shape | 1 | undefined | undefined to undefined | fails |');
    expect(readFileSync('docs/model.md', 'utf8')).toContain(ablationsSection(emergent));
  });
});
