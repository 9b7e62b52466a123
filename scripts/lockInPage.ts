import type { DurationCurve } from '../validation/durations.ts';
import type { ArmSummary, BandResult } from '../validation/lockIn.ts';

/** What `npm run test:long` leaves in validation/results.json. */
export interface ValidationResults {
  readonly seed: string;
  readonly P1: Readonly<
    Record<
      'small' | 'large',
      {
        readonly summaries: Readonly<Record<'none' | 'rd3' | 'rd12' | 'production12', ArmSummary>>;
        readonly bimodality: { readonly dip: number; readonly pValue: number };
        readonly judged: readonly BandResult[];
        /** Of the small size. */
        readonly durations?: DurationCurve;
      }
    >
  >;
  readonly ablations: Readonly<Record<string, { readonly none: ArmSummary; readonly rd12: ArmSummary }>>;
}

const armLabels = {
  none: 'no policy',
  rd3: 'R&D subsidy of 5 % of sales with platform, 3 years',
  rd12: 'the same, 12 years',
  production12: 'the money of the 12-year R&D subsidy as production subsidy',
} as const;

const share = (value: number): string => value.toFixed(2);
const interval = ([low, high]: readonly [number, number]): string => `${share(low)}-${share(high)}`;
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const sizeTitle = (summary: ArmSummary): string =>
  `${Math.round(summary.firms / 10) * 10} firms at the start, ${summary.seeds} seeds, ${summary.laggards} laggard clusters an arm`;

/** Escape by years of support, a table and a sentence. */
function durationPart({ points, half, halfInterval }: DurationCurve): string {
  const longest = points.at(-1)!.years;
  const years = (value: number | null): string => (value === null ? `more than ${longest}` : value.toFixed(1));
  const rows = points.map(({ years, summary }) => [
    String(years),
    share(summary.escaped),
    interval(summary.escapedInterval),
    share(summary.lockedIn),
    String(summary.dead),
  ]);
  const [soonest, latest] = halfInterval;
  return `**Escape by years of support** (R&D subsidy of 5 % of sales with platform, nothing else changed; no band, read off the same seeds): one half of the laggards escapes with ${years(half)} years of support (${years(soonest)} to ${years(latest)} where one half lies inside the 95 % interval; straight lines between the durations).

${table(['years of support', 'escaped', '95 % interval', 'locked in', 'dead'], rows)}`;
}

/** P1 at both sizes, its bands, and the ablations: a section of docs/model.md. */
export function lockInSection({ P1, ablations, seed }: ValidationResults): string {
  const sizes = Object.values(P1).map(({ summaries, bimodality, judged, durations }) => {
    const arms = table(
      ['arm', 'locked in', '95 % interval', 'escaped', 'dead', 'end share of U + D, laggards in bins of 0.1'],
      Object.entries(summaries).map(([arm, s]) => [
        armLabels[arm as keyof typeof armLabels],
        share(s.lockedIn),
        interval(s.lockedInInterval),
        share(s.escaped),
        String(s.dead),
        s.histogram.join(' '),
      ]),
    );
    const bands = table(
      ['quantity of patterns.yaml', 'value', 'band', 'verdict'],
      judged.map(({ quantity, value, band, holds, distance }) => [
        quantity,
        value.toFixed(3),
        band.map((bound) => bound ?? 'open').join(' - '),
        holds ? 'holds' : `fails by ${distance.toFixed(3)}`,
      ]),
    );
    return `**${sizeTitle(summaries.none)}** (dip ${bimodality.dip.toFixed(3)}, p ${bimodality.pValue.toFixed(3)})\n\n${arms}\n\n${bands}${durations === undefined ? '' : `\n\n${durationPart(durations)}`}`;
  });
  const first = Object.values(ablations)[0]!;
  const ablated = table(
    ['ablation', 'no policy: escaped', 'interval', '12 years of R&D subsidy: escaped', 'interval', 'dead'],
    Object.entries(ablations).map(([name, { none, rd12 }]) => [
      name,
      share(none.escaped),
      interval(none.escapedInterval),
      share(rd12.escaped),
      interval(rd12.escapedInterval),
      `${none.dead}, ${rd12.dead}`,
    ]),
  );
  return `Command: \`npm run test:long\`; text seed \`${seed}\`; 40 years; shares are of laggard clusters not dead.\n\n${sizes.join('\n\n')}\n\n**Ablations**, small size, ${first.none.seeds} seeds:\n\n${ablated}`;
}

/** The same in three sentences for the README. */
export function lockInSummary({ P1, ablations }: ValidationResults): string {
  const { small, large } = P1;
  const line = (size: typeof small): string => {
    const { none, rd3, rd12, production12 } = size.summaries;
    return `| ${Math.round(none.firms / 10) * 10} | ${[none, rd3, rd12, production12].map((s) => `${share(s.escaped)} (${interval(s.escapedInterval)})`).join(' | ')} |`;
  };
  const holding = [...small.judged, ...large.judged].filter(({ holds }) => holds).length;
  const all = small.judged.length + large.judged.length;
  const equalised = ablations['stage-typed parameters equalised']!;
  return `Share of assembly clusters that escape the low end within 40 years (${small.summaries.none.seeds} seeds a cell, 95 % interval in brackets; \`npm run test:long\`, stored in validation/results.json):

| firms | no policy | R&D subsidy with platform, 3 years | 12 years | same money as production subsidy |
| --- | --- | --- | --- | --- |
${line(small)}
${line(large)}

${holding} of the ${all} bands that were fixed beforehand for this pattern hold. It is partly put in: with the parameters that differ by stage made equal, ${share(equalised.none.escaped)} escape without any policy. A production subsidy raises output and location quotient while it lasts, not the position.`;
}
