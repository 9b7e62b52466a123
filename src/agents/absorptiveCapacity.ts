/** What a firm can take in: x/(x + k) (floor + (1 - floor) talent), x = R&D stock over sales. */
export const absorptiveCapacityOf = (
  stock: number,
  sales: number,
  half: number,
  floor: number,
  talent: number,
): number => (sales > 0 ? (stock / (stock + half * sales)) * (floor + (1 - floor) * talent) : 0);
