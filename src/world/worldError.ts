/** A world that cannot be, though every number of it is in range: what is wrong and what would put it right. */
export class WorldError extends Error {
  override readonly name = 'WorldError';
}
