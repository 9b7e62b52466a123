import { firmRule } from './firmRule.ts';
import { sortByNode } from './sortByNode.ts';

/** Lists the firms of every node: firm.byNode, node.firstMember, node.firms. */
export const groupFirms = firmRule({
  name: 'groupFirms',
  source: 'bookkeeping',
  reads: ['firm.node'],
  writes: ['firm.byNode', 'node.firms', 'node.firstMember'],
  apply: ({ firm, node }) => sortByNode(firm, node),
});
