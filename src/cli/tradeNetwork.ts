import type { ReplicateResult } from '../experiments/runReplicate.ts';
import type { Scenario } from '../scenarios/scenario.ts';
import { STAGES, stageNames } from '../world/worldTables.ts';
import { csvLine } from './csv.ts';

/** Columns of trade.csv with their units; a row a replicate, year, stage sold and pair of economies with trade. */
export const tradeNetworkUnits: Readonly<Record<string, string>> = {
  replicate: 'number',
  year: 'calendar year',
  from: 'name of the region or bloc that sells',
  to: 'name of the region or bloc that buys; the same for what it buys at home',
  industry: 'name',
  stage: 'name of the stage that is sold',
  value: 'billion yuan at basic prices, tariffs excluded',
};

export const tradeNetworkHead = csvLine(Object.keys(tradeNetworkUnits));

/** Sales of every economy to every other by year, industry and stage; pairs without trade are left out. */
export function* tradeNetworkLines({ replicate, record }: ReplicateResult, scenario: Scenario): Generator<string> {
  const { economies, industries, years } = record;
  const E = economies.length;
  const { flow } = record.linkYear;
  const links = industries.length * STAGES * E * E;
  for (let year = 0; year < years; year++) {
    for (let l = 0; l < links; l++) {
      const value = flow[year * links + l]!;
      if (value === 0) continue;
      const sector = Math.floor(l / (E * E));
      const from = Math.floor(l / E) % E;
      yield csvLine([
        replicate,
        scenario.start + year,
        economies[from]!,
        economies[l % E]!,
        industries[Math.floor(sector / STAGES)]!,
        stageNames[sector % STAGES]!,
        value,
      ]);
    }
  }
}
