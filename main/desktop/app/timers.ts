/** Calls once `ms` milliseconds from now. @returns takes that back */
export function afterwards(ms: number, callback: () => void): () => void {
  const timer = setTimeout(callback, ms);
  return () => clearTimeout(timer);
}
