import { z } from 'zod';
import { AppError, errorData } from '../../../contract/app-error.ts';
import { engineRequestSchema } from '../../../contract/engine.ts';
import { maxPictureBytes } from '../../../contract/limits.ts';

/**
 * The protocol of the local socket: one JSON object a line. A client says hello with the secret of the profile's
 * lock file, the engine answers `ready` or `broken` (contract `Reply`) and from then on answers calls. Events come
 * to those who subscribed. Both sides validate every message by schema.
 */
export const helloSchema = z.object({
  type: z.literal('hello'),
  secret: z.string(),
  protocol: z.number().int(),
});
export type Hello = z.infer<typeof helloSchema>;

export const callerMessageSchema = z.discriminatedUnion('type', [
  engineRequestSchema,
  z.object({ type: z.literal('subscribe') }),
  z.object({ type: z.literal('unsubscribe') }),
]);
export type CallerMessage = z.infer<typeof callerMessageSchema>;

/** Maximum length of a line: the largest picture in base64, below the longest string that V8 can hold (512 MB). */
export const maxLineBytes = 300 * 2 ** 20;
/** Maximum length of a hello: what a client may send before it has shown the secret. */
export const maxHelloBytes = 4096;

const bytesKey = '$bytes';
/** The only key of an object that could be mistaken for bytes, or for an escaped one: it gets one more `$` on its way. */
const mistakable = /^\$+bytes$/;

/** Returns the only key of an object, or undefined. */
function onlyKey(value: object): string | undefined {
  const keys = Object.keys(value);
  return keys.length === 1 ? keys[0] : undefined;
}

/** Returns a value that no receiver takes for bytes: `{"$bytes":…}` can also be somebody's text under that name. */
function escaped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const key = onlyKey(value);
  return key !== undefined && mistakable.test(key)
    ? { [`$${key}`]: (value as Record<string, unknown>)[key] }
    : value;
}

/** Encodes a message. @throws {AppError} `too-big` when it carries more bytes than a line can */
export function encodeMessage(message: unknown): string {
  const text = JSON.stringify(message, function (this: Record<string, unknown>, key, value) {
    // A Buffer would come as `value` in its own JSON shape already.
    const held = this[key];
    if (!(held instanceof Uint8Array)) return escaped(value);
    if (held.byteLength > maxPictureBytes)
      throw new AppError(
        errorData('too-big', `At most ${maxPictureBytes} bytes can be handed over at once`, {
          bytes: held.byteLength,
          limit: maxPictureBytes,
        }),
      );
    const { buffer, byteOffset, byteLength } = held;
    return { [bytesKey]: Buffer.from(buffer, byteOffset, byteLength).toString('base64') };
  });
  return `${text}\n`;
}

/** Decodes a line; undefined for invalid JSON, which no schema takes. */
export function decodeMessage(line: string): unknown {
  try {
    return JSON.parse(line, (_key, value) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const only = onlyKey(value);
      if (only === undefined || !mistakable.test(only)) return value;
      const held: unknown = value[only];
      if (only !== bytesKey) return { [only.slice(1)]: held };
      return typeof held === 'string' ? new Uint8Array(Buffer.from(held, 'base64')) : value;
    });
  } catch {
    return undefined;
  }
}

/**
 * Splits a stream of bytes into lines, in linear time.
 * @param limit bytes that a line may have; called for each chunk
 * @returns takes the next chunk; false when a line grew beyond the limit, after which it wants no more
 */
export function createLineSplitter(
  limit: () => number,
  onLine: (line: string) => void,
): (chunk: Buffer) => boolean {
  let parts: Buffer[] = [];
  let length = 0;
  return (chunk) => {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      const last = chunk.subarray(from, end);
      if (length + last.length > limit()) return false;
      const line = length === 0 ? last.toString('utf8') : Buffer.concat([...parts, last]).toString('utf8');
      parts = [];
      length = 0;
      from = end + 1;
      onLine(line);
    }
    if (from < chunk.length) {
      const rest = chunk.subarray(from);
      parts.push(rest);
      length += rest.length;
    }
    return length <= limit();
  };
}
