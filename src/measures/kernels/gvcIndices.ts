import { log1p } from '../../engine/maths.ts';
import { grossOutput, leontiefInverse, technicalCoefficients, valueAddedShares } from './inputOutput.ts';

/** An inter-economy input-output table. A node is a sector of an economy; node = economy x sectors + sector. */
export type InterEconomyTable = {
  /** Sales of intermediates, nodes x nodes, from row to column; money per period. */
  readonly intermediate: Float64Array;
  /** Sales to final demand, nodes x economies; money per period. */
  readonly final: Float64Array;
  readonly economies: number;
  readonly sectors: number;
  /**
   * The nation each economy belongs to. A sale counts as an export only when it crosses between nations. Left out, every
   * economy is a nation of its own and every sale between economies is an export.
   */
  readonly nation?: readonly number[] | undefined;
};

/** Where the value of exports comes from, one entry a node (or a group of nodes); money per period. */
export type GvcIndices = {
  /** Sales across the border, intermediate and final. */
  readonly exports: Float64Array;
  /** Value added of other economies in the exports of this node. */
  readonly foreignValueAdded: Float64Array;
  /** Value added of this node in the exports of other economies. */
  readonly indirectValueAdded: Float64Array;
  /** Value added of the node's own economy in the exports of this node. */
  readonly domesticValueAdded: Float64Array;
};

/**
 * Value added in exports, by origin (Koopman, Powers, Wang and Wei).
 *
 * With v the value added per unit of output, B the Leontief inverse and E exports, v_i B_ij E_j is the value added of node
 * i in the exports of node j. Then
 *
 *     foreign_j  = sum over i in other economies of v_i B_ij E_j
 *     domestic_j = sum over i in j's own economy of v_i B_ij E_j
 *     indirect_i = sum over j in other economies of v_i B_ij E_j
 *
 * "Other" means another economy, also one of the same nation: `nation` decides only which sales are exports.
 *
 * - Identities: domestic + foreign = exports at every node; indirect and foreign have the same sum over all nodes.
 * - Edge cases: a node without output has coefficients of 0. Indirect value added may exceed the node's own exports.
 * - Cost: one LU solve of the size of the table.
 *
 * @throws RangeError when shapes disagree, a flow is negative or not finite, a node buys more than it sells (named with
 *   its value added), or a group of nodes adds no value at all
 * @see Koopman, Powers, Wang and Wei (2010) NBER 16426; Hummels, Ishii and Yi (2001) for the foreign part; paper 000
 * @example
 * ```ts
 * // Three economies of one sector: 0 sells 10 to 1, which sells 30 to the final demand of 2.
 * const intermediate = Float64Array.of(0, 10, 0, 0, 0, 0, 0, 0, 0);
 * const final = Float64Array.of(0, 0, 0, 0, 0, 30, 0, 0, 0);
 * const indices = gvcIndices({ intermediate, final, economies: 3, sectors: 1 });
 * indices.foreignValueAdded[1]; // => 10
 * indices.indirectValueAdded[0]; // => 10
 * ```
 */
export function gvcIndices(table: InterEconomyTable): GvcIndices {
  const { intermediate, final, economies, sectors } = table;
  const nodes = economies * sectors;
  if (final.length !== nodes * economies) {
    throw new RangeError(`final has ${final.length} entries, expected ${nodes} nodes x ${economies} economies`);
  }
  const coefficients = technicalCoefficients(intermediate, grossOutput(intermediate, final, nodes));
  const share = valueAddedShares(coefficients, nodes);
  const inverse = leontiefInverse(coefficients, nodes);

  const exports = exportsOf(table);
  const foreignValueAdded = new Float64Array(nodes);
  const indirectValueAdded = new Float64Array(nodes);
  const domesticValueAdded = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) {
    const ownFirst = i - (i % sectors);
    for (let j = 0; j < nodes; j++) {
      const valueAdded = share[i] * inverse[i * nodes + j] * exports[j];
      if (j >= ownFirst && j < ownFirst + sectors) {
        domesticValueAdded[j] += valueAdded;
      } else {
        foreignValueAdded[j] += valueAdded;
        indirectValueAdded[i] += valueAdded;
      }
    }
  }
  return { exports, foreignValueAdded, indirectValueAdded, domesticValueAdded };
}

