import { constants, crc32, deflateSync, inflateRawSync, inflateSync } from 'node:zlib';
import type { MetadataKind } from '../../../../contract/metadata.ts';
import { readDrawing, smallestExif } from './exif.ts';
import { type Findings, keepBlock, keepIptc, mostShown, note } from './findings.ts';
import type { Plan } from './plan.ts';
import { type Source, unreadable } from './source.ts';

/** Chunks that are needed to draw it, with their allowed lengths (PNG, third edition). */
const needed: Readonly<Record<string, (length: number) => boolean>> = {
  IHDR: (length) => length === 13,
  PLTE: (length) => length <= 768 && length % 3 === 0,
  IDAT: () => true,
  IEND: (length) => length === 0,
  tRNS: (length) => length <= 256,
  cHRM: (length) => length === 32,
  gAMA: (length) => length === 4,
  sBIT: (length) => length <= 4,
  sRGB: (length) => length === 1,
  cICP: (length) => length === 4,
  mDCV: (length) => length === 24,
  mDCv: (length) => length === 24,
  cLLI: (length) => length === 8,
  cLLi: (length) => length === 8,
  bKGD: (length) => length <= 6,
  pHYs: (length) => length === 9,
  acTL: (length) => length === 8,
  fcTL: (length) => length === 26,
  fdAT: (length) => length >= 4,
};
const isCritical = (type: string) => type.charCodeAt(0) < 0x60;

/** Kinds by the usual keywords of texts; all others describe it. */
const keywords: Readonly<Record<string, MetadataKind>> = {
  author: 'author',
  artist: 'author',
  copyright: 'author',
  'creation time': 'time',
  'create date': 'time',
  'date:create': 'time',
  'date:modify': 'time',
  'date:timestamp': 'time',
  software: 'software',
  source: 'camera',
  comment: 'comment',
  disclaimer: 'comment',
  warning: 'comment',
};

const signature = Buffer.from('89504e470d0a1a0a', 'hex');
const mostProfile = 16 * 1024 * 1024;

/** Plans a PNG or APNG: only what is needed to draw it is kept, and nothing behind its end. */
export async function planPng(source: Source, plan: Plan, findings: Findings, keep: { provenance: boolean }) {
  if (!(await source.read(0, 8)).equals(signature)) throw unreadable('It has no header of a PNG');
  plan.copy(0, 8);
  let at = 8;
  let picture: 'before' | 'in' | 'behind' = 'before';
  while (at < source.size) {
    if (source.size - at < 8) break;
    const head = await source.read(at, 8);
    const length = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (!/^[A-Za-z]{4}$/.test(type)) throw unreadable('A PNG has a chunk without a name');
    const end = at + 12 + length;
    // What stands between two parts ends the picture for who draws it; without that the second would be drawn too.
    if (type === 'IDAT' && picture === 'behind') throw unreadable('A PNG has its picture in two places');
    if (type === 'IDAT') picture = 'in';
    else if (picture === 'in') picture = 'behind';
    if (end > source.size) {
      // Cut off: what there is of its lines can be drawn.
      if (type !== 'IDAT' && type !== 'fdAT') break;
      plan.copy(at, source.size);
      return;
    }
    const fits = needed[type];
    if (fits?.(length)) plan.copy(at, end);
    else if (isCritical(type)) throw unreadable(`A PNG has a critical chunk that makes no sense (${type})`);
    else if (type === 'caBX' && keep.provenance) {
      note(findings, 'provenance');
      plan.copy(at, end);
    } else if (type === 'iCCP') {
      const profile = await profileIn(source, at + 8, length);
      if (profile === 'as-is') plan.copy(at, end);
      else {
        note(findings, 'other');
        if (profile) plan.bytes(chunk(type, profile));
      }
    } else {
      const body = Buffer.from(await source.read(at + 8, Math.min(length, mostShown)));
      const instead = ancillary(type, body, findings);
      if (instead === 'as-is') plan.copy(at, end);
      else if (instead) plan.bytes(chunk(type, instead));
    }
    at = end;
    if (type === 'IEND') break;
  }
  if (at < source.size) note(findings, 'other');
}

/**
 * Reads an ICC profile: a name and one compressed stream, with nothing behind it. Decoders use it all the same
 * where its checksum is wrong or something follows: then it is compressed again. What is none is not used by them.
 */
