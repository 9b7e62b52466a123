import { describe, expect, it } from 'vitest';
import { parameters } from '../../src/agents/firmRule.ts';
import { briefMeasures } from '../../src/cli/briefMeasures.ts';
import { emptyDocument } from '../../src/cli/emptyDocument.ts';
import { studyComparison } from '../../src/experiments/comparison/studyComparison.ts';
import { findScenario, packagedScenarios } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { assembleResult, type RunResult } from '../../src/experiments/runResult.ts';
import { readOutcome } from '../../src/experiments/search/goal.ts';
import { measures } from '../../src/measures/measures.ts';
import { renderPolicyBrief } from '../../src/report/brief/renderPolicyBrief.ts';
import { headlineOutcome } from '../../src/report/headlineOutcome.ts';
import { renderRunReport } from '../../src/report/renderRunReport.ts';
import type { Language } from '../../src/report/strings.ts';
import { parsed } from '../report/syntheticResult.ts';

const SEED = 'two years';
const languages: readonly Language[] = ['en', 'zh'];
const scenarioOf = (name: string) => findScenario(name, { cwd: '/' }).scenario;
const results = new Map<string, RunResult>();

/** Measures of briefs, and those that a scenario says its answer is about. */
const told = measures.filter(
  (measure) =>
    briefMeasures.includes(measure) ||
    packagedScenarios().some((name) => scenarioOf(name).outcome?.split(' ')[0] === measure.name),
);

/** Two years of a scenario in two replicates, run once. */
function resultOf(name: string): RunResult {
  const known = results.get(name);
  if (known !== undefined) return known;
  const { scenario, moneyScenarios } = findScenario(name, { cwd: '/', years: 2 });
  const runs = [0, 1].map((replicate) => ({
    replicate,
    tables: runReplicate(scenario, SEED, replicate, told, { moneyScenarios }).tables,
  }));
  const result = assembleResult(scenario, SEED, told, runs);
  results.set(name, result);
  return result;
}

const baseOf = (name: string): string | undefined => scenarioOf(name).chain.at(-2);

/** What every page of ours must be. */
function checkPage(page: string, language: Language): Document {
  const body = parsed(page);
  expect(body.documentElement.getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en');
  expect(body.querySelector('title')!.textContent).not.toBe('');
  expect(body.querySelectorAll('h1')).toHaveLength(1);
  expect(body.querySelectorAll('main')).toHaveLength(1);
  for (const svg of body.querySelectorAll('svg')) {
    expect(svg.getAttribute('role')).toBe('img');
    expect(svg.getAttribute('aria-label')).toBeTruthy();
  }
  for (const head of body.querySelectorAll('th')) expect(head.getAttribute('scope')).toBeTruthy();
  for (const code of body.querySelectorAll('code,style')) code.remove();
  expect(body.documentElement.textContent).not.toMatch(/NaN|Infinity|\bnull\b|\[object/);
  expect(page).not.toMatch(/<script/i);
  expect(page.replaceAll('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|@import|url\(/i);
  return body;
}

const options = packagedScenarios().filter((name) => baseOf(name) !== undefined);
const worlds = packagedScenarios().filter((name) => baseOf(name) === undefined);
const chosenParts = [
  'answer',
  'differs',
  'difference',
  'limits',
  'places',
  'losers',
  'money',
  'robustness',
  'pairing',
  'sources',
];

describe('a scenario that changes another', () => {
  it('says what its answer is about', () => {
    const options = packagedScenarios().filter((name) => baseOf(name) !== undefined);
    expect(options.length).toBeGreaterThan(40);
    expect(options.filter((name) => scenarioOf(name).outcome === null)).toEqual([]);
  });
});

describe.each(options)('the brief of %s against what it extends, two years', (name) => {
  const pair = [resultOf(baseOf(name)!), resultOf(name)];
  const { outcome } = pair[1]!.scenario;
  const headline = outcome === null ? headlineOutcome(pair) : readOutcome(outcome, told, pair[0]!);
  const study = studyComparison({ results: pair, headline });

  it.each(languages)('holds every part with its question and limits, in %s', (language) => {
    const input = { study, results: pair, version: '1', command: 'c', language, parameters };
    const body = checkPage(renderPolicyBrief(input, emptyDocument()), language);
    const parts = [...body.querySelectorAll('main > section')].map(({ id }) => id);
    expect(parts).toEqual([...chosenParts, 'method']);
    const { question, notCovered } = pair[1]!.scenario;
    expect(body.querySelector('h1')!.textContent).toBe(question[language]);
    expect(body.querySelector('#limits')!.textContent).toContain(notCovered![language]);
    expect(body.querySelectorAll('#difference svg')).toHaveLength(1);
  });
});

describe.each(worlds)('the report of the world %s, two years', (name) => {
  it.each(languages)('renders in %s', (language) => {
    const input = { result: resultOf(name), version: '1', command: 'c', language, parameters };
    checkPage(renderRunReport(input, emptyDocument()), language);
  });
});
