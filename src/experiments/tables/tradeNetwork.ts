import { STAGES, stageNames } from '../../world/worldTables.ts';
import type { Cells, RunTable } from './runTable.ts';

/** Sales of every economy to every other by year, industry and stage; pairs without trade are left out. */
export const tradeNetwork: RunTable = {
  name: 'trade',
  units: {
    year: 'calendar year',
    from: 'name of the region or bloc that sells',
    to: 'name of the region or bloc that buys; the same for what it buys at home',
    industry: 'name',
    stage: 'name of the stage that is sold',
    value: 'billion yuan at basic prices, tariffs excluded',
  },
  *rows({ record }, scenario): Generator<Cells> {
    const { economies, industries, years } = record;
    const E = economies.length;
    const { flow } = record.linkYear;
    const links = industries.length * STAGES * E * E;
    for (let year = 0; year < years; year++) {
      for (let l = 0; l < links; l++) {
        const value = flow[year * links + l]!;
        if (value === 0) continue;
        const sector = Math.floor(l / (E * E));
        yield [
          scenario.start + year,
          economies[Math.floor(l / E) % E]!,
          economies[l % E]!,
          industries[Math.floor(sector / STAGES)]!,
          stageNames[sector % STAGES]!,
          value,
        ];
      }
    }
  },
};
