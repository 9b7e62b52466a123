import type { ModelParameters, ModelTables } from '../../agents/firmRule.ts';
import type { Rule } from '../../engine/rule.ts';
import { ruleDefiner } from '../../engine/rule.ts';

const rule = ruleDefiner<ModelTables, ModelParameters>();

/**
 * The rule that puts the strength of an instrument of an extension into the node column of its name, after applyPolicies
 * has set it by timeline and budget.
 * @param place of the instrument among those of the model, column `policy.instrument`
 */
export const serveNodes = (name: string, place: number): Rule => {
  const served = rule({
    name: `serve${name[0]!.toUpperCase()}${name.slice(1)}`,
    source: 'docs/extension.md',
    reads: ['policy.instrument', 'policy.strength', 'policyTarget.node'],
    apply: ({ policy, policyTarget, node }) => {
      const strength = (node as unknown as Readonly<Record<string, Float64Array>>)[name]!;
      strength.fill(0);
      for (let p = 0; p < policy.count; p++) {
        if (policy.instrument[p] !== place || policy.strength[p] === 0) continue;
        for (let n = 0; n < node.count; n++) {
          if (policyTarget.node[p * node.count + n] !== 0) strength[n]! += policy.strength[p]!;
        }
      }
    },
  });
  return { ...served, writes: [`node.${name}`] };
};
