/** Returns the time until the next of events that come `perHour` times an hour on average, ms. */
export function nextArrivalMs(perHour: number, random: () => number): number {
  return (-Math.log(1 - random()) / perHour) * 3_600_000;
}
