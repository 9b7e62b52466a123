/** Full strength inside [from, until), rising linearly over the ramp. */
export const timelineStrength = (time: number, from: number, until: number, ramp: number): number =>
  time < from || time >= until ? 0 : ramp <= 0 ? 1 : Math.min(1, (time - from) / ramp);
