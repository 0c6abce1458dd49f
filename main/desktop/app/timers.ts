/**
 * Schedules a callback in `ms` milliseconds.
 * @returns a function that cancels it
 */
export function callAfter(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
