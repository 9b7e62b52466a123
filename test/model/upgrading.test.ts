import { describe, expect, it } from 'vitest';
import { convertInventions } from '../../src/agents/convertInventions.ts';
import { gradeFirms, ownBrandShare } from '../../src/agents/gradeFirms.ts';
import { sizeFactor } from '../../src/agents/invent.ts';
import { startRun } from '../../src/createRun.ts';
import { phase } from '../../src/engine/engine.ts';
import type { Rule } from '../../src/engine/rule.ts';
import { model } from '../../src/model.ts';
import { DOWNSTREAM, MIDSTREAM, NOT_GRADED, OBM, ODM, OEM, UPSTREAM } from '../../src/world/worldTables.ts';
import {
  byStage,
  fullRun,
  lockInWorld,
  policyOf,
  runKey,
  runOf,
  runTicks,
  sumOf,
  watching,
  withValues,
} from '../support/lockInWorld.ts';

describe('the effect of size on invention', () => {
  it('is a U in the logarithm of employees: deepest in the middle, none from a width away', () => {
    const width = Math.log(10);
    expect(sizeFactor(0, 0.3, width)).toBeCloseTo(0.7, 12);
    // half a width off: 1 - .3 (1 - .25) = .775
    expect(sizeFactor(0.5 * width, 0.3, width)).toBeCloseTo(0.775, 12);
    expect(sizeFactor(-0.5 * width, 0.3, width)).toBeCloseTo(0.775, 12);
    expect(sizeFactor(width, 0.3, width)).toBeCloseTo(1, 12);
    expect(sizeFactor(3 * width, 0.3, width)).toBe(1);
    expect(sizeFactor(Number.POSITIVE_INFINITY, 0.3, width)).toBe(1);
  });

  it('is switched off by a dip of 0, and does not depend on how many firms the world is cut into', () => {
    expect(sizeFactor(0, 0, 2.3)).toBe(1);
    const inventionsOf = (changes: Readonly<Record<string, number>>): number => {
      const { world } = runTicks(runOf({ parameters: withValues(changes), years: 3 }), 12);
      return sumOf(world.nodeYear.inventions);
    };
    const ratio = inventionsOf({}) / inventionsOf({ 'research.sizeDip': 0 });
    const split =
      inventionsOf({ 'firm.countScale': 4 }) / inventionsOf({ 'research.sizeDip': 0, 'firm.countScale': 4 });
    expect(ratio).toBeLessThan(0.97);
    // about 2,000 inventions a run: 1/sqrt(2,000) = 2 %
    expect(Math.abs(split - ratio)).toBeLessThan(0.06);
  });
});

const FIRMS = 4000;

/** Firms of Central, all alike, each with one invention in the drawer, under one rule. */
function alike(rules: readonly Rule[], changes: Readonly<Record<string, number>> = {}) {
  const [central] = lockInWorld.clusters.filter(({ region }) => region === 'Central');
  const world = {
    ...lockInWorld,
    clusters: [{ ...central!, firms: byStage(FIRMS, FIRMS, FIRMS), sales: byStage(5, 17, 9), competenceSpread: 0 }],
  };
  const engine = startRun(runOf({ world, parameters: withValues(changes), years: 10 }), runKey, {
    model: { ...model, tick: [phase('alone', ...rules)] },
  });
  const { firm, node } = engine.world;
  node.captivity.fill(0);
  firm.unconverted.fill(1);
  firm.marketAccess.fill(1);
  return engine;
}

