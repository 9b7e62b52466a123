import { describe, expect, it } from 'vitest';
import { outcomesIn, standardErrors } from '../support/pairedOutcomes.ts';

const outcomes = (name: string) =>
  outcomesIn(name, { region: 'Central' }, ['output', 'employment', 'firms', 'upgradingShare'], 17, 14);

describe('who comes to Central, in the last of twelve years of policy', () => {
  const none = outcomes('low-end-lock-in');
  const linked = outcomes('foreign-investment-linked');
  const enclave = outcomes('foreign-investment-enclave');
  const led = outcomes('lead-firm');

  it('as affiliates raises output and jobs by more than 3 standard errors, but not the high end', () => {
    for (const arm of [linked, enclave]) {
      expect(standardErrors(arm.output, none.output)).toBeGreaterThan(3);
      expect(standardErrors(arm.employment, none.employment)).toBeGreaterThan(3);
      expect(standardErrors(arm.upgradingShare, none.upgradingShare)).toBeLessThan(3);
    }
  });

  it('leaves more firms where affiliates are linked than where they are enclaves', () => {
    expect(standardErrors(linked.firms, enclave.firms)).toBeGreaterThan(3);
  });

  it('as a chain leader in brands raises output and the share of the high end', () => {
    expect(standardErrors(led.output, none.output)).toBeGreaterThan(3);
    expect(standardErrors(led.upgradingShare, none.upgradingShare)).toBeGreaterThan(3);
  });
});

describe('a new industry in Central, in the last of ten years of policy', () => {
  const outcomes = (name: string) =>
    outcomesIn(name, { region: 'Central', industry: 'intelligent-sensing' }, ['output', 'firms'], 13, 10);
  const none = outcomes('new-industry');

  it('is larger by more than 3 standard errors where a leader or affiliates came', () => {
    expect(standardErrors(outcomes('new-industry-leader').output, none.output)).toBeGreaterThan(3);
    expect(standardErrors(outcomes('new-industry-affiliates').output, none.output)).toBeGreaterThan(3);
  });
});

describe('a mode of development, in the last of twelve years', () => {
  const outcomes = (name: string) =>
    outcomesIn(name, { region: 'Central' }, ['employment', 'upgradingShare', 'policySpending'], 17, 12);
  const none = outcomes('low-end-lock-in');
  const modes = ['professional-radiation', 'resource-driven', 'leading-firm', 'industry-undertaking'].map((name) =>
    outcomes(`mode-${name}`),
  );
  const [radiation, , leading, undertaking] = modes as [
    (typeof modes)[0],
    unknown,
    (typeof modes)[0],
    (typeof modes)[0],
  ];

  it('costs about the same: .3 billion yuan a year', () => {
    for (const { policySpending } of modes) {
      for (const spent of policySpending) {
        expect(spent).toBeLessThanOrEqual(0.3 + 1e-9);
        expect(spent).toBeGreaterThan(0.25);
      }
    }
  });

  it('raises jobs where it undertakes assembly, and the high end where a leader is brought in', () => {
    expect(standardErrors(undertaking.employment, none.employment)).toBeGreaterThan(3);
    expect(standardErrors(undertaking.upgradingShare, none.upgradingShare)).toBeLessThan(3);
    expect(standardErrors(leading.upgradingShare, none.upgradingShare)).toBeGreaterThan(3);
    expect(standardErrors(radiation.upgradingShare, none.upgradingShare)).toBeLessThan(3);
  });
});
