/** Pauses after a refusal that no server time limits: doubling from the first to the last. */
const firstProbeMs = 60_000;
const lastProbeMs = 3_600_000;

/** @returns pause until a budget is probed after so many refusals in a row, ms */
export function probePause(refusedInRow: number): number {
  return Math.min(firstProbeMs * 2 ** Math.min(Math.max(0, refusedInRow - 1), 10), lastProbeMs);
}
