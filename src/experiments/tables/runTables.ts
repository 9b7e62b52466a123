import type { WholeModel } from '../../model.ts';
import { clusterPanel } from './clusterPanel.ts';
import { firmPanel } from './firmPanel.ts';
import type { RunTable } from './runTable.ts';
import { tradeNetwork } from './tradeNetwork.ts';

/** The tables that a run of a model can leave behind, by name. */
export const runTables = (model: Pick<WholeModel, 'tables'>): Readonly<Record<RunTable['name'], RunTable>> => ({
  firms: firmPanel(model),
  clusters: clusterPanel,
  trade: tradeNetwork,
});
