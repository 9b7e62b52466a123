/** Most births of one node in one tick (and most firms of one node at the start). */
export const SLOTS = 1 << 20;

/** The low word of a firm's id: birth tick (0 for the initial population) and place among the births of its node. */
export const birthWord = (tick: number, slot: number): number => (tick << 20) | slot | 0;
