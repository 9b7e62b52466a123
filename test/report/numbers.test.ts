import { describe, expect, it } from 'vitest';
import { measures } from '../../src/measures/measures.ts';
import { decimalsFor, numberPrinter } from '../../src/report/numbers.ts';
import { type Key, strings, translator } from '../../src/report/strings.ts';
import { unitStrings } from '../../src/report/stringsOfUnits.ts';

const share = { kind: 'share', unit: 'share' } as const;
const ratio = { kind: 'ratio', unit: '1' } as const;
const money = { kind: 'money', unit: 'billion yuan' } as const;
const index = { kind: 'index', unit: '1' } as const;
const en = numberPrinter('en');
const zh = numberPrinter('zh');

describe('decimalsFor', () => {
  it('stops at the first digit of the half-width, one later where that is 1 or 2', () => {
    expect(decimalsFor(index, 0.081, 0.05)).toBe(2);
    expect(decimalsFor(index, 0.081, 0.03)).toBe(2);
    expect(decimalsFor(index, 0.081, 0.02)).toBe(3);
    expect(decimalsFor(share, 0.71, 0.05)).toBe(0);
    expect(decimalsFor(share, 0.71, 0.005)).toBe(1);
    expect(decimalsFor(money, 1234, 40)).toBe(-1);
  });

  it('never exceeds what the kind is printed with, and gives a location quotient two', () => {
    expect(decimalsFor(ratio, 1.2345, 0.3)).toBe(2);
    expect(decimalsFor(ratio, 1.2345, 0.0001)).toBe(2);
    expect(decimalsFor(share, 0.5, 0.00001)).toBe(1);
    expect(decimalsFor({ kind: 'count', unit: 'firms' }, 3.4, 0.01)).toBe(0);
  });

  it('keeps three digits of a value without runs to judge by', () => {
    expect(decimalsFor(money, 12.345, 0)).toBe(1);
    expect(decimalsFor(money, 1.2345, Number.NaN)).toBe(2);
  });

  it('never rounds a value to whole hundreds above itself', () => {
    expect(en.level(money, 4, decimalsFor(money, 4, 500))).toBe('4');
  });
});

describe('numbers', () => {
  it('keep percent and percentage points apart', () => {
    expect(en.level(share, 0.714, 0)).toBe('71%');
    expect(en.difference(share, 0.123, 0)).toBe('+12 percentage points');
    expect(zh.difference(share, 0.123, 0)).toBe('+12 个百分点');
  });

  it('sign differences with a true minus, and 0 with nothing', () => {
    expect(en.signed(index, -0.08, 2)).toBe('\u22120.08');
    expect(en.signed(index, 0.08, 2)).toBe('+0.08');
    expect(en.signed(index, -0.0001, 2)).toBe('0.00');
    expect(en.level(index, -0.08, 2)).toBe('\u22120.08');
  });

  it('group thousands and round to the digits given', () => {
    expect(en.level(money, 12345.6, -1)).toBe('12,350');
    expect(en.difference(money, 2.5, 1)).toBe('+2.5 billion yuan');
    expect(zh.difference({ kind: 'money', unit: 'billion yuan a year' }, 2.5, 1)).toBe('+2.5 十亿元/年');
  });

  it('call undefined values by that word', () => {
    expect(en.level(money, Number.NaN, 1)).toBe('undefined');
    expect(zh.difference(share, Number.NaN, 0)).toBe('无定义');
    expect(en.range(share, 0.1, 0.3, 0)).toBe('10% to 30%');
  });
});

describe('strings', () => {
  const placeholders = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!).sort();

  it.each(Object.entries(strings))('%s is there in both languages with the same values to fill in', (_, label) => {
    expect(label.en.trim()).not.toBe('');
    expect(label.zh.trim()).not.toBe('');
    expect([...new Set(placeholders(label.zh))]).toEqual([...new Set(placeholders(label.en))]);
  });

  it('have full-width punctuation beside Chinese characters, and a space between these and digits or Latin letters', () => {
    for (const [key, { zh: text }] of Object.entries(strings)) {
      expect(text.replace(/ln\(1 \+ [^)]*\)/g, ''), key).not.toMatch(
        /[\u4e00-\u9fff][,;:?!()]|[,;:!()][\u4e00-\u9fff]/,
      );
      expect(text, key).not.toMatch(/[\u4e00-\u9fff][A-Za-z0-9]|[A-Za-z0-9%][\u4e00-\u9fff]/);
    }
  });

  it('name the unit of every measure in both languages', () => {
    for (const { unit } of measures) expect(Object.keys(unitStrings)).toContain(unit);
  });

  it('refuse to be printed with a value missing', () => {
    expect(() => translator('en').t('quarter' as Key, { year: 2000 })).toThrow('{quarter}');
  });
});
