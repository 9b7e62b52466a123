import { findScenario } from '../src/experiments/files/findScenario.ts';
import { runReplicate } from '../src/experiments/runReplicate.ts';
import type { PolicySpec } from '../src/world/worldSpec.ts';
import type { WindowJob, WindowResult } from './battery.ts';
import { projectFolder } from './modelHash.ts';
import { highEndShare, windowOutcome } from './patterns/windowOutcome.ts';

/** Year of the shift, and the last of the response. */
const SHIFT = 10;
const RESPONSE_ENDS = 25;

const policy = (instrument: string, rate: number, until: number, changes: Partial<PolicySpec> = {}): PolicySpec => ({
  instrument,
  from: SHIFT,
  until,
  ramp: 0,
  rate,
  budget: null,
  target: {
    region: null,
    industry: null,
    stage: null,
    owner: null,
    employees: { min: 0, max: Number.POSITIVE_INFINITY },
  },
  partner: null,
  direction: 'imports',
  costShare: 0,
  moneyPath: null,
  ...changes,
});

/** The response of the latecomer: R&D grants of 8 % of the sales of design and brands, and a platform, for 15 years. */
function response(): PolicySpec[] {
  const grants = policy('rdSubsidy', 0.08, RESPONSE_ENDS);
  return [
    { ...grants, target: { ...grants.target, stage: ['upstream', 'downstream'] } },
    policy('innovationPlatform', 1, RESPONSE_ENDS, { costShare: 0.005 }),
  ];
}

/** One run of the world of P15 with a shift in year 10, and what became of the lead. */
export function runThroughWindow(job: WindowJob): WindowResult {
  const set = Object.entries(job.set).map(([path, value]) => ({ path, value: String(value), origin: 'validation' }));
  const { scenario } = findScenario(job.scenario, { set, cwd: projectFolder });
  const policies = [
    ...(job.size > 0 ? [policy('paradigmShift', job.size, scenario.years)] : []),
    ...(job.arm === 'response' ? response() : []),
  ];
  const run = { ...scenario, policies, moneyFrom: policies.map(() => null) };
  const { record } = runReplicate(run, job.seed, job.replicate, []);
  const frontier = scenario.world.blocs.find(({ role }) => role === 'frontier')!.name;
  const share = highEndShare(record, frontier);
  const end = share.slice(-5).reduce((sum, value) => sum + value, 0) / 5;
  return { ...job, outcome: windowOutcome(share, SHIFT), end };
}
