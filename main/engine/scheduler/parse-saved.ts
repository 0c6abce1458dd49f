/**
 * Reads a number in this range. What came back from a file may be damaged or of another program: only what makes
 * sense is taken.
 */
export function numberIn(value: unknown, least: number, most: number): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= least && value <= most
    ? value
    : null;
}

export function objectFrom(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

/** Reads a time in ms since 1970 UTC. */
export function timeFrom(value: unknown): number | null {
  return numberIn(value, 0, 8.64e15);
}
