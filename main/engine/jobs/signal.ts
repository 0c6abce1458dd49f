/** Tells whoever listens. What tells and what listens need not know each other, so either may be made first. */
export interface Signal<T> {
  emit(value: T): void;
  on(listener: (value: T) => void): void;
}

export function createSignal<T>(): Signal<T> {
  const listeners: ((value: T) => void)[] = [];
  return {
    emit(value) {
      for (const listener of listeners) listener(value);
    },
    on: (listener) => void listeners.push(listener),
  };
}
