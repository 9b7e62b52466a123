import { tableMeasure } from './tableMeasure.ts';

/** Every policy is compared with every other. */
const MOST_POLICIES = 5000;

export const perOutcomeTable = tableMeasure({
  name: 'per-outcome',
  label: { en: 'Money and jobs per outcome', zh: '单位成果的资金与就业' },
  unit: 'money of the table per unit of outcome',
  meaning:
    'What one more unit of the outcome (a cluster escaped, an invention, a job) costs against the baseline: (spending_p - spending_0) / (outcome_p - outcome_0), and the jobs that come or go with it. Undefined where the outcome does not rise: a policy that spends and gains nothing has no price. A policy is dominated when another gains at least as much for no more money.',
  source: 'Drummond et al. 2015 (incremental cost-effectiveness)',
  columns: [
    { name: 'policy', kind: 'text', doc: 'name; one of them is the baseline' },
    { name: 'spending', kind: 'number', doc: 'public money' },
    { name: 'jobs', kind: 'number', doc: 'employment' },
    { name: 'outcome', kind: 'number', doc: 'what is wanted; more is better' },
  ],
  flags: { baseline: { kind: 'text', required: true, doc: 'the policy to compare with' } },
  results: {
    value: 'money per unit of outcome gained',
    jobsPerOutcome: 'jobs gained (lost, if negative) per unit of outcome gained',
    moneyPerJob: 'money per job gained',
    outcomeGained: 'outcome above the baseline',
    jobsGained: 'jobs above the baseline',
    moneySpent: 'spending above the baseline',
    dominated: 'whether another policy gains at least as much for no more money, and is better in one of them',
  },
  example: 'examples/tables/policies.csv --baseline none',
  compute(table, { baseline }) {
    const policy = table.text('policy');
    if (policy.length > MOST_POLICIES) {
      throw table.refuse({ problem: `has ${policy.length} policies`, expected: `at most ${MOST_POLICIES}` });
    }
    const spending = table.numbers('spending');
    const jobs = table.numbers('jobs');
    const outcome = table.numbers('outcome');
    const twice = policy.findIndex((name, row) => policy.indexOf(name) < row);
    if (twice >= 0) {
      throw table.refuse({
        row: twice,
        column: 'policy',
        problem: `'${policy[twice]}' is there a second time`,
        expected: 'each once',
      });
    }
    const base = policy.indexOf(baseline);
    if (base < 0) throw table.refuse({ flag: '--baseline', value: baseline, expected: `a policy of ${table.file}` });
    const perUnit = (amount: number, gained: number): number => (gained > 0 ? amount / gained : Number.NaN);
    const others = Array.from(policy.keys()).filter((row) => row !== base);
    const rows = others.map((row) => {
      const moneySpent = spending[row]! - spending[base]!;
      const jobsGained = jobs[row]! - jobs[base]!;
      const outcomeGained = outcome[row]! - outcome[base]!;
      const dominated = Array.from(policy.keys()).some(
        (other) =>
          other !== row &&
          outcome[other]! >= outcome[row]! &&
          spending[other]! <= spending[row]! &&
          (outcome[other]! > outcome[row]! || spending[other]! < spending[row]!),
      );
      return {
        policy: policy[row]!,
        value: perUnit(moneySpent, outcomeGained),
        jobsPerOutcome: perUnit(jobsGained, outcomeGained),
        moneyPerJob: perUnit(moneySpent, jobsGained),
        outcomeGained,
        jobsGained,
        moneySpent,
        dominated,
      };
    });
    if (rows.length === 0)
      throw table.refuse({ problem: 'has no policy but the baseline', expected: 'at least one more' });
    const notes = rows
      .filter(({ value }) => Number.isNaN(value))
      .map(({ policy: name }) => `'${name}' does not raise the outcome above '${baseline}': no price.`);
    if (rows.some(({ jobsGained }) => jobsGained <= 0)) notes.push('moneyPerJob is undefined where jobs do not rise.');
    return { rows, notes };
  },
});
