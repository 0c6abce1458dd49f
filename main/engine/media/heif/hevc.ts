import { type Bits, bitsOf } from './bits.ts';
import type { Cicp } from './cicp.ts';

const sequenceParameters = 33;

/**
 * Reads the colours of a HEVC picture from its own parameters (ITU-T H.265, 7.3.2.2 and E.2.1): some encoders write
 * it there alone.
 * @param config the content of `hvcC` (ISO 14496-15, 8.3.3.1)
 * @returns null where it does not say
 */
export function hevcCicp(config: Buffer): Cicp | null {
  try {
    const unit = unitIn(config, sequenceParameters);
    return unit && coloursOf(bitsOf(withoutEmulation(unit)));
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

function unitIn(config: Buffer, type: number): Buffer | null {
  let at = 23;
  for (let array = config.readUInt8(22); array > 0; array -= 1) {
    const own = config.readUInt8(at) & 0x3f;
    const count = config.readUInt16BE(at + 1);
    at += 3;
    for (let unit = 0; unit < count; unit += 1) {
      const length = config.readUInt16BE(at);
      if (own === type) return config.subarray(at + 2, at + 2 + length);
      at += 2 + length;
    }
  }
  return null;
}

/**
 * Removes the emulation prevention bytes: two zeros are followed by a three where anything else would look like a
 * start.
 */
function withoutEmulation(unit: Buffer): Buffer {
  const out = Buffer.alloc(unit.length);
  let length = 0;
  let zeros = 0;
  for (const byte of unit) {
    if (zeros >= 2 && byte === 3) zeros = 0;
    else {
      out[length] = byte;
      length += 1;
      zeros = byte === 0 ? zeros + 1 : 0;
    }
  }
  return out.subarray(0, length);
}

function coloursOf(bits: Bits): Cicp | null {
  bits.skip(16 + 4);
  const layers = bits.read(3);
  bits.skip(1);
  skipProfile(bits, layers);
  bits.golomb();
  if (bits.golomb() === 3) bits.skip(1);
  bits.golomb();
  bits.golomb();
  if (bits.flag()) times(4, () => bits.golomb());
  times(2, () => bits.golomb());
  const orderBits = bits.golomb() + 4;
  times((bits.flag() ? layers + 1 : 1) * 3, () => bits.golomb());
  times(6, () => bits.golomb());
  if (bits.flag() && bits.flag()) skipScaling(bits);
  bits.skip(2);
  if (bits.flag()) {
    bits.skip(8);
    times(2, () => bits.golomb());
    bits.skip(1);
  }
  skipReferences(bits);
  if (bits.flag()) times(bits.golomb(), () => bits.skip(orderBits + 1));
  bits.skip(2);
  return bits.flag() ? fromUsability(bits) : null;
}

/** Reads the video usability information: the shape of pixels and overscan stand in front of the colours. */
function fromUsability(bits: Bits): Cicp | null {
  const extended = 255;
  if (bits.flag() && bits.read(8) === extended) bits.skip(32);
  if (bits.flag()) bits.skip(1);
  if (!bits.flag()) return null;
  bits.skip(4);
  if (!bits.flag()) return null;
  return { primaries: bits.read(8), transfer: bits.read(8) };
}

function skipProfile(bits: Bits, layers: number): void {
  bits.skip(88 + 8);
  const present = Array.from({ length: layers }, () => [bits.flag(), bits.flag()] as const);
  if (layers > 0) bits.skip((8 - layers) * 2);
  for (const [profile, level] of present) bits.skip((profile ? 88 : 0) + (level ? 8 : 0));
}

function skipScaling(bits: Bits): void {
  for (let size = 0; size < 4; size += 1)
    for (let matrix = 0; matrix < 6; matrix += size === 3 ? 3 : 1) {
      if (!bits.flag()) bits.golomb();
      else times(Math.min(64, 1 << (4 + size * 2)) + (size > 1 ? 1 : 0), () => bits.golomb());
    }
}

const mostReferenceSets = 64;

/** Skips the reference picture sets; a still has hardly any. */
function skipReferences(bits: Bits): void {
  const sets = bits.golomb();
  if (sets > mostReferenceSets) throw new RangeError('It has too many sets of references.');
  let before = 0;
  for (let set = 0; set < sets; set += 1) {
    if (set > 0 && bits.flag()) {
      bits.skip(1);
      bits.golomb();
      let count = 0;
      for (let picture = 0; picture <= before; picture += 1) {
        // Used by this picture, or at least by a later one.
        if (bits.flag() || bits.flag()) count += 1;
      }
      before = count;
    } else {
      before = bits.golomb() + bits.golomb();
      if (before > 32) throw new RangeError('A set of references is too long.');
      times(before, () => {
        bits.golomb();
        bits.skip(1);
      });
    }
  }
}

function times(count: number, act: () => void): void {
  if (count > 1_000) throw new RangeError('It has too many of something.');
  for (let done = 0; done < count; done += 1) act();
}
