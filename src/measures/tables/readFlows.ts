import type { InterEconomyTable } from '../kernels/gvcIndices.ts';
import { grossOutput } from '../kernels/inputOutput.ts';
import type { Table, TableColumn } from './tableMeasure.ts';

/** Most nodes (economies x sectors): a Leontief inverse of 2,000 takes about a minute and 100 MB. */
const MOST_NODES = 2000;

/** What stands in `to_sector` for final demand. */
const FINAL = 'final';

/** The columns of a table of flows between sectors of economies. */
export const flowColumns: readonly TableColumn[] = [
  { name: 'from_economy', kind: 'text', doc: 'economy of the seller' },
  { name: 'from_sector', kind: 'text', doc: 'sector of the seller' },
  { name: 'to_economy', kind: 'text', doc: 'economy of the buyer' },
  { name: 'to_sector', kind: 'text', doc: `sector of the buyer; ${FINAL} for final demand` },
  { name: 'value', kind: 'amount', doc: 'sales, money per period, at basic prices; stock changes netted out' },
];

/** An input-output table with the names of its nodes. */
export interface Flows extends InterEconomyTable {
  readonly economyNames: readonly string[];
  readonly sectorNames: readonly string[];
  readonly output: Float64Array;
  /** Whether the file names the node at all; a sector that an economy lacks is not named. */
  readonly named: Uint8Array;
  /** `economy sector` of a node, for messages. */
  readonly nodeName: (node: number) => string;
}

/** Reads flows; refuses a flow named twice, a node that buys more than it sells, and chains without any value added. */
export function readFlows(table: Table): Flows {
  const [fromEconomy, fromSector, toEconomy, toSector] = flowColumns
    .slice(0, 4)
    .map(({ name }) => table.text(name)) as [
    readonly string[],
    readonly string[],
    readonly string[],
    readonly string[],
  ];
  const value = table.numbers('value', 0);
  const economyNames = [...new Set([...fromEconomy, ...toEconomy])];
  const sectorNames = [...new Set([...fromSector, ...toSector])].filter((name) => name !== FINAL);
  const economyOf = new Map(economyNames.map((name, e) => [name, e]));
  const sectorOf = new Map(sectorNames.map((name, s) => [name, s]));
  const E = economyNames.length;
  const S = sectorNames.length;
  const N = E * S;
  if (N > MOST_NODES) {
    throw table.refuse({
      problem: `has ${E} economies x ${S} sectors`,
      expected: `at most ${MOST_NODES} pairs of them`,
    });
  }
  const intermediate = new Float64Array(N * N);
  const final = new Float64Array(N * E);
  const named = new Uint8Array(N);
  const firstRow = new Int32Array(N * (N + E)).fill(-1);
  for (let row = 0; row < value.length; row++) {
    if (fromSector[row] === FINAL) {
      throw table.refuse({
        row,
        column: 'from_sector',
        value: FINAL,
        expected: `the sector that sells; ${FINAL} demand buys only`,
      });
    }
    const from = economyOf.get(fromEconomy[row]!)! * S + sectorOf.get(fromSector[row]!)!;
    const buyer = economyOf.get(toEconomy[row]!)!;
    const isFinal = toSector[row] === FINAL;
    const to = isFinal ? N + buyer : buyer * S + sectorOf.get(toSector[row]!)!;
    const flow = from * (N + E) + to;
    if (firstRow[flow]! >= 0) {
      throw table.refuse({
        row,
        problem: `the flow from '${fromEconomy[row]} ${fromSector[row]}' to '${toEconomy[row]} ${toSector[row]}' is there a second time`,
        earlier: firstRow[flow]!,
        expected: 'each flow once',
      });
    }
    firstRow[flow] = row;
    named[from] = 1;
    if (isFinal) final[from * E + buyer] = value[row]!;
    else {
      intermediate[from * N + to] = value[row]!;
      named[to] = 1;
    }
  }
  const nodeName = (node: number): string => `${economyNames[Math.floor(node / S)]} ${sectorNames[node % S]}`;
  const output = grossOutput(intermediate, final, N);
  for (let j = 0; j < N; j++) {
    let bought = 0;
    for (let i = 0; i < N; i++) bought += intermediate[i * N + j]!;
    if (bought > output[j]! * (1 + 1e-12)) {
      throw table.refuse({
        problem: `'${nodeName(j)}' buys inputs for ${bought} and sells ${output[j]}`,
        expected: 'no node to buy more than it sells (value added at least 0)',
      });
    }
  }
  return { intermediate, final, economies: E, sectors: S, economyNames, sectorNames, output, named, nodeName };
}

/** Runs a kernel on flows; what it says about `sector N` is said about the node by name. */
export function withNodeNames<R>(table: Table, flows: Flows, compute: () => R): R {
  try {
    return compute();
  } catch (error) {
    const found =
      error instanceof RangeError ? /^sector (\d+) has (.*?)(?:, (expected .*))?$/.exec(error.message) : null;
    if (found === null) throw error;
    throw table.refuse({
      problem: `'${flows.nodeName(Number(found[1]))}' has ${found[2]}`,
      expected: found[3]?.replace(/^expected /, '') ?? 'a table whose chains end',
    });
  }
}

/** The nodes the file names, with their keys. */
export function namedNodes(
  flows: Flows,
): readonly { readonly node: number; readonly key: Record<'economy' | 'sector', string> }[] {
  return Array.from(flows.named.keys())
    .filter((node) => flows.named[node] === 1)
    .map((node) => ({
      node,
      key: {
        economy: flows.economyNames[Math.floor(node / flows.sectors)]!,
        sector: flows.sectorNames[node % flows.sectors]!,
      },
    }));
}
