/** Weights of the fields (design, manufacture, brand) in which the firms of a stage invent. */
export const inventionFields: readonly (readonly [number, number, number])[] = [
  [0.8, 0.1, 0.1],
  [0.2, 0.65, 0.15],
  [0.2, 0.1, 0.7],
];
