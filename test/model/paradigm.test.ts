import { describe, expect, it } from 'vitest';
import { adoptionHazard } from '../../src/agents/adoptParadigm.ts';
import { fadeOfOldTrack } from '../../src/agents/fadeOfOldTrack.ts';
import { maturityOf } from '../../src/agents/shiftParadigm.ts';
import type { PolicySpec } from '../../src/world/worldSpec.ts';
import { FRONTIER, MIDSTREAM, REGION, UPSTREAM } from '../../src/world/worldTables.ts';
import {
  differingColumns,
  policyOf,
  policyTables,
  runOf,
  runTicks,
  sumOf,
  watching,
  withValues,
} from '../support/lockInWorld.ts';

const YEARS = 20;
const shifted = (changes: Readonly<Record<string, number>> = {}) =>
  runOf({
    parameters: withValues(changes),
    policies: [policyOf('paradigmShift', { from: 5, rate: 1.5 })],
    years: YEARS,
  });

describe('the hazard of changing track', () => {
  it('falls in vested R&D and rises with adopters', () => {
    expect(adoptionHazard(0.5, 4, 0, 3, 0)).toBe(0.5);
    // record/3-shocks: a lock of 4 gives a bloc firm .5 e^-4 = .0092 a year, 6 .0012, 8 .0002
    expect(adoptionHazard(0.5, 4, 1, 3, 0)).toBeCloseTo(0.00916, 5);
    expect(adoptionHazard(0.5, 6, 1, 3, 0)).toBeCloseTo(0.00124, 5);
    expect(adoptionHazard(0.5, 4, 0, 3, 0.5)).toBeCloseTo(1.25, 12);
  });

  it('meets a track that matures and an old one that fades', () => {
    expect(maturityOf(0, 6)).toBe(0);
    expect(maturityOf(6, 6)).toBeCloseTo(1 - Math.exp(-1), 12);
    expect(fadeOfOldTrack(0, 10, 6)).toBe(1);
    expect(fadeOfOldTrack(0.8, -1, 6)).toBe(1);
    expect(fadeOfOldTrack(0.8, 6, 6)).toBeCloseTo(1 - 0.8 * (1 - Math.exp(-1)), 12);
    expect(fadeOfOldTrack(1.5, 60, 6)).toBe(0.1);
  });
});

