/**
 * A message that goes through a socket: JSON as text, or with bytes in it a binary frame of the length of the JSON (four
 * bytes, little-endian), the JSON, and the bytes, to which `{ "$bytes": [offset, length] }` points. Base64 would make
 * pictures a third larger, and a copy of them in text.
 */
export type Frame = string | Uint8Array;

const bytesKey = '$bytes';
const headBytes = 4;

/** Encodes a message. */
export function encodeFrame(message: object): Frame {
  const parts: Uint8Array[] = [];
  let offset = 0;
  const text = JSON.stringify(message, function (this: Record<string, unknown>, key, value) {
    // A Buffer would come as `value` in its own JSON shape already.
    const held = this[key];
    if (!(held instanceof Uint8Array)) return value;
    parts.push(held);
    offset += held.byteLength;
    return { [bytesKey]: [offset - held.byteLength, held.byteLength] };
  });
  if (parts.length === 0) return text;
  const json = new TextEncoder().encode(text);
  const frame = new Uint8Array(headBytes + json.byteLength + offset);
  new DataView(frame.buffer).setUint32(0, json.byteLength, true);
  frame.set(json, headBytes);
  let at = headBytes + json.byteLength;
  for (const part of parts) {
    frame.set(part, at);
    at += part.byteLength;
  }
  return frame;
}

/** Decodes a frame; undefined for what is none, which no schema takes. */
export function decodeFrame(frame: Frame): unknown {
  try {
    if (typeof frame === 'string') return JSON.parse(frame);
    const length = new DataView(frame.buffer, frame.byteOffset, frame.byteLength).getUint32(0, true);
    if (headBytes + length > frame.byteLength) return undefined;
    const json = frame.subarray(headBytes, headBytes + length);
    const bytes = frame.subarray(headBytes + length);
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json), (_key, value) => {
      const place = placeOf(value);
      if (!place) return value;
      const [offset, size] = place;
      if (offset + size > bytes.byteLength) throw new Error('It points outside of the frame.');
      return bytes.slice(offset, offset + size);
    });
  } catch {
    return undefined;
  }
}

/** Returns offset and length where a value stands for bytes; null for any other value. */
function placeOf(value: unknown): readonly [number, number] | null {
  if (typeof value !== 'object' || value === null || !(bytesKey in value)) return null;
  const place = value[bytesKey];
  if (!Array.isArray(place) || place.length !== 2 || !place.every(isSize)) return null;
  return [place[0], place[1]];
}

const isSize = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
