/**
 * Wraps work that must not run twice at once. A call during a run makes one more run after it, however many there were:
 * what the caller has seen may be new to the run under way. Resolves when no run is wanted any more; the last error of a
 * run is thrown.
 */
export function againIfAsked(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let isAsked = false;
  const runAll = async (): Promise<void> => {
    let failure: { readonly thrown: unknown } | null;
    do {
      isAsked = false;
      failure = await work().then(
        () => null,
        (thrown: unknown) => ({ thrown }),
      );
    } while (isAsked);
    if (failure) throw failure.thrown;
  };
  return () => {
    if (running) {
      isAsked = true;
      return running;
    }
    running = runAll().finally(() => {
      running = null;
    });
    return running;
  };
}
