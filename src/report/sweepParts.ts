import type { SeedMean } from '../experiments/analysis/studySweep.ts';
import { conditionsPart } from './sweepConditionsPart.ts';
import { parametersPart } from './sweepParametersPart.ts';
import { number, type SweepPart, type SweepTable, text } from './sweepPart.ts';
import type { SweepView } from './sweepView.ts';

/** What a reader has to know before any number: the answer in sentences. */
export function sweepAnswer(view: SweepView): string[] {
  const { t, input, nameOf } = view;
  const { variants, differences } = input.study;
  const base = nameOf(variants[0]!);
  const levels = variants.map((variant) => {
    const { range } = variant.analysis.outcome;
    const values = { variant: nameOf(variant), range: view.levels(range.outer), median: view.level(range.median) };
    return t('sweepLevelAnswer', values);
  });
  const changes = differences.map((difference) => {
    const { mean, range } = difference;
    const values = {
      base,
      variant: nameOf(difference),
      mean: view.change(mean.estimate),
      range: view.changes(range.outer),
    };
    return mean.units < 2
      ? t('sweepDifferenceOneSeed', values)
      : t('sweepDifferenceAnswer', { ...values, seeds: mean.units, interval: view.changes(mean) });
  });
  return [...changes, ...levels];
}

/** Below this number of seeds a bootstrap interval is too narrow. */
const FEW_SEEDS = 10;

/** What must be said aloud: several modes, missing runs, blocks left out. */
export function sweepWarnings(view: SweepView): string[] {
  const { t, input, nameOf } = view;
  const { failed, absent, undefinedValues } = input;
  const missing = failed + absent + undefinedValues > 0;
  const seeds = input.replicates;
  const fewSeeds = input.study.differences.length > 0 && seeds > 1 && seeds < FEW_SEEDS;
  return [
    ...(fewSeeds ? [t('sweepFewSeeds', { seeds })] : []),
    ...(missing ? [t('sweepMissing', { failed, absent, undefined: undefinedValues })] : []),
    ...input.study.variants.flatMap((variant) => {
      const { outcome, sobol, morris, missingPoints } = variant.analysis;
      // the few levels of a Morris design make camps of their own
      const severalModes = outcome.severalModes && morris === undefined;
      const name = { variant: nameOf(variant) };
      const dropped = sobol?.dropped ?? 0;
      return [
        ...(severalModes ? [t('sweepModes', { ...name, p: view.numbers.plain(outcome.dipP, 2) })] : []),
        ...(dropped > 0 ? [t('sweepDropped', { ...name, dropped, all: dropped + sobol!.blocks })] : []),
        ...(missingPoints > 0 ? [t('sweepLost', { ...name, points: missingPoints })] : []),
      ];
    }),
  ];
}

function outcomes(view: SweepView): SweepPart {
  const { t, input, nameOf } = view;
  const rows = input.study.variants.map((variant) => {
    const { range, mean } = variant.analysis.outcome;
    const interval = input.replicates > 1 ? variant.overSeeds.interval : mean;
    return [
      nameOf(variant),
      view.level(range.median),
      view.levels(range.inner),
      view.levels(range.outer),
      view.level(mean.mean),
      view.levels(interval),
    ];
  });
  return {
    id: 'outcomes',
    heading: t('sweepOutcomes'),
    notes: [t('sweepOutcomesNote')],
    tables: [
      {
        caption: view.outcome,
        columns: [
          text(t('sweepVariant')),
          number(t('sweepMedian')),
          number(t('sweepInner')),
          number(t('sweepRange')),
          number(t('sweepMean')),
          number(t('sweepUncertainty')),
        ],
        rows,
      },
    ],
  };
}

function differences(view: SweepView): SweepPart | null {
  const { t, input, nameOf } = view;
  const { study } = input;
  if (study.differences.length === 0) return null;
  return {
    id: 'differences',
    heading: t('sweepDifferences'),
    notes: [t('sweepDifferencesNote', { base: nameOf(study.variants[0]!) })],
    tables: [
      {
        caption: view.outcome,
        columns: [
          text(t('sweepVariant')),
          number(t('sweepMean')),
          number(t('sweepUncertainty')),
          number(t('sweepMedian')),
          number(t('sweepPairRange')),
        ],
        rows: study.differences.map((difference) => [
          nameOf(difference),
          view.change(difference.mean.estimate),
          view.changes(difference.mean),
          view.signed(difference.range.median),
          view.changes(difference.range.outer),
        ]),
      },
    ],
  };
}