async function profileIn(source: Source, at: number, length: number): Promise<Buffer | 'as-is' | null> {
  if (length > mostProfile) return null;
  const body = Buffer.from(await source.read(at, length));
  const name = body.indexOf(0);
  if (name < 1 || name > 79) return null;
  const stream = body.subarray(name + 2);
  try {
    const { engine } = inflated(stream);
    if (engine.bytesWritten === stream.length) return 'as-is';
  } catch {
    // Its checksum, or more than that.
  }
  const profile = profileOf(stream.subarray(zlibHeader));
  return profile && Buffer.concat([Buffer.from('icc\0\0', 'latin1'), deflateSync(profile)]);
}

const zlibHeader = 2;
const iccHeader = 128;

/** Validates a profile by the length and signature in its header (ICC.1:2022, 7.2). */
function profileOf(deflated: Buffer): Buffer | null {
  try {
    const found = inflateRawSync(deflated, {
      maxOutputLength: mostProfile,
      finishFlush: constants.Z_SYNC_FLUSH,
    });
    if (found.length < iccHeader || found.toString('latin1', 36, 40) !== 'acsp') return null;
    const length = found.readUInt32BE(0);
    return length >= iccHeader && length <= found.length ? found.subarray(0, length) : null;
  } catch {
    return null;
  }
}

/** Inflates a stream. With `info`, Node returns both, which its types do not say. */
function inflated(stream: Buffer) {
  return inflateSync(stream, { info: true, maxOutputLength: mostProfile }) as unknown as {
    buffer: Buffer;
    engine: { bytesWritten: number };
  };
}

function ancillary(type: string, body: Buffer, findings: Findings): Buffer | 'as-is' | null {
  switch (type) {
    case 'eXIf': {
      const smallest = smallestExif(readDrawing(body));
      if (smallest?.equals(body)) return 'as-is';
      keepBlock(findings, 'exif', body);
      return smallest;
    }
    case 'tIME':
      note(findings, 'time', body.length === 7 ? timeOf(body) : null);
      return null;
    case 'caBX':
      note(findings, 'provenance');
      return null;
    case 'tEXt':
    case 'zTXt':
    case 'iTXt':
      text(type, body, findings);
      return null;
    default:
      note(findings, 'other');
      return null;
  }
}

function timeOf(body: Buffer): string {
  const [month, day, hour, minute, second] = [...body.subarray(2)].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${body.readUInt16BE(0)}-${month}-${day} ${hour}:${minute}:${second}`;
}

function text(type: string, body: Buffer, findings: Findings): void {
  const end = Math.max(body.indexOf(0), 0);
  const keyword = body.toString('latin1', 0, end);
  const value = packedValue(type, body.subarray(end + 1));
  const profile = /^Raw profile type (exif|APP1|iptc|8bim|xmp)$/.exec(keyword)?.[1];
  if (keyword === 'XML:com.adobe.xmp' && value) keepBlock(findings, 'xmp', value);
  else if (profile && value) rawProfile(profile, value, findings);
  else {
    const shown = value?.toString(type === 'iTXt' ? 'utf8' : 'latin1') ?? null;
    note(findings, keywords[keyword.toLowerCase()] ?? 'description', shown);
  }
}

/** Unpacks the value behind the keyword; null where it cannot be unpacked. */
function packedValue(type: string, body: Buffer): Buffer | null {
  const unpacked = (packed: Buffer) => {
    try {
      return inflateSync(packed, { maxOutputLength: mostShown });
    } catch {
      return null;
    }
  };
  if (type === 'tEXt') return body;
  if (type === 'zTXt') return unpacked(body.subarray(1));
  const language = body.indexOf(0, 2);
  const translated = body.indexOf(0, language + 1);
  if (language < 0 || translated < 0) return null;
  const value = body.subarray(translated + 1);
  return body[0] === 1 ? unpacked(value) : value;
}

/** Reads ImageMagick's way of putting other formats' blocks into a PNG: a name, a length, and hex digits. */
function rawProfile(profile: string, value: Buffer, findings: Findings): void {
  const digits = value.toString('latin1').replace(/^\s*\S+\s+\d+\s+/, '');
  const bytes = Buffer.from(digits.replace(/\s+/g, ''), 'hex');
  if (profile === 'xmp') keepBlock(findings, 'xmp', bytes);
  else if (profile === 'iptc' || profile === '8bim') {
    const resources = bytes.indexOf('8BIM');
    if (resources >= 0) keepBlock(findings, 'photoshop', bytes.subarray(resources));
    else keepIptc(findings, bytes);
  } else if (bytes.toString('latin1', 0, 6) === 'Exif\0\0') keepBlock(findings, 'exif', bytes.subarray(6));
  else if (profile === 'APP1') keepBlock(findings, 'xmp', bytes);
  else keepBlock(findings, 'exif', bytes);
}

function chunk(type: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(body.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
