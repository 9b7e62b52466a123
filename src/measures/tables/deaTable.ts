import { dataEnvelopment } from '../kernels/envelopment.ts';
import { envelopmentBootstrap } from '../kernels/envelopmentBootstrap.ts';
import { envelopmentSlacks } from '../kernels/envelopmentSlacks.ts';
import type { EnvelopmentTable } from '../programmes/envelopmentTable.ts';
import { readUnits, reasonNotes, unitFlags } from './readUnits.ts';
import { type ResultRow, tableMeasure } from './tableMeasure.ts';

/** Below this number of repetitions the ends of an interval mean little. */
const USUAL_REPETITIONS = 1000;

export const deaTable = tableMeasure({
  name: 'dea',
  label: { en: 'Efficiency (data envelopment)', zh: '效率（数据包络分析）' },
  unit: '1',
  meaning:
    'How near a unit is to the best practice of all units: theta, the share of its inputs that would do (input orientation), or 1/phi, its output over the largest possible (output orientation, Leibenstein). In (0, 1]; with --super efficient units get 1 or more. Scale efficiency is that under constant over that under variable returns. Undefined for units with all inputs or all outputs 0, and when there are too few units for the number of columns: max(m p, 3 (m + p)) for m inputs and p outputs.',
  source:
    'Charnes, Cooper & Rhodes 1978; Banker, Charnes & Cooper 1984; Andersen & Petersen 1993; Simar & Wilson 1998; paper 000',
  columns: [],
  flags: {
    ...unitFlags,
    orientation: {
      kind: 'choice',
      choices: ['output', 'input'],
      default: 'output',
      doc: 'raise outputs or save inputs',
    },
    returns: {
      kind: 'choice',
      choices: ['vrs', 'crs', 'nirs', 'ndrs'],
      default: 'vrs',
      doc: 'returns to scale: variable, constant, non-increasing, non-decreasing',
    },
    super: { kind: 'switch', doc: 'leave each unit out of its own comparison, so that efficient units can be ranked' },
    slacks: { kind: 'switch', doc: 'second phase: slacks of every column, peers, strong efficiency' },
    bootstrap: {
      kind: 'number',
      least: 0,
      most: 10_000,
      whole: true,
      default: 0,
      doc: `repetitions of the bias correction of Simar and Wilson, such as ${USUAL_REPETITIONS}; 0 for none`,
    },
    seed: { kind: 'text', doc: 'seed of the bootstrap (default 1)' },
  },
  results: {
    value: 'theta (input) or 1/phi (output orientation)',
    phi: 'output orientation: what outputs could be multiplied by (Farrell)',
    scaleEfficiency: 'constant over variable returns; not with --super',
    corrected: '--bootstrap: the score less its bias',
    low: '--bootstrap: lower end of the 95 % interval',
    high: '--bootstrap: upper end',
    strong: '--slacks: efficient and without slack',
    peers: '--slacks: the units whose combination is the target, with weights',
  },
  example:
    'examples/tables/regions-innovation.csv --id region --inputs rd,staff --outputs patents,sales --slacks --bootstrap 20',
  compute(table, flags) {
    const units = readUnits(table, flags);
    if (flags.super && (flags.slacks || flags.bootstrap > 0))
      throw table.refuse({
        flag: '--super',
        problem: `is given with ${flags.slacks ? '--slacks' : '--bootstrap'}`,
        expected: 'one of them: neither is defined for super-efficiency',
      });
    if (flags.bootstrap > 0 && flags.bootstrap < 20)
      throw table.refuse({
        flag: '--bootstrap',
        value: flags.bootstrap,
        expected: '0, or 20 repetitions at least (1000 for figures to be quoted)',
      });
    const base: EnvelopmentTable = {
      ...units,
      units: units.count,
      orientation: flags.orientation,
      returns: flags.returns,
    };
    const { score, factor, reason } = dataEnvelopment({ ...base, superEfficiency: flags.super });
    const scale = flags.super ? null : scaleEfficiency(base);
    const slacks = flags.slacks ? envelopmentSlacks(base) : null;
    const seed = flags.seed ?? '1';
    const bootstrap =
      flags.bootstrap > 0 ? envelopmentBootstrap(base, { repetitions: flags.bootstrap, level: 0.95, seed }) : null;
    const rows = units.names.map((name, u): ResultRow => {
      const slack = slacks?.[u];
      return {
        [flags.id]: name,
        value: score[u]!,
        ...(flags.orientation === 'output' && { phi: factor[u]! }),
        ...(scale !== null && { scaleEfficiency: scale[u]! }),
        ...(bootstrap !== null && {
          corrected: bootstrap.corrected[u]!,
          low: bootstrap.low[u]!,
          high: bootstrap.high[u]!,
        }),
        ...(slack !== undefined && {
          strong: slack.reason === null ? slack.stronglyEfficient : null,
          ...Object.fromEntries(flags.inputs.map((column, i) => [`slack of ${column}`, slack.inputSlacks[i]!])),
          ...Object.fromEntries(flags.outputs.map((column, k) => [`slack of ${column}`, slack.outputSlacks[k]!])),
          peers: Array.from(slack.weights, ([j, weight]) => `${units.names[j]} ${weight.toPrecision(3)}`).join('; '),
        }),
      };
    });
    const notes = [
      `${flags.orientation === 'output' ? 'Output' : 'Input'} orientation, ${returnsText[flags.returns]} returns to scale; ${units.count} units, ${units.inputCount} inputs, ${units.outputCount} outputs.`,
      ...(bootstrap === null
        ? []
        : [
            `Smoothed bootstrap, ${flags.bootstrap} repetitions, seed '${seed}', bandwidth ${bootstrap.bandwidth.toPrecision(3)}.`,
          ]),
      ...reasonNotes(units.names, reason),
    ];
    return { rows, notes };
  },
});

const returnsText = { crs: 'constant', vrs: 'variable', nirs: 'non-increasing', ndrs: 'non-decreasing' } as const;

/** Score under constant over score under variable returns. */
function scaleEfficiency(base: EnvelopmentTable): Float64Array {
  const under = (returns: 'crs' | 'vrs'): Float64Array => dataEnvelopment({ ...base, returns }).score;
  const variable = under('vrs');
  return under('crs').map((score, u) => Math.min(1, score / variable[u]!));
}