describe('a paradigm shift', () => {
  it('of size 0, or before its date, changes nothing, bit for bit', () => {
    const plain = runTicks(runOf({ years: 5 }), 20).world;
    const parameters = withValues({ 'paradigm.vesting': 2, 'paradigm.adoption': 1, 'paradigm.entrants': 1 });
    const none = [policyOf('paradigmShift', { from: 1, rate: 0 })];
    const later = [policyOf('paradigmShift', { from: 5, rate: 1 })];
    for (const policies of [[], none, later]) {
      const { world } = runTicks(runOf({ parameters, policies, years: 5 }), 20);
      expect(differingColumns(world, plain, policyTables)).toEqual([]);
    }
  });

  it('is adopted firm by firm, by entrants first, and later where more is vested', () => {
    const adopters = (changes: Readonly<Record<string, number>>): { share: number; blocs: number } => {
      const { firm, node } = runTicks(shifted(changes), 40).world;
      let on = 0;
      for (let f = 0; f < firm.count; f++) if (firm.adopted[f]! >= 0) on++;
      return { share: on / firm.count, blocs: sumOf(node.adopters) };
    };
    const loose = adopters({ 'paradigm.vesting': 0 });
    const tight = adopters({ 'paradigm.vesting': 50 });
    // five years at .5 a year and more: 1 - e^-2.5 = .92 at least; two blocs of three stages of 12 lead firms
    expect(loose.share).toBeGreaterThan(0.85);
    expect(loose.blocs).toBeGreaterThan(0.7 * 72);
    expect(tight.share).toBeLessThan(loose.share);
    expect(tight.blocs).toBe(0);
    const entrants = adopters({ 'paradigm.adoption': 0, 'paradigm.entrants': 1 });
    expect(entrants.share).toBeGreaterThan(0.1);
    expect(adopters({ 'paradigm.adoption': 0, 'paradigm.entrants': 0 }).share).toBe(0);
  });

  it('raises final demand with the new track, more at home, up to 1 + share times size', () => {
    const years = 10;
    const demand = (policies: PolicySpec[]) => runTicks(runOf({ policies, years }), 4 * years).world.market.demand;
    const shift = demand([policyOf('paradigmShift', { from: 4, rate: 1.5 })]);
    const plain = demand([]);
    // six years after the shift m = 1 - 1/e: 1 + .3 * 1.5 m at home (Central), 1 + .1 * 1.5 m abroad (Frontier)
    const m = 1 - Math.exp(-1);
    expect(shift[0]! / plain[0]!).toBeCloseTo(1 + 0.3 * 1.5 * m, 9);
    expect(shift[4]! / plain[4]!).toBeCloseTo(1 + 0.1 * 1.5 * m, 9);
  });

  it('closes its window at its end: nobody changes track any more, and the shift stays', () => {
    const adopters: number[] = [];
    const policies = [policyOf('paradigmShift', { from: 2, until: 4, rate: 1.5 })];
    const { world } = runTicks(runOf({ policies, years: 10 }), 40, {
      each: ({ firm }) => {
        let on = 0;
        for (let f = 0; f < firm.count; f++) if (firm.adopted[f]! >= 0) on++;
        adopters.push(on);
      },
    });
    // who is founded by an adopter later is born on the new track
    const { adopted, birth, count } = world.firm;
    const late = Array.from(adopted.subarray(0, count)).filter((tick, f) => tick >= 16 && tick !== birth[f]);
    expect(adopters[7]).toBe(0);
    expect(adopters[15]).toBeGreaterThan(50);
    expect(late).toEqual([]);
    expect(world.sector.shiftSize[UPSTREAM]).toBe(1.5);
    expect(world.sector.oldTrackFade[UPSTREAM]).toBeLessThan(0.2);
  });

  it('of a stage leaves the other stages on the old track', () => {
    const policies = [policyOf('paradigmShift', { from: 1, target: { stage: ['upstream'] } })];
    const { firm, node, sector } = runTicks(runOf({ policies, years: 5 }), 8).world;
    // .8 a year into it: size .8, rest 1
    expect(Array.from(sector.shiftSize)).toEqual([0.8, 0, 0]);
    expect(sector.oldTrackFade[MIDSTREAM]).toBe(1);
    let upstream = 0;
    for (let f = 0; f < firm.count; f++) {
      if (firm.adopted[f]! === 7) expect(node.stage[firm.node[f]!]).toBe(UPSTREAM);
      if (firm.adopted[f]! >= 0) upstream++;
    }
    expect(upstream).toBeGreaterThan(5);
  });

  it('lets two shifts of a sector stand in any order: the larger counts', () => {
    const large = policyOf('paradigmShift', { from: 2, rate: 1 });
    const small = policyOf('paradigmShift', { from: 1, rate: 0.4 });
    const under = (policies: PolicySpec[]) => runTicks(runOf({ policies, years: 5 }), 16).world;
    const [world, swapped] = [under([large, small]), under([small, large])];
    expect(differingColumns(world, swapped, policyTables)).toEqual([]);
    expect(world.sector.shiftSize[UPSTREAM]).toBe(1);
  });

  it('pays more to research on the new track where more of the economy is on it', () => {
    const found = (returns: number): number => {
      let inventions = 0;
      const run = shifted({ 'paradigm.increasingReturns': returns, 'paradigm.vesting': 6, 'paradigm.imitation': 0 });
      runTicks(run, 32, {
        each: ({ node }, tick) => {
          if (tick >= 24) inventions += sumOf(node.inventions);
        },
      });
      return inventions;
    };
    // adopters find 1 + 2 share times as much, others the same: more, and less than three times
    expect(found(2) / found(0)).toBeGreaterThan(1.3);
    expect(found(2) / found(0)).toBeLessThan(3);
  });

  it('gives adopters what matures for free, and nothing to the others', () => {
    const gained: number[] = [];
    const idle: number[] = [];
    let before: Float64Array | undefined;
    runTicks(shifted(), 40, {
      observer: watching({
        adoptParadigm: {
          before: ({ firm }) => {
            before = firm.design.slice();
          },
          after: ({ firm }) => {
            for (let f = 0; f < firm.count; f++) {
              (firm.adopted[f]! >= 0 ? gained : idle).push(firm.design[f]! - before![f]!);
            }
          },
        },
      }),
    });
    expect(gained.length).toBeGreaterThan(1000);
    expect(Math.min(...gained)).toBeGreaterThan(0);
    expect(idle.every((gain) => gain === 0)).toBe(true);
  });

  it('is inherited: who is founded by an adopter is on the new track and does not gain its free part a second time', () => {
    let born = 0;
    let before: { count: number; design: Float64Array } | undefined;
    // nobody but heirs changes track after the window of a quarter of a year
    const policies = [policyOf('paradigmShift', { from: 5, until: 5.25, rate: 1.5 })];
    runTicks(
      runOf({ parameters: withValues({ 'paradigm.vesting': 0, 'paradigm.adoption': 10 }), policies, years: 10 }),
      32,
      {
        observer: watching({
          adoptParadigm: {
            before: ({ firm }) => {
              before = { count: firm.count, design: firm.design.slice() };
            },
            after: ({ firm, sector }) => {
              for (let f = 0; f < before!.count; f++) {
                if (firm.adopted[f]! < 22 || firm.adopted[f] !== firm.birth[f]) continue;
                // what matures in one tick, not what has matured since the shift
                born++;
                expect(firm.design[f]! - before!.design[f]!).toBeCloseTo(0.3 * sector.maturing[0]!, 12);
              }
            },
          },
        }),
      },
    );
    expect(born).toBeGreaterThan(10);
  });

  it('of size .4 gives way to the limit of opportunity beyond .4, as the anchor does at 0 without one', () => {
    const steps = (size: number): number[] => {
      const found: number[] = [];
      let before: Float64Array | undefined;
      runTicks(
        runOf({
          parameters: withValues({ 'paradigm.vesting': 0, 'paradigm.adoption': 10, 'paradigm.freeShare': 0 }),
          policies: [policyOf('paradigmShift', { from: 1, rate: size })],
          years: 5,
        }),
        16,
        {
          observer: watching({
            convertInventions: {
              before: ({ firm }) => {
                // everybody far ahead: 5 beyond the anchor leave exp(-10) of a step, 4.6 beyond the shift exp(-9.2)
                for (let f = 0; f < firm.count; f++) {
                  firm.design[f] = 5;
                  firm.brand[f] = 5;
                  firm.manufacture[f] = 5;
                }
                before = firm.design.slice();
              },
              after: ({ firm }) => {
                for (let f = 0; f < firm.count; f++) {
                  if (firm.design[f]! > before![f]!) found.push(firm.design[f]! - before![f]!);
                }
              },
            },
          }),
        },
      );
      return found;
    };
    const far = steps(0.4);
    expect(far.length).toBeGreaterThan(5);
    // a step is .15 at most, five times that if radical
    expect(Math.max(...far)).toBeLessThan(0.75 * Math.exp(-9.2) * 1.001);
  });

  it('spares adopters demotion while the track matures', () => {
    let spared = 0;
    const { fallThreshold, climbThreshold } = withValues({}).mobility;
    const bar = Math.log(climbThreshold * fallThreshold);
    // from year 5 to year 16, within the twelve years of grace of the first adopters
    runTicks(shifted({ 'paradigm.vesting': 0, 'paradigm.maturity': 12 }), 64, {
      observer: watching({
        climbLadder: {
          after: ({ firm, node, sector }) => {
            for (let f = 0; f < firm.count; f++) {
              const n = firm.node[f]!;
              if (node.stage[n] === MIDSTREAM || firm.adopted[f]! < 20) continue;
              const z = node.stage[n] === UPSTREAM ? firm.design[f]! : firm.brand[f]!;
              if (z >= sector.benchmark[node.sector[n]!]! + bar) continue;
              expect(firm.belowTime[f]).toBe(0);
              spared++;
            }
          },
        },
      }),
    });
    expect(spared).toBeGreaterThan(0);
  });

  it('opens a window where incumbents are locked in: latecomers gain in the world high end', () => {
    const share = (vesting: number): number => {
      const policies = [policyOf('paradigmShift', { from: 10, rate: 1.5 })];
      const run = runOf({ parameters: withValues({ 'paradigm.vesting': vesting }), policies, years: 40 });
      const { node, economy } = runTicks(run, 160).world;
      let domestic = 0;
      let world = 0;
      for (let n = 0; n < node.count; n++) {
        if (node.stage[n] === MIDSTREAM) continue;
        world += node.sales[n]!;
        if (economy.kind[node.economy[n]!] === REGION) domestic += node.sales[n]!;
      }
      return domestic / world;
    };
    const locked = share(8);
    const open = share(0);
    expect(locked).toBeGreaterThan(open);
  });
});