/**
 * Sums indices of nodes into groups (an economy, a cluster). Positions must be taken after summing, never averaged.
 *
 * Value added that one node of a group puts into the exports of another node in another economy stays counted: groups
 * within one economy add up exactly, groups across economies count the trade between their members.
 *
 * @param indices one entry a node
 * @param groupOfNode the group of each node, from 0; -1 leaves the node out
 * @param groups number of groups; a group without nodes gets 0
 * @throws RangeError when a group is unknown or the number of nodes differs
 * @see Koopman, Powers, Wang and Wei (2010), section 2
 * @example
 * ```ts
 * const one = Float64Array.of(1, 2, 4);
 * const indices = { exports: one, foreignValueAdded: one, indirectValueAdded: one, domesticValueAdded: one };
 * sumGvcIndices(indices, [0, 0, 1], 2).exports[0]; // => 3
 * ```
 */
export function sumGvcIndices(indices: GvcIndices, groupOfNode: ArrayLike<number>, groups: number): GvcIndices {
  const nodes = indices.exports.length;
  if (groupOfNode.length !== nodes) {
    throw new RangeError(`groupOfNode has ${groupOfNode.length} entries, expected one for each of ${nodes} nodes`);
  }
  for (let n = 0; n < nodes; n++) {
    const group = groupOfNode[n];
    if (!(Number.isInteger(group) && group >= -1 && group < groups)) {
      throw new RangeError(`groupOfNode[${n}] is ${group}, expected -1 or a whole number below ${groups}`);
    }
  }
  const summed = (values: Float64Array): Float64Array => {
    const total = new Float64Array(groups);
    for (let n = 0; n < nodes; n++) {
      if (groupOfNode[n] >= 0) total[groupOfNode[n]] += values[n];
    }
    return total;
  };
  return {
    exports: summed(indices.exports),
    foreignValueAdded: summed(indices.foreignValueAdded),
    indirectValueAdded: summed(indices.indirectValueAdded),
    domesticValueAdded: summed(indices.domesticValueAdded),
  };
}

/**
 * An amount of value added per unit of exports: forward participation ("up") of indirect value added, backward
 * participation ("down") of foreign value added. The naming of up and down is our reading of paper 000, which gives no
 * formula.
 *
 * - Shapes: two lists of the same length, one out. NaN where there are no exports.
 *
 * @throws RangeError when the lengths differ
 * @see Koopman, Powers, Wang and Wei (2010); paper 000
 * @example
 * ```ts
 * shareOfExports(Float64Array.of(10), Float64Array.of(40))[0]; // => 0.25
 * ```
 */
export function shareOfExports(valueAdded: Float64Array, exports: Float64Array): Float64Array {
  if (valueAdded.length !== exports.length) {
    throw new RangeError(`valueAdded has ${valueAdded.length} entries, expected ${exports.length} as exports has`);
  }
  return valueAdded.map((amount, i) => (exports[i] > 0 ? amount / exports[i] : Number.NaN));
}

/**
 * Position in global value chains: above 0 for a supplier of others' exports (upstream), below 0 for a user of others'
 * inputs (downstream).
 *
 *     position = ln(1 + indirect / exports) - ln(1 + foreign / exports)
 *
 * - Shapes: three lists of one length, one out; pure numbers. NaN where there are no exports.
 *
 * @throws RangeError when the lengths differ
 * @see Koopman, Powers, Wang and Wei (2010), equation of the GVC position index
 * @example
 * ```ts
 * gvcPosition(Float64Array.of(30), Float64Array.of(0), Float64Array.of(10))[0]; // => -0.287682072451781
 * ```
 */
export function gvcPosition(exports: Float64Array, indirect: Float64Array, foreign: Float64Array): Float64Array {
  const up = shareOfExports(indirect, exports);
  const down = shareOfExports(foreign, exports);
  return up.map((share, i) => log1p(share) - log1p(down[i]));
}

function exportsOf({ intermediate, final, economies, sectors, nation }: InterEconomyTable): Float64Array {
  if (nation !== undefined && nation.length !== economies) {
    throw new RangeError(`nation has ${nation.length} entries, expected one for each of ${economies} economies`);
  }
  const nodes = economies * sectors;
  const exports = new Float64Array(nodes);
  for (let i = 0; i < nodes; i++) {
    const seller = Math.floor(i / sectors);
    for (let buyer = 0; buyer < economies; buyer++) {
      if (buyer === seller || (nation !== undefined && nation[buyer] === nation[seller])) continue;
      for (let s = 0; s < sectors; s++) exports[i] += intermediate[i * nodes + buyer * sectors + s];
      exports[i] += final[i * economies + buyer];
    }
  }
  return exports;
}
