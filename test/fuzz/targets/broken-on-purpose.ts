import type { Target } from '../target.ts';

/** Fails in a known way at each case, for the harness's own tests. */
export const brokenOnPurpose: Target = {
  async prepare() {
    return {
      make(_, number) {
        return {
          bytes: Buffer.from(String(number)),
          async run() {
            if (number === 1) throw new Error('It is not so');
            if (number === 3) process.abort();
            if (number === 5) for (;;);
            const eaten: Buffer[] = [];
            while (number === 6) eaten.push(Buffer.alloc(8_000_000, 1));
          },
        };
      },
    };
  },
};