function split(view: SweepView): SweepPart | null {
  const { t, input, nameOf, numbers } = view;
  const rows = input.study.variants.flatMap((variant) => {
    const parts = variant.analysis.split;
    if (parts === undefined) return [];
    const shares = [parts.scenario, parts.seed, parts.interaction].map(numbers.percent);
    return [[nameOf(variant), ...shares, `${parts.seeds}`]];
  });
  if (rows.length === 0) return null;
  const columns = [
    text(t('sweepVariant')),
    number(t('sweepSplitPoints')),
    number(t('sweepSplitSeed')),
    number(t('sweepSplitBoth')),
    number(t('sweepSeeds')),
  ];
  return {
    id: 'variance',
    heading: t('sweepSplit'),
    notes: [t('sweepSplitNote')],
    tables: [{ caption: view.outcome, columns, rows }],
  };
}

function needed(view: SweepView): SweepPart | null {
  const { t, input, nameOf, numbers } = view;
  const { variants, differences: changes } = input.study;
  const base = nameOf(variants[0]!);
  const row = (name: string, { interval, halfWidth, needed: seeds, stop }: SeedMean): string[] => [
    name,
    `${interval.count}`,
    view.level(halfWidth),
    numbers.plain(seeds),
    ...(input.halfWidthAsked ? [stop === undefined ? '\u2013' : `${stop}`] : []),
  ];
  const rows = [
    ...variants.map((variant) => row(nameOf(variant), variant.overSeeds)),
    ...changes.map((change) => row(t('sweepAgainst', { variant: nameOf(change), base }), change.overSeeds)),
  ];
  if (input.replicates < 2) return null;
  const columns = [
    text(t('sweepOf')),
    number(t('sweepSeeds')),
    number(t('sweepHalfWidth')),
    number(t('sweepNeeded')),
    ...(input.halfWidthAsked ? [number(t('sweepStop'))] : []),
  ];
  return {
    id: 'replicates',
    heading: t('sweepNeeded'),
    notes: [t('sweepNeededNote'), ...(input.halfWidthAsked ? [] : [t('sweepNeededHalf')])],
    tables: [{ caption: view.outcome, columns, rows }],
  };
}

function convergence(view: SweepView): SweepPart | null {
  const { t, input, nameOf } = view;
  const tables = input.study.variants.flatMap((variant): SweepTable[] => {
    const means = variant.convergence.map(({ units, interval }) => [
      `${units}`,
      view.level(interval.mean),
      view.levels(interval),
    ]);
    const indices = variant.convergenceOfIndices?.map(({ blocks, total }) => [
      `${blocks}`,
      ...total.map(({ value, low, high }) => `${view.pure(value)} (${view.pureRange({ low, high })})`),
    ]);
    const name = nameOf(variant);
    return [
      ...(means.length > 0
        ? [
            {
              caption: name,
              columns: [
                number(t(input.replicates > 1 ? 'sweepSeeds' : 'sweepPoints')),
                number(t('sweepMean')),
                number(t('sweepInterval')),
              ],
              rows: means,
            },
          ]
        : []),
      ...(indices !== undefined && indices.length > 1
        ? [
            {
              caption: `${name}: ${t('sweepIndexConvergence')}`,
              columns: [number(t('sweepBlocks')), ...input.factors.map(({ label }) => number(label))],
              rows: indices,
            },
          ]
        : []),
    ];
  });
  if (tables.length === 0) return null;
  return {
    id: 'convergence',
    heading: t('sweepConvergence'),
    notes: [t(input.replicates > 1 ? 'sweepSeedConvergence' : 'sweepConvergenceNote')],
    tables,
  };
}

/** All parts that the sweep allows, what is asked for most first. */
export const sweepParts = (view: SweepView): SweepPart[] =>
  [outcomes, differences, parametersPart, conditionsPart, split, needed, convergence].flatMap(
    (part) => part(view) ?? [],
  );
