import type { WorldSpec } from './worldSpec.ts';
import { DOWNSTREAM, FINAL_DEMAND, STAGES, stageNames, UPSTREAM } from './worldTables.ts';

/** A sector that buys from another: rows of sectors, and the part of the buyer's input spending. */
interface Use {
  readonly supplier: number;
  readonly user: number;
  readonly share: number;
}

/**
 * Who buys from whom in a canonical world: final demand from downstream, every stage from the stage before and from
 * what its industry states in `inputs`. The stage before gets what is left of the input spending.
 */
export function usesOf({ industries }: WorldSpec): Use[] {
  const uses: Use[] = [];
  industries.forEach(({ inputs }, k) => {
    uses.push({ supplier: k * STAGES + DOWNSTREAM, user: FINAL_DEMAND, share: 1 });
    stageNames.forEach((stage, s) => {
      const user = k * STAGES + s;
      const { sameStage, otherIndustries } = inputs?.[stage] ?? {};
      const stated: Use[] = [];
      if (sameStage !== undefined) stated.push({ supplier: user, user, share: sameStage });
      // in the order of industries and stages, so that the order of a file changes nothing
      industries.forEach(({ name }, other) => {
        const shares = otherIndustries?.[name];
        stageNames.forEach((supplying, t) => {
          const share = shares?.[supplying];
          if (share !== undefined) stated.push({ supplier: other * STAGES + t, user, share });
        });
      });
      const rest = 1 - stated.reduce((sum, { share }) => sum + share, 0);
      if (s > UPSTREAM) uses.push({ supplier: user - 1, user, share: Math.max(0, rest) });
      uses.push(...stated);
    });
  });
  return uses.sort((a, b) => a.supplier - b.supplier || a.user - b.user);
}
