import { createHash, createHmac } from 'node:crypto';

/** A request as a server received it: the path and query as they stood in the request's line. */
export interface SignedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** In lower case. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface SignatureScope {
  readonly accessKeyId: string;
  /** `YYYYMMDD` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

/**
 * Computes the AWS Signature Version 4 of a request, after "Signature Calculations for the Authorization Header" of the
 * Amazon S3 API reference: for S3 the path is encoded once.
 * @param timestamp `YYYYMMDDTHHMMSSZ`
 * @param payload what the canonical request ends with: the body's SHA-256 in hex, or `UNSIGNED-PAYLOAD`
 */
export function awsSignature(
  request: SignedRequest,
  signedHeaders: readonly string[],
  scope: SignatureScope,
  secret: string,
  timestamp: string,
  payload: string,
): string {
  const canonical = [
    request.method,
    request.path.split('/').map(reencoded).join('/'),
    canonicalQuery(request.query),
    ...signedHeaders.map((name) => `${name}:${(request.headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    signedHeaders.join(';'),
    payload,
  ].join('\n');
  const toSign = [
    'AWS4-HMAC-SHA256',
    timestamp,
    `${scope.date}/${scope.region}/${scope.service}/aws4_request`,
    createHash('sha256').update(canonical).digest('hex'),
  ].join('\n');
  const key = [scope.date, scope.region, scope.service, 'aws4_request'].reduce<Buffer | string>(
    (found, text) => hmac(found, text),
    `AWS4${secret}`,
  );
  return hmac(key, toSign).toString('hex');
}

/** Sorts the query by name and value, without the signature itself. */
function canonicalQuery(query: string): string {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', value = ''] = pair.split('=');
      return [reencoded(name), reencoded(value)] as const;
    })
    .filter(([name]) => name !== 'X-Amz-Signature')
    .sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] < b[1] ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join('&');
}

/** Encodes a part by the one rule of the specification, however the client encoded it. */
function reencoded(part: string): string {
  return [...Buffer.from(decodeURIComponent(part))]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return /[A-Za-z0-9\-._~]/.test(character)
        ? character
        : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    })
    .join('');
}

const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text).digest();
