import { expect, it } from 'vitest';
import { emptyDocument } from '../../src/cli/emptyDocument.ts';
import { findScenario } from '../../src/experiments/files/findScenario.ts';
import { runReplicate } from '../../src/experiments/runReplicate.ts';
import { assembleResult } from '../../src/experiments/runResult.ts';
import { measures } from '../../src/measures/measures.ts';
import { renderRunReport } from '../../src/report/renderRunReport.ts';
import { parsed } from '../report/syntheticResult.ts';

it('the report on 31 provinces folds its long tables and draws firms a cluster at a time', () => {
  const { scenario, moneyScenarios } = findScenario('provinces', { cwd: process.cwd(), years: 2 });
  const { tables } = runReplicate(scenario, 'tuning', 0, measures, { moneyScenarios });
  const result = assembleResult(scenario, 'tuning', measures, [{ replicate: 0, tables }]);
  const page = parsed(
    renderRunReport({ result, version: '1', command: 'agglomera run provinces', language: 'zh' }, emptyDocument()),
  );
  const open = [...page.querySelectorAll('tr')].filter((row) => row.closest('details') === null);
  expect(open.length).toBeLessThan(100);
  // every measure can be opened, and the numbers are there
  const folded = [...page.querySelectorAll('#measures > details.measure')];
  expect(folded.length).toBeGreaterThan(60);
  for (const one of folded) expect(one.querySelectorAll('tbody tr').length).toBeGreaterThan(0);
  expect(page.querySelectorAll('#assumptions details tbody tr').length).toBe(scenario.assumptions.length);
  // twelve clusters are drawn
  expect(page.querySelectorAll('#firms .panel svg')).toHaveLength(12);
});
