import type { Random } from './random.ts';
import { mendChecksums, type Part, partsOf } from './structure.ts';

const nasty = [
  '00',
  'ff',
  '7f',
  '80',
  '01',
  '0000',
  'ffff',
  '7fff',
  '00000000',
  'ffffffff',
  '7fffffff',
  '80000000',
].map((hex) => Buffer.from(hex, 'hex'));

type Change = (bytes: Buffer, random: Random, others: readonly Buffer[]) => Buffer;

const splice = (bytes: Buffer, from: number, to: number, by: Buffer) =>
  Buffer.concat([bytes.subarray(0, from), by, bytes.subarray(to)]);

const aPart = (bytes: Buffer, random: Random): Part | null => {
  const parts = partsOf(bytes);
  return parts.length > 0 ? random.pick(parts) : null;
};

/** Changes to one part of a file; without known parts, to any bytes. */
const byPart: readonly Change[] = [
  (bytes, random) => {
    const part = aPart(bytes, random);
    return part ? splice(bytes, part.from, part.to, Buffer.alloc(0)) : bytes;
  },
  (bytes, random) => {
    const part = aPart(bytes, random);
    return part ? splice(bytes, part.to, part.to, bytes.subarray(part.from, part.to)) : bytes;
  },
  (bytes, random) => {
    const [one, other] = [aPart(bytes, random), aPart(bytes, random)];
    if (!one || !other || one.to > other.from) return bytes;
    const moved = splice(bytes, other.from, other.to, bytes.subarray(one.from, one.to));
    return splice(moved, one.from, one.to, bytes.subarray(other.from, other.to));
  },
  (bytes, random) => {
    const length = aPart(bytes, random)?.length;
    if (!length || length.at + length.bytes > bytes.length) return bytes;
    const copy = Buffer.from(bytes);
    const most = 2 ** (length.bytes * 8) - 1;
    const now = length.isLittle
      ? copy.readUIntLE(length.at, length.bytes)
      : copy.readUIntBE(length.at, length.bytes);
    const wanted = random.pick([0, 1, now - 1, now + 1, now * 2, most, most >> 1, random.below(most)]);
    const value = Math.min(Math.max(wanted, 0), most);
    if (length.isLittle) copy.writeUIntLE(value, length.at, length.bytes);
    else copy.writeUIntBE(value, length.at, length.bytes);
    return copy;
  },
  (bytes, random) => {
    const part = aPart(bytes, random);
    if (!part || part.to <= part.from) return bytes;
    const copy = Buffer.from(bytes);
    for (let times = 1 + random.below(4); times > 0; times -= 1)
      random.pick(nasty).copy(copy, part.from + random.below(part.to - part.from));
    return copy;
  },
  (bytes, random, others) => {
    const other = random.pick(others);
    const [part, foreign] = [aPart(bytes, random), aPart(other, random)];
    return part && foreign
      ? splice(bytes, part.to, part.to, other.subarray(foreign.from, foreign.to))
      : bytes;
  },
];

const byByte: readonly Change[] = [
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let times = 1 + random.below(6); times > 0; times -= 1) {
      const at = random.below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    }
    return copy;
  },
  (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  (bytes, random) => {
    const at = random.below(bytes.length);
    return splice(bytes, at, at, random.bytes(1 + random.below(40)));
  },
  (bytes, random) => {
    const from = random.below(bytes.length);
    return splice(bytes, from, Math.min(bytes.length, from + 1 + random.below(200)), Buffer.alloc(0));
  },
  (bytes, random) => {
    const copy = Buffer.from(bytes);
    random.pick(nasty).copy(copy, random.below(copy.length));
    return copy;
  },
];

/** Mutates a file of a known kind by up to four changes, most of them by its own structure. */
export function mutate(seed: Buffer, random: Random, others: readonly Buffer[]): Buffer {
  let bytes = seed;
  for (let times = 1 + random.below(4); times > 0 && bytes.length > 1; times -= 1)
    bytes = random.pick(random.percent(65) ? byPart : byByte)(bytes, random, others);
  return random.percent(60) ? mendChecksums(bytes) : bytes;
}
