/** Gathers the values of a flag that may be repeated. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];
