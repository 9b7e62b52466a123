import { type PathJob, runJobs } from './battery.ts';
import { type Story, stories } from './bengbuStories.ts';
import { pathBand, squaredDistance } from './patterns/pathBand.ts';

/** What may be fitted on; the years after are held out. */
const fitYears = [0, 1, 2, 3, 4, 5];
const growths = Array.from({ length: 13 }, (_, i) => i * 0.005);
/** Without policy a city that falls behind the nation may do as well. */
const growthsWithout = Array.from({ length: 21 }, (_, i) => (i - 12) * 0.005);

export const pathJobs = (
  seed: string,
  seeds: number,
  own: Partial<Pick<PathJob, 'scenario' | 'set' | 'policies' | 'restGrowth'>> = {},
): PathJob[] =>
  Array.from({ length: seeds }, (_, replicate) => ({
    task: 'path',
    scenario: 'bengbu',
    set: {},
    policies: [],
    restGrowth: null,
    ...own,
    seed,
    replicate,
  }));

interface Fit {
  readonly rate: number;
  readonly restGrowth: number | null;
  /** Squared differences of the median path to the observed one, summed over 2012-2017. */
  readonly distance: number;
  readonly median: readonly number[];
}

async function fits(
  observed: readonly number[],
  { policies }: Story,
  points: readonly { readonly rate: number; readonly restGrowth: number | null }[],
  { seed, seeds }: { readonly seed: string; readonly seeds: number },
): Promise<Fit[]> {
  const jobs = points.flatMap(({ rate, restGrowth }) =>
    pathJobs(seed, seeds, { policies: rate === 0 ? [] : policies(rate), restGrowth }),
  );
  const results = await runJobs(jobs, { resume: true });
  const all = points.map((point, p) => {
    const { median } = pathBand(results.slice(p * seeds, (p + 1) * seeds).map(({ path }) => path));
    return { ...point, median, distance: squaredDistance(median, observed, fitYears) };
  });
  return all.sort((a, b) => a.distance - b.distance);
}

const show = ({ rate, restGrowth, distance, median }: Fit): string =>
  `${distance.toFixed(4)}  rate ${rate.toFixed(3)}${restGrowth === null ? '' : `, rest growth ${restGrowth.toFixed(3)}`}  ${median
    .map((value) => value.toFixed(2))
    .join(' ')}`;

/**
 * Fits growth of the rest of Bengbu and rate of the first story together, then the rate of every other story at the growth
 * of the world, by a grid on the median path of 2012-2017. Prints the best points; what is chosen is written by hand into
 * the scenarios and bengbuStories.ts.
 */
export async function fitBengbu(
  observed: readonly number[],
  options: { readonly seed: string; readonly seeds: number },
): Promise<void> {
  const [first, ...others] = stories;
  const points = growths.flatMap((restGrowth) => first!.grid.map((rate) => ({ rate, restGrowth })));
  const joint = await fits(observed, first!, points, options);
  console.log(`Bengbu, ${options.seeds} seeds of '${options.seed}', distance to 2012-2017, median path to 2019`);
  console.log(`  ${first!.instrument} and growth of the rest, best 10 of ${points.length}`);
  for (const one of joint.slice(0, 10)) console.log(`    ${show(one)}`);
  const without = await fits(
    observed,
    first!,
    growthsWithout.map((restGrowth) => ({ rate: 0, restGrowth })),
    options,
  );
  console.log(`  no policy, best 2 of ${growthsWithout.length} growths of the rest`);
  for (const one of without.slice(0, 2)) console.log(`    ${show(one)}`);
  for (const story of others) {
    const own = await fits(
      observed,
      story,
      story.grid.map((rate) => ({ rate, restGrowth: null })),
      options,
    );
    console.log(`  ${story.instrument}, best 2 of ${story.grid.length}`);
    for (const one of own.slice(0, 2)) console.log(`    ${show(one)}`);
  }
}