describe('conversion', () => {
  const TICKS = 8;
  const usedWith = (set: (world: ReturnType<typeof alike>['world']) => void, changes = {}): number => {
    const engine = alike([convertInventions], changes);
    set(engine.world);
    let used = 0;
    for (let tick = 0; tick < TICKS; tick++) {
      engine.step();
      used += sumOf(engine.world.node.conversions);
    }
    return used;
  };
  const plain = usedWith(() => {});
  const error = 4 * Math.sqrt(plain);

  it('is raised by standards as by a platform of the same strength', () => {
    const platform = usedWith(({ node }) => void node.platform.fill(1));
    const standard = usedWith(({ node }) => void node.standards.fill(1));
    expect(standard).toBe(platform);
    // of a drawer of one, 2 c/(2 c + l) (1 - e^-(2c + l) t) against c/(c + l) (1 - e^-(c + l) t) with c = .354, l = .3,
    // t = 2 years: .702 .867 / (.541 .730) = 1.54
    expect(Math.abs(standard / plain - 1.54)).toBeLessThan(0.1);
  });

  it('suffers from captivity only where a firm makes to the drawing of its customer', () => {
    const captive = (mode: number): number =>
      usedWith(({ node, firm }) => {
        node.captivity.fill(1);
        firm.mode.fill(mode);
      });
    expect(captive(ODM)).toBe(plain);
    expect(captive(OBM)).toBe(plain);
    expect(captive(OEM)).toBeLessThan(plain - error);
    expect(captive(NOT_GRADED)).toBe(captive(OEM));
  });

  it('now and then takes a radical step, and none at share 0', () => {
    const engine = alike([convertInventions], { 'research.radicalShare': 0.1, 'research.radicalSize': 4 });
    const without = alike([convertInventions], { 'research.radicalShare': 0 });
    let radical = 0;
    let kept = 0;
    let steps = 0;
    let plainSteps = 0;
    for (let tick = 0; tick < TICKS; tick++) {
      engine.step();
      without.step();
      const { node } = engine.world;
      radical += sumOf(node.radicals);
      kept += sumOf(node.processUpgrades) + sumOf(node.productUpgrades);
      steps += sumOf(node.realisedSteps);
      plainSteps += sumOf(without.world.node.realisedSteps);
      expect(sumOf(without.world.node.radicals)).toBe(0);
    }
    // a tenth of the steps that were kept, each four times as large: 1 + .1 3 = 1.3
    expect(Math.abs(radical / kept - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / kept));
    expect(Math.abs(steps / plainSteps - 1.3)).toBeLessThan(0.1);
  });

  it('is a process upgrade in manufacturing and a product upgrade in design and brand', () => {
    const engine = alike([convertInventions]);
    const before = ['design', 'manufacture', 'brand'] as const;
    const { firm, node } = engine.world;
    const starts = before.map((field) => firm[field].slice(0, firm.count));
    let process = 0;
    let product = 0;
    engine.step();
    process += sumOf(node.processUpgrades);
    product += sumOf(node.productUpgrades);
    const moved = before.map((field, j) => {
      let risen = 0;
      for (let f = 0; f < firm.count; f++) if (firm[field][f]! > starts[j]![f]!) risen++;
      return risen;
    });
    expect(process).toBe(moved[1]);
    expect(product).toBe(moved[0]! + moved[2]!);
  });
});

describe('market access', () => {
  it('recovers faster under a programme', () => {
    const engine = alike([convertInventions]);
    const { firm, node } = engine.world;
    firm.marketAccess.fill(0.1);
    engine.step();
    // .1 + .9 (1/4)/3 = .175
    expect(firm.marketAccess[0]).toBeCloseTo(0.175, 12);
    firm.marketAccess.fill(0.1);
    node.marketAccess.fill(1);
    engine.step();
    expect(firm.marketAccess[0]).toBeCloseTo(0.25, 12);
  });

  it('limits entry to a stage: nobody climbs at admission 0, and a programme brings more in', () => {
    const climbs = (changes: Readonly<Record<string, number>>, policies = fullRun(10).policies): number => {
      const run = { ...fullRun(10), policies };
      const { world } = runTicks({ ...run, parameters: withValues(changes, run.parameters) }, 40);
      return sumOf(world.nodeYear.climbs);
    };
    expect(climbs({ 'mobility.admission': 0 })).toBe(0);
    const low = { 'mobility.admission': 0.2 };
    const alone = climbs(low, []);
    expect(climbs(low, [policyOf('marketAccess', { rate: 4 })])).toBeGreaterThan(1.5 * alone);
  });
});

