import { clusterPanel } from './clusterPanel.ts';
import { firmPanel } from './firmPanel.ts';
import type { RunTable } from './runTable.ts';
import { tradeNetwork } from './tradeNetwork.ts';

/** The tables that a run can leave behind, by name. */
export const runTables: Readonly<Record<RunTable['name'], RunTable>> = {
  firms: firmPanel,
  clusters: clusterPanel,
  trade: tradeNetwork,
};
