import type { Tables } from '../tables.ts';

/**
 * Maximum Hamming distance, out of 64 bits. Pictures that were only scaled or compressed again differ in up to
 * three, as a rule.
 */
const maxDifferingBits = 6;

/**
 * Finds candidates by the quarters of the hash. One quarter at least is the same in all that differ in up to three
 * bits, and in most that differ in up to six: so four indexes find them without a full scan. The same content is no
 * likeness.
 */
export const similarSql = `SELECT id, look FROM history WHERE look IS NOT NULL AND sha256 IS NOT @sha256
    AND (substr(look, 1, 4) = substr(@look, 1, 4) OR substr(look, 5, 4) = substr(@look, 5, 4)
      OR substr(look, 9, 4) = substr(@look, 9, 4) OR substr(look, 13, 4) = substr(@look, 13, 4))
  ORDER BY uploaded_at DESC`;

/** Finds the most similar item, the youngest of several; null where none is near enough. */
export function createSimilarFinder({ db }: Pick<Tables, 'db'>) {
  const near = db.prepare<[{ look: string; sha256: string | null }], { id: string; look: string }>(
    similarSql,
  );
  return (look: string, sha256: string | null): string | null => {
    let best: { id: string; bits: number } | null = null;
    for (const one of near.iterate({ look, sha256 })) {
      const bits = differingBits(look, one.look);
      if (bits <= maxDifferingBits && (best === null || bits < best.bits)) best = { id: one.id, bits };
    }
    return best?.id ?? null;
  };
}

function differingBits(a: string, b: string): number {
  let left = BigInt(`0x${a}`) ^ BigInt(`0x${b}`);
  let bits = 0;
  for (; left > 0n; left &= left - 1n) bits += 1;
  return bits;
}
