/** An item that waits to be written. */
interface Waiting<I, R> {
  readonly item: I;
  readonly written: PromiseWithResolvers<R>;
}

/**
 * Batches writes that are requested at about the same time, because a disk takes as long for many as for one (group
 * commit).
 * @param write all of them or none; answers in the same order
 * @param soon runs it when those of about the same time have been requested
 * @returns rejects as `write` throws
 */
export function createGroupCommit<I, R>(
  write: (items: readonly I[]) => readonly R[],
  soon: (run: () => void) => void = setImmediate,
): (item: I) => Promise<R> {
  let waiting: Waiting<I, R>[] = [];

  const flush = () => {
    const group = waiting;
    waiting = [];
    try {
      const answers = write(group.map(({ item }) => item));
      group.forEach(({ written }, index) => {
        written.resolve(answers[index] as R);
      });
    } catch (thrown) {
      for (const { written } of group) written.reject(thrown);
    }
  };

  return (item) => {
    const written = Promise.withResolvers<R>();
    waiting.push({ item, written });
    if (waiting.length === 1) soon(flush);
    return written.promise;
  };
}
