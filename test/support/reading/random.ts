/** Random numbers that are the same for the same seed (mulberry32). */
export interface Random {
  /** From 0 up to and without 1. */
  next(): number;
  /** A whole number below `below`. */
  int(below: number): number;
  pick<T>(from: readonly T[]): T;
  /** So many characters out of an alphabet. */
  text(length: number, alphabet: string): string;
}

export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (below: number) => Math.floor(next() * below);
  return {
    next,
    int,
    pick: (from) => from[int(from.length)] as (typeof from)[number],
    text: (length, alphabet) => Array.from({ length }, () => alphabet[int(alphabet.length)]).join(''),
  };
}
