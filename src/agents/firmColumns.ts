import { float64, int32, uint8 } from '../engine/column.ts';
import { NOT_GRADED } from '../world/worldTables.ts';

/** The firm. Rows stand in order of birth; the id is stable and keys every random draw. */
export const firmTables = {
  firm: {
    idHigh: int32('word', 'id: hash of the name of the node of birth'),
    idLow: int32('word', 'id: tick of birth and place among the births of that node and tick'),
    node: int32('row', 'node the firm belongs to'),
    byNode: int32('row', 'rows of firms sorted by node (an index, not a property of the firm in this row)'),
    owner: uint8('class', '0 domestic, 1 foreign affiliate, 2 foreign affiliate without local linkage'),
    birth: int32('tick', 'tick of birth, negative for firms older than the run'),
    capital: float64('billion yuan', 'capital'),
    lnCapital: float64('ln', 'logarithm of capital'),
    design: float64('ln', 'competence in research and design: log distance to the anchor of the world frontier'),
    manufacture: float64('ln', 'competence in manufacturing'),
    brand: float64('ln', 'competence in brand and sales'),
    rdPropensity: float64('1', 'lasting inclination to do R&D, 0 for none'),
    rdStock: float64('billion yuan', 'R&D capital'),
    absorptiveCapacity: float64('share', 'what the firm can take in of what it meets'),
    unconverted: int32('inventions', 'inventions not yet put to use'),
    newProductShare: float64('share', 'new products in sales'),
    foreignReliance: float64('share', 'reliance on foreign technology'),
    marketAccess: float64('share', 'access to the markets of the stage', 1),
    shock: float64('ln', 'shock to capital of the tick'),
    workspace: float64('none', 'numbers on their way within a rule; meaningless between rules'),
    cash: float64('billion yuan', 'cash, negative for debt'),
    lossTime: float64('years', 'years of loss running'),
    adopted: int32('tick', 'tick at which the firm changed to the new technological track, -1 for not', -1),
    belowTime: float64('years', 'years below the falling threshold running'),
    attractiveness: float64('1', 'weight of the firm in the sales of its node, subsidy included'),
    sales: float64('billion yuan a year', 'sales'),
    operating: float64('billion yuan a year', 'operating profit before R&D and tax'),
    research: float64('billion yuan a year', 'R&D spending, grants included'),
    profit: float64('billion yuan a year', 'profit after R&D and tax'),
    employees: float64('thousand persons', 'employment of the last tick'),
    rdGrant: float64('billion yuan a year', 'R&D grants paid'),
    productionSubsidy: float64('share of production cost', 'production subsidy promised'),
    mode: uint8(
      'class',
      '0 made to drawing (OEM), 1 own design (ODM), 2 own brand (OBM), 3 not graded yet',
      NOT_GRADED,
    ),
    gone: uint8('flag', '0 for a firm that closes this tick', 1),
  },
} as const;

export { DOMESTIC_OWNER, ENCLAVE_OWNER, FOREIGN_OWNER } from '../world/worldTables.ts';
