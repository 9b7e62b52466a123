import type { ReadonlyColumn } from '../engine/column.ts';
import { log } from '../engine/maths.ts';
import { HOUSEHOLDS, INVESTMENT, pay } from '../world/socialAccounts.ts';
import { DOMESTIC_OWNER } from './firmColumns.ts';
import type { paidIn } from './paidIn.ts';

/** Columns of a new firm. */
export interface NewbornColumns
  extends Readonly<Record<'idHigh' | 'idLow' | 'node' | 'birth', Int32Array>>,
    Readonly<
      Record<
        | 'capital'
        | 'lnCapital'
        | 'design'
        | 'manufacture'
        | 'brand'
        | 'rdPropensity'
        | 'rdStock'
        | 'foreignReliance'
        | 'employees'
        | 'cash',
        Float64Array
      >
    > {
  readonly owner: Uint8Array;
}

/** What is drawn of a new firm before it is written. */
export interface Newborn {
  readonly idHigh: number;
  readonly idLow: number;
  readonly node: number;
  readonly birth: number;
  readonly owner: number;
  /** Billion yuan. */
  readonly capital: number;
  readonly design: number;
  readonly manufacture: number;
  readonly brand: number;
  readonly rdPropensity: number;
  /** R&D stock per capital. */
  readonly rdStock: number;
  readonly foreignReliance: number;
  /** Plant of a park it moves into, billion yuan. */
  readonly plant?: number;
}

/**
 * Writes a new firm to row f and books what its owners pay in: capital and working cash, by households or, of an
 * affiliate, by its parent abroad. A plant of a park is there already.
 */
export function bearFirm(
  firm: NewbornColumns,
  f: number,
  born: Newborn,
  startingCash: number,
  node: Readonly<Record<'stage' | 'employment' | 'capital', ReadonlyColumn>> & { readonly entries: Int32Array },
  money: ReturnType<typeof paidIn>,
): void {
  const { stage: stageOf, employment, capital: capitalOf } = node;
  const n = born.node;
  const { capital } = born;
  firm.idHigh[f] = born.idHigh;
  firm.idLow[f] = born.idLow;
  firm.node[f] = n;
  firm.birth[f] = born.birth;
  firm.owner[f] = born.owner;
  firm.capital[f] = capital;
  firm.lnCapital[f] = log(capital);
  firm.design[f] = born.design;
  firm.manufacture[f] = born.manufacture;
  firm.brand[f] = born.brand;
  firm.rdPropensity[f] = born.rdPropensity;
  firm.rdStock[f] = born.rdStock * capital;
  firm.foreignReliance[f] = born.foreignReliance;
  firm.employees[f] = capitalOf[n]! > 0 ? (employment[n]! * capital) / capitalOf[n]! : 0;
  const working = startingCash * capital;
  firm.cash[f] = working;
  node.entries[n]!++;
  const { amounts, accounts, dt } = money;
  const stage = stageOf[n]!;
  const owners = born.owner === DOMESTIC_OWNER ? HOUSEHOLDS : money.abroad;
  const bought = capital - (born.plant ?? 0);
  pay(amounts, accounts, owners, stage, (bought + working) / dt);
  pay(amounts, accounts, stage, INVESTMENT, (bought + working) / dt);
  money.capitalGoods[0]! += bought / dt;
}
