/** Layouts of parks, in the order of policy.layout. */
export const layoutNames = ['byAdvantage', 'homogeneous', 'listed'] as const;
export type LayoutName = (typeof layoutNames)[number];
export const BY_ADVANTAGE = 0;
export const HOMOGENEOUS = 1;
export const LISTED = 2;
