import type { Connections, HttpCall } from '../http/connections.ts';

type Body = NonNullable<HttpCall['body']>;

/**
 * Wraps connections so that a request's body goes as base64 inside of a JSON document, as the API wants files. It is
 * encoded part by part, so no whole file is ever in memory.
 * @param document the members beside the content
 */
export function asBase64(
  connections: Pick<Connections, 'call'>,
  member: string,
  document: Readonly<Record<string, string>>,
): Pick<Connections, 'call'> {
  const rest = JSON.stringify(document).slice(1);
  const head = Buffer.from(`{${JSON.stringify(member)}:"`);
  const tail = Buffer.from(`"${rest === '}' ? '' : ','}${rest}`);
  return {
    call(call) {
      const { body, onBytesSent } = call;
      if (body === null) return connections.call(call);
      const told =
        onBytesSent && ((bytes: number) => onBytesSent(plainBytes(bytes - head.length, body.length)));
      const wrapped: Body = {
        contentType: 'application/json',
        length: head.length + 4 * Math.ceil(body.length / 3) + tail.length,
        parts: (signal) => encoded(body.parts(signal), head, tail),
      };
      return connections.call({ ...call, body: wrapped, ...(told && { onBytesSent: told }) });
    },
  };
}

/** Returns how many bytes of the file so many bytes of base64 stand for. */
function plainBytes(encodedBytes: number, whole: number): number {
  return Math.max(0, Math.min(whole, Math.floor((encodedBytes * 3) / 4)));
}

/** What comes with the last part goes with it: before that the document is never whole. */
async function* encoded(
  parts: AsyncIterable<Uint8Array>,
  head: Buffer,
  tail: Buffer,
): AsyncGenerator<Uint8Array, void, undefined> {
  let before = head;
  let left = Buffer.alloc(0);
  for await (const part of parts) {
    const bytes = Buffer.concat([left, part]);
    const whole = bytes.length - (bytes.length % 3);
    const text = Buffer.from(bytes.subarray(0, whole).toString('base64'));
    left = Buffer.from(bytes.subarray(whole));
    yield before.length > 0 ? Buffer.concat([before, text]) : text;
    before = Buffer.alloc(0);
  }
  yield Buffer.concat([before, Buffer.from(left.toString('base64')), tail]);
}
