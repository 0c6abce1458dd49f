/** Subscribes to the events of a room; each event has a name and a fixed list of arguments. */
export interface EventSource<E extends { [N in keyof E]: readonly unknown[] }> {
  /** Calls the listener synchronously at each event, after those subscribed before it. @returns unsubscribes */
  on<N extends keyof E>(name: N, listener: (...args: E[N]) => void): () => void;
}

export interface Emitter<E extends { [N in keyof E]: readonly unknown[] }> extends EventSource<E> {
  /** Calls every listener before it returns; errors of the listeners go to the caller. */
  emit<N extends keyof E>(name: N, ...args: E[N]): void;
}

/**
 * Creates an emitter. The sender is built first and knows no other part; a receiver subscribes when it is built: so
 * nothing is handed around that does not exist yet.
 */
export function createEmitter<E extends { [N in keyof E]: readonly unknown[] }>(): Emitter<E> {
  const listeners: { [N in keyof E]?: Set<(...args: E[N]) => void> } = {};
  return {
    on(name, listener) {
      const known = listeners[name] ?? new Set();
      listeners[name] = known.add(listener);
      return () => void known.delete(listener);
    },
    emit(name, ...args) {
      for (const listener of listeners[name] ?? []) listener(...args);
    },
  };
}
