/** What is left of a prescribed sum (-1 for none) or else of a budget; nothing where neither bounds the money. */
export function unspentOf(path: number, budget: number, spent: number): number {
  const available = path >= 0 ? path : budget;
  return available < Number.POSITIVE_INFINITY ? Math.max(0, available - spent) : 0;
}
