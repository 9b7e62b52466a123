import { describe, expect, it } from 'vitest';
import reputation from '../../examples/extension/reputation.ts';
import { startRun } from '../../src/createRun.ts';
import { defaultsOf } from '../../src/engine/parameter.ts';
import { restoreSnapshot, takeSnapshot } from '../../src/engine/snapshot.ts';
import type { WorldOf } from '../../src/engine/table.ts';
import { declareExtension } from '../../src/experiments/extension/declareExtension.ts';
import { extendModel } from '../../src/experiments/extension/extendModel.ts';
import type { Extension } from '../../src/experiments/extension/extension.ts';
import { extensionLibrary } from '../../src/experiments/extension/extensionLibrary.ts';
import { packagedModel } from '../../src/experiments/files/loadExtension.ts';
import type { WholeModel } from '../../src/model.ts';
import { accountsOf } from '../../src/world/socialAccounts.ts';
import { differingColumns, policyOf, runKey, runOf } from '../support/lockInWorld.ts';

const { float64, int32, parameter } = extensionLibrary;
const extended = (extension: unknown) => extendModel(packagedModel, extension, 'mine.ts');
const refusal = (extension: unknown): string => {
  try {
    extended(extension);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('nothing was refused');
};

const number = parameter({
  label: { en: 'Number', zh: '数' },
  unit: '1',
  default: 1,
  valid: [0, 2],
  plausible: [0.5, 1.5],
  source: 'assumption',
  why: 'a test',
  doc: 'Raises nothing.',
});

describe('columns of an extension', () => {
  const { declared, rule } = declareExtension({
    columns: {
      firm: {
        mark: { ...float64('1', 'the number of the firm by its id'), start: -1 },
        quarters: int32('quarters', 'quarters the firm has been seen', 7),
      },
      node: { visits: float64('1', 'ticks', 3) },
    },
  });
  /** Marks every firm by its own id, and counts. */
  const see = rule({
    name: 'see',
    source: 'a test',
    reads: ['firm.idHigh', 'firm.idLow'],
    writes: ['firm.mark', 'firm.quarters', 'node.visits'],
    apply: ({ firm, node }) => {
      for (let f = 0; f < firm.count; f++) {
        firm.mark[f] = firm.idHigh[f]! * 2 ** 21 + firm.idLow[f]!;
        firm.quarters[f]!++;
      }
      for (let n = 0; n < node.count; n++) node.visits[n]!++;
    },
  });
  const { model } = extended({ ...declared, rules: [{ rule: see, after: 'groupFirms' }] } satisfies Extension);
  type World = WorldOf<WholeModel['tables']> & {
    readonly firm: { readonly mark: Float64Array; readonly quarters: Int32Array };
    readonly node: { readonly visits: Float64Array };
  };
  const start = () => startRun(runOf({ years: 10 }), runKey, { model });

  it('hold their start at the start and their initial value in firms born later, and follow a firm through closures', () => {
    const engine = start();
    const { firm, node } = engine.world as World;
    expect(new Set(firm.mark.subarray(0, firm.count))).toEqual(new Set([-1]));
    expect(new Set(firm.quarters.subarray(0, firm.count))).toEqual(new Set([7]));
    expect(new Set(node.visits)).toEqual(new Set([3]));
    let closed = 0;
    let born = 0;
    for (let tick = 1; tick <= 40; tick++) {
      const before = new Set(Array.from({ length: firm.count }, (_, f) => `${firm.idHigh[f]} ${firm.idLow[f]}`));
      engine.step();
      const now = engine.world.firm as World['firm'];
      for (let f = 0; f < now.count; f++) {
        const isNew = !before.delete(`${now.idHigh[f]} ${now.idLow[f]}`);
        if (isNew) born++;
        // a firm born at the end of tick t - 1 is first seen in tick t
        expect(now.mark[f]).toBe(isNew ? 0 : now.idHigh[f]! * 2 ** 21 + now.idLow[f]!);
        expect(now.quarters[f]).toBe(isNew ? 7 : 7 + tick - Math.max(0, now.birth[f]!));
      }
      closed += before.size;
    }
    expect([...node.visits].every((visits) => visits === 43)).toBe(true);
    expect(born).toBeGreaterThan(20);
    expect(closed).toBeGreaterThan(20);
  });

  it('are part of a snapshot and of what goes on from it', () => {
    const through = start();
    for (let tick = 0; tick < 12; tick++) through.step();
    const first = start();
    for (let tick = 0; tick < 5; tick++) first.step();
    const snapshot = takeSnapshot(model.tables, first.world, 5);
    expect(snapshot.tables['firm']!.columns['mark']).toHaveLength(first.world.firm.count);
    const second = startRun(runOf({ years: 10 }), runKey, { model, snapshot });
    for (let tick = 0; tick < 7; tick++) second.step();
    expect(takeSnapshot(model.tables, second.world, 12)).toEqual(takeSnapshot(model.tables, through.world, 12));
    expect((restoreSnapshot(model.tables, snapshot) as World).firm.quarters[0]).toBe(12);
  });

  it('move no bit of the model that no rule of it reads', () => {
    const plain = startRun(runOf({ years: 10 }), runKey);
    const own = start();
    for (let tick = 0; tick < 8; tick++) {
      plain.step();
      own.step();
    }
    expect(differingColumns(plain.world, own.world)).toEqual([]);
  });
});

describe('the example of reputation', () => {
  const { model, measures } = extended(reputation(extensionLibrary));
  const parameters = defaultsOf(model.parameters);
  const years = 8;
  const brand = {
    ...policyOf('rdSubsidy', { from: 1, until: 7, rate: 1 }),
    instrument: 'regionalBrand',
    costShare: 0.001,
  };

  it('closes the social accounts at 1e-9 in every tick, its instrument paid as an institution', () => {
    const engine = startRun({ ...runOf({ years, policies: [brand] }), parameters }, runKey, { model });
    let worst = 0;
    let spent = 0;
    for (let tick = 0; tick < 4 * years; tick++) {
      engine.step();
      const { payment, policy } = engine.world;
      const accounts = accountsOf(payment);
      const total = payment.amount.reduce((sum, amount) => sum + amount, 0);
      for (let a = 0; a < accounts; a++) {
        let row = 0;
        let column = 0;
        for (let b = 0; b < accounts; b++) {
          row += payment.amount[a * accounts + b]!;
          column += payment.amount[b * accounts + a]!;
        }
        worst = Math.max(worst, Math.abs(row - column) / total);
      }
      spent += policy.spending[0]! / 4;
    }
    expect(worst).toBeLessThan(1e-9);
    expect(spent).toBeGreaterThan(0);
  });

  it('places its rules and appends its instrument after those of the model', () => {
    const names = model.tick.flatMap(({ rules }) => rules.map(({ name }) => name));
    expect(names.indexOf('sellOnReputation')).toBe(names.indexOf('weighFirms') + 1);
    expect(names.indexOf('serveRegionalBrand')).toBe(names.indexOf('applyPolicies') + 1);
    expect(model.instruments.map(({ name }) => name)).toEqual([
      ...packagedModel.model.instruments.map(({ name }) => name),
      'regionalBrand',
    ]);
    expect(measures.at(-1)!.name).toBe('reputation');
  });
});

describe('what an extension gets wrong', () => {
  const firm = (name: string, column: unknown): unknown => ({ columns: { firm: { [name]: column } } });
  const group = (name: string, changes: object): unknown => ({
    parameters: { mine: { [name]: { ...number, ...changes } } },
  });
  it.each([
    [{ columns: { frm: {} } }, 'columns.frm is no table of the model', "(did you mean 'firm'?)"],
    [firm('capital', float64('1', 'x')), 'columns.firm.capital is a column of the model already', 'another name'],
    [firm('count', float64('1', 'x')), 'columns.firm.count is no name of a column', ''],
    [firm('mine', 3), 'columns.firm.mine is no column', 'float64(unit, doc, initial)'],
    [firm('mine', float64('', 'x')), 'columns.firm.mine has no unit', ''],
    [firm('mine', int32('1', 'x', 0.5)), 'has the initial value 0.5', 'a value of kind int32'],
    [firm('mine', { ...float64('1', 'x'), start: Number.NaN }), 'has the start value NaN', ''],
    [
      { parameters: { firm: { countScale: number } } },
      'parameters.firm.countScale is a parameter of the model already',
      '',
    ],
    [{ parameters: { 'my group': {} } }, 'parameters.my group is no name of a group', ''],
    [group('x', { label: 'Number' }), 'parameters.mine.x has no label', '{ en, zh }'],
    [group('x', { default: 3 }), 'parameters.mine.x has the default 3', 'a number from 0 to 2'],
    [group('x', { plausible: [0, 3] }), 'parameters.mine.x has no plausible range inside the valid one', ''],
    [group('x', { source: 'me' }), "has the source 'me'", 'literature, data, calibrated, assumption'],
    [{ instruments: [{ name: 'tariff' }] }, "instruments[0] 'tariff' is an instrument of the model already", ''],
    [
      { instruments: [{ name: 'mine', label: { en: 'a', zh: '甲' }, doc: 'd', equation: 'e', source: 's' }] },
      "instruments[0] 'mine', rate is no parameter",
      '',
    ],
    [
      {
        instruments: [
          { name: 'capital', label: { en: 'a', zh: '甲' }, doc: 'd', equation: 'e', source: 's', rate: number },
        ],
      },
      'columns.node.capital is a column of the model already',
      '',
    ],
    [{ parameter: {} }, 'parameter is unknown', "(did you mean 'parameters'?)"],
    [{ measures: [{ name: 'x' }] }, "measures[0] 'x' has no unit", ''],
  ])('refuses %j in one message', (extension, problem, expected) => {
    const message = refusal(extension);
    expect(message).toContain(`mine.ts: `);
    expect(message).toContain(problem);
    expect(message).toContain(expected);
  });

  it('is told when a rule writes what it does not declare, by name and tick', () => {
    const sly = extensionLibrary.firmRule({
      name: 'sly',
      source: 'a test',
      reads: ['firm.cash'],
      apply: ({ firm }) => {
        (firm.cash as Float64Array)[0]! += 1;
      },
    });
    const { model } = extended({ rules: [{ rule: sly, after: 'invent' }] });
    expect(() => startRun(runOf({ years: 1 }), runKey, { model }).step()).toThrow(
      "mine.ts: rule 'sly' failed at tick 0, 0 years after the start: rule 'sly' wrote 'firm.cash' without declaring it",
    );
  });
});

describe('the types of an extension', () => {
  // what must not compile is marked; `tsc` fails where it does
  it('know its own names beside those of the model, and no others', () => {
    const { rule, measure } = declareExtension({
      parameters: { mine: { number } },
      columns: { firm: { mark: float64('1', 'a mark') }, nodeYear: { mark: float64('1', 'a mark') } },
      instruments: [{ name: 'help', label: { en: 'a', zh: '甲' }, doc: 'd', equation: 'e', source: 's', rate: number }],
    });
    const own = rule({
      name: 'own',
      source: '',
      params: ['mine.number', 'firm.countScale'],
      reads: ['firm.mark', 'firm.cash', 'node.help'],
      apply: ({ firm, node, params }) => {
        const all: number = firm.mark[0]! + firm.cash[0]! + node.help[0]! + params.mine.number + params.firm.countScale;
        // @ts-expect-error a column that is only read
        firm.mark[0] = all;
        // @ts-expect-error a column that is not declared by the rule
        firm.capital;
      },
    });
    // @ts-expect-error a column that does not exist
    rule({ name: 'own', source: '', reads: ['firm.marks'], apply: () => undefined });
    // @ts-expect-error a parameter that does not exist
    rule({ name: 'own', source: '', params: ['mine.numbers'], apply: () => undefined });
    const declared = {
      name: 'x',
      label: { en: 'x', zh: '甲' },
      unit: '1',
      kind: 'count',
      dimensions: [],
      domain: [0, 1],
      doc: '',
      source: '',
    } as const;
    measure({ ...declared, compute: ({ nodeYear }) => Float64Array.of(nodeYear.mark[0]! + nodeYear.sales[0]!) });
    // @ts-expect-error a column of the record that does not exist
    measure({ ...declared, compute: ({ nodeYear }) => Float64Array.of(nodeYear.marks[0]!) });
    expect(own.params).toEqual(['mine.number', 'firm.countScale']);
  });
});
