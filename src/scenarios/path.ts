/** A place in a file: keys and positions from the top. */
export type Path = readonly (string | number)[];

/** `policies[0].target.region[1]`; long or odd keys are shortened and quoted. */
export function showPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else {
      const plain = /^[\p{L}\p{N}_$-]{1,60}$/u.test(step) ? step : JSON.stringify(step.slice(0, 60));
      text += text === '' ? plain : `.${plain}`;
    }
  }
  return text;
}

/** The value at a place of plain data, or undefined. */
export function valueAt(data: unknown, path: Path): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step];
  }
  return value;
}
