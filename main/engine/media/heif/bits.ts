/** Reads numbers of any width, the highest bit first. @throws {RangeError} behind the end */
export interface Bits {
  /** Reads up to 32 bits. */
  read(count: number): number;
  flag(): boolean;
  skip(count: number): void;
  /** Reads an unsigned exponential Golomb code (ITU-T H.265, 9.2). */
  golomb(): number;
}

export function bitsOf(bytes: Uint8Array): Bits {
  let at = 0;
  const bit = () => {
    const byte = bytes[at >> 3];
    if (byte === undefined) throw new RangeError('The bits are at an end.');
    const value = (byte >> (7 - (at & 7))) & 1;
    at += 1;
    return value;
  };
  const read = (count: number) => {
    let value = 0;
    for (let left = count; left > 0; left -= 1) value = value * 2 + bit();
    return value;
  };
  return {
    read,
    flag: () => bit() === 1,
    skip: (count) => {
      at += count;
    },
    golomb() {
      let zeros = 0;
      while (bit() === 0) if (++zeros > 32) throw new RangeError('A number is longer than any.');
      return 2 ** zeros - 1 + read(zeros);
    },
  };
}