describe('the path from made-to-drawing to own brand', () => {
  it('knows the own-brand share of an assembler: what lead firms leave, times how near its brand is', () => {
    expect(ownBrandShare(0, 0.4, 0)).toBe(1);
    expect(ownBrandShare(-0.2, 0.4, 0.6)).toBeCloseTo(0.2, 12);
    expect(ownBrandShare(-0.5, 0.4, 0)).toBe(0);
  });

  it('goes by design and brand, with a margin before a mode is given up', () => {
    const engine = alike([gradeFirms]);
    const { firm, node, sector } = engine.world;
    const { climbThreshold, designThreshold, modeMargin } = withValues({}).mobility;
    const designBar = sector.benchmark[UPSTREAM]! + Math.log(designThreshold);
    const brandBar = sector.benchmark[DOWNSTREAM]! + Math.log(climbThreshold);
    const grade = (design: number, brand: number): number => {
      firm.design.fill(design);
      firm.brand.fill(brand);
      engine.step();
      const place = firm.node.findIndex((n) => node.stage[n] === MIDSTREAM);
      return firm.mode[place]!;
    };
    const total = (column: 'modeToDesign' | 'modeToBrand' | 'modeLeaps' | 'modeFalls'): number => sumOf(node[column]);
    expect(grade(-1, -1)).toBe(OEM);
    for (const f of [0, firm.count - 1]) {
      const s = node.stage[firm.node[f]!]!;
      expect(firm.mode[f]).toBe(s === UPSTREAM ? ODM : s === DOWNSTREAM ? OBM : OEM);
    }
    expect([total('modeToDesign'), total('modeLeaps'), total('modeFalls')]).toEqual([0, 0, 0]);
    expect(grade(designBar + 0.01, -1)).toBe(ODM);
    expect(total('modeToDesign')).toBe(FIRMS);
    expect(grade(designBar - 0.5 * modeMargin, -1)).toBe(ODM);
    expect(grade(designBar - 1.5 * modeMargin, -1)).toBe(OEM);
    expect(total('modeFalls')).toBe(FIRMS);
    expect(grade(designBar + 0.01, -1)).toBe(ODM);
    expect(grade(-1, brandBar)).toBe(OBM);
    expect(total('modeToBrand')).toBe(FIRMS);
    grade(-1, -1);
    expect(grade(-1, brandBar)).toBe(OBM);
    expect(total('modeLeaps')).toBe(FIRMS);
    expect(sumOf(node.ownBrand)).toBe(2 * FIRMS);
    expect(sumOf(node.ownDesign)).toBe(FIRMS);
  });
});

describe('upgrading', () => {
  const YEARS = 15;
  const { world } = runTicks(fullRun(YEARS), 4 * YEARS);

  it('of all four kinds is recorded apart, with transitions of the path and falls', () => {
    const { nodeYear } = world;
    for (const column of [
      'processUpgrades',
      'productUpgrades',
      'climbs',
      'chainMoves',
      'modeToDesign',
      'modeFalls',
      'falls',
      'lostByFalling',
      'radicals',
    ] as const) {
      expect(sumOf(nodeYear[column]), column).toBeGreaterThan(0);
    }
  });

  it('to another chain needs relatedness, and stops at hazard 0', () => {
    const run = fullRun(6);
    const moves = (related: number, changes = {}): number => {
      const [first, second] = run.world.industries;
      const spec = { ...run.world, industries: [{ ...first!, related: { [second!.name]: related } }, second!] };
      const parameters = withValues(changes, run.parameters);
      return sumOf(runTicks({ ...run, world: spec, parameters }, 24).world.nodeYear.chainMoves);
    };
    expect(moves(0)).toBe(0);
    expect(moves(1)).toBeGreaterThan(0);
    expect(moves(1, { 'mobility.chainHazard': 0 })).toBe(0);
  });

  it('lost again costs R&D capital, customers and new products', () => {
    const { newProductsKept, stockLostFalling, accessOnFalling } = withValues({}).mobility;
    let before: { node: Int32Array; stock: Float64Array; products: Float64Array; count: number } | undefined;
    let fallen = 0;
    runTicks(fullRun(YEARS), 4 * YEARS, {
      observer: watching({
        climbLadder: {
          before: ({ firm }) => {
            before = {
              node: firm.node.slice(),
              stock: firm.rdStock.slice(),
              products: firm.newProductShare.slice(),
              count: firm.count,
            };
          },
          after: ({ firm, node }) => {
            let lost = 0;
            for (let f = 0; f < firm.count; f++) {
              const left = before!.node[f]!;
              if (node.stage[left] === MIDSTREAM || firm.node[f] === left) continue;
              fallen++;
              lost += stockLostFalling * before!.stock[f]!;
              expect(firm.newProductShare[f]).toBe(newProductsKept * before!.products[f]!);
              expect(firm.rdStock[f]).toBe((1 - stockLostFalling) * before!.stock[f]!);
              expect(firm.marketAccess[f]).toBe(accessOnFalling);
            }
            expect(sumOf(node.lostByFalling)).toBeCloseTo(lost, 12);
          },
        },
      }),
    });
    expect(fallen).toBeGreaterThan(0);
  });
});
