/** Returns a request for one run when the event loop turns next, however often it is made until then. */
export function onceSoon(work: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    setImmediate(() => {
      isDue = false;
      work();
    });
  };
}
