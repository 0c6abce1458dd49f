/** Collects resources to be disposed at the end, last one first, even after an error. */
export interface Disposables {
  add(undo: () => unknown): void;
  run(): Promise<void>;
}

export function createDisposables(): Disposables {
  const undos: (() => unknown)[] = [];
  const stack: Disposables = {
    add: (undo) => undos.push(undo),
    async run() {
      for (let undo = undos.pop(); undo; undo = undos.pop()) {
        try {
          await undo();
        } catch (error) {
          console.error(error);
        }
      }
    },
  };
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.once(signal, () => void stack.run().then(() => process.exit(code)));
  }
  return stack;
}
