import { findScenario } from '../src/experiments/files/findScenario.ts';
import { runReplicate } from '../src/experiments/runReplicate.ts';
import type { AnyJob, EmergentJob, EmergentResult, Job, JobResult } from './battery.ts';
import { bengbuPath } from './bengbuPath.ts';
import { blockadePair } from './blockadePair.ts';
import { emergentPatterns } from './emergentPatterns.ts';
import { levelsOfRun } from './levelsOfRun.ts';
import { projectFolder } from './modelHash.ts';
import { parkArms } from './parkArms.ts';
import { runThroughWindow } from './runThroughWindow.ts';

/** Runs one job a message. */
process.on('message', (job: AnyJob) => {
  if (job.task === 'lockIn') process.send!(fatesOfLaggards(job));
  else if (job.task === 'blockade') process.send!(blockadePair(job));
  else if (job.task === 'window') process.send!(runThroughWindow(job));
  else if (job.task === 'parks') process.send!(parkArms(job));
  else if (job.task === 'levels') process.send!(levelsOfRun(job));
  else if (job.task === 'path') process.send!(bengbuPath(job));
  else process.send!(readEmergent(job));
});

const readEmergent = (job: EmergentJob): EmergentResult => ({ ...job, quantities: emergentPatterns(job) });

/** Runs an arm of P1: the fate of its laggard clusters. */
function fatesOfLaggards(job: Job): JobResult {
  const set = Object.entries(job.set).map(([path, value]) => ({ path, value: String(value), origin: 'validation' }));
  const { scenario, moneyScenarios } = findScenario(job.scenario, { set, cwd: projectFolder });
  const { duration } = job;
  const policies =
    duration === undefined
      ? scenario.policies
      : scenario.policies.map((policy) => ({ ...policy, until: policy.from + duration }));
  const { record } = runReplicate({ ...scenario, policies }, job.seed, job.replicate, [], { moneyScenarios });
  const K = record.industries.length;
  const E = record.economies.length;
  const clusters: JobResult['clusters'][number][] = [];
  const at = (column: { readonly [i: number]: number }, year: number, c: number, s: number): number =>
    column[(year * E * K + c) * 3 + s]!;
  const last = record.years - 1;
  for (let c = 0; c < record.regions * K; c++) {
    const state = record.clusterYear.state[last * E * K + c]!;
    if (state === 0) continue;
    const { sales, inputs, subsidies, employment } = record.nodeYear;
    const valueAdded = (year: number, s: number): number =>
      at(sales, year, c, s) + at(subsidies, year, c, s) - at(inputs, year, c, s);
    const high = valueAdded(last, 0) + valueAdded(last, 2);
    const sum = (column: { readonly [i: number]: number }, year: number): number =>
      at(column, year, c, 0) + at(column, year, c, 1) + at(column, year, c, 2);
    const measured = Math.min(16, last);
    const region = Math.floor(c / K);
    const rest = (year: number, e: number): number => record.economyYear.restEmployment[year * E + e]!;
    let nation = 0;
    let industry = 0;
    let regional = rest(measured, region);
    for (let r = 0; r < record.regions; r++) {
      nation += rest(measured, r);
      for (let k = 0; k < K; k++) {
        const other = r * K + k;
        const jobs =
          at(employment, measured, other, 0) + at(employment, measured, other, 1) + at(employment, measured, other, 2);
        nation += jobs;
        if (k === c % K) industry += jobs;
        if (r === region) regional += jobs;
      }
    }
    const own = sum(employment, measured);
    clusters.push({
      cluster: `${record.economies[region]}/${record.industries[c % K]}`,
      state,
      upgradingShare: high / (high + valueAdded(last, 1)),
      output: sum(sales, measured),
      lq: own / regional / (industry / nation),
    });
  }
  let firms = 0;
  for (let n = 0; n < record.regions * K * 3; n++) firms += record.nodeYear.firms[n]!;
  return { ...job, clusters, firms };
}