describe('the world frontier', () => {
  it('can be a domestic cluster with a visible share of the world, and a bloc then learns from it', () => {
    const still = { 'learning.leakage': 0.1, 'learning.blocResponse': 0 };
    const gapAfter = (lead: number): { frontier: number; bloc: number } => {
      const engine = runTicks(runOf({ parameters: withValues(still), years: 5 }), 1);
      const { firm, node, sector, economy } = engine.world;
      for (let f = 0; f < firm.count; f++) if (node.stage[firm.node[f]!] === UPSTREAM) firm.design[f]! += lead;
      engine.step();
      const frontier = sector.frontier[UPSTREAM]!;
      const bloc = economy.kind.indexOf(FRONTIER) * 3 + UPSTREAM;
      const before = node.competence[bloc]!;
      engine.step();
      return { frontier, bloc: node.competence[bloc]! - before };
    };
    const behind = gapAfter(0);
    const ahead = gapAfter(0.8);
    expect(behind.frontier).toBeLessThan(0.05);
    // upstream firms of Coast start near -.25
    expect(ahead.frontier).toBeGreaterThan(0.3);
    // leakage .1 of the gap of some .5, a quarter of a year: about .013, less the .025 dt of the anchor that pace makes up for
    expect(ahead.bloc).toBeGreaterThan(behind.bloc + 0.1 * 0.25 * 0.3);
  });
});
