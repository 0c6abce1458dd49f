/** Tracks background work, so that its errors are logged and a stop can wait for its end. */
export class BackgroundWork {
  readonly #running = new Set<Promise<unknown>>();
  readonly #onError: (thrown: unknown) => void;

  constructor(onError: (thrown: unknown) => void) {
    this.#onError = onError;
  }

  add(work: Promise<unknown>): void {
    const running = work.catch(this.#onError).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Resolves when nothing runs any more. To be called when nothing more is begun but by what runs. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
  }
}
