/** Calls once `ms` milliseconds from now. @returns takes that back */
export function callAfter(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
