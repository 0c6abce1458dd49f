/** Reproducible random numbers: the same seed gives the same sequence. */
export interface Random {
  /** Returns a number from 0 up to, and not including, this. */
  below(limit: number): number;
  /** Returns true with this probability in per cent. */
  percent(share: number): boolean;
  pick<T>(of: readonly T[]): T;
  bytes(length: number): Buffer;
}

/** Creates mulberry32 from a hash of all parts of the seed. */
export function randomOf(...parts: readonly (string | number)[]): Random {
  let state = 2_166_136_261;
  for (const letter of parts.join('/')) state = Math.imul(state ^ letter.charCodeAt(0), 16_777_619) >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    below,
    percent: (share) => below(100) < share,
    pick(of) {
      const picked = of[below(of.length)];
      if (picked === undefined && of.length === 0) throw new Error('There is nothing to pick from.');
      return picked as (typeof of)[number];
    },
    bytes: (length) => Buffer.from(Array.from({ length }, () => below(256))),
  };
}
