import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { awsSignature } from './aws-signature.ts';
import type { AtEnd } from './hosts/look-alike.ts';

export interface S3Options {
  readonly region?: string;
  readonly bucket?: string;
  readonly accessKeyId?: string;
  readonly secret?: string;
  /** The server's clock; left out: that of this machine. */
  readonly now?: () => number;
  /** False: nobody without a signature may read. */
  readonly isPublic?: boolean;
  /** False: the key may read and write, but not delete, or not write. */
  readonly mayDelete?: boolean;
  readonly mayWrite?: boolean;
  /** Access control lists are refused, as AWS does by default since 2023. */
  readonly refusesAcl?: boolean;
  readonly atEnd?: AtEnd;
}

export interface S3Object {
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface S3Server {
  readonly port: number;
  readonly region: string;
  readonly bucket: string;
  readonly accessKeyId: string;
  readonly secret: string;
  readonly objects: ReadonlyMap<string, S3Object>;
  /** Each request as `METHOD /path`, and the code that it was refused with. */
  readonly log: readonly string[];
}

/** Difference that signatures are allowed to have from the server's clock, ms. */
const allowedSkewMs = 15 * 60_000;

class Refusal extends Error {
  readonly status: number;
  readonly code: string;
  readonly more: string;
  constructor(status: number, code: string, message: string, more = '') {
    super(message);
    this.status = status;
    this.code = code;
    this.more = more;
  }
}

/**
 * Starts a look-alike of S3 with one bucket, which verifies each signature by an implementation of its own. Buckets are
 * named in the path, or in front of `localhost`.
 */
export async function startS3(options: S3Options = {}): Promise<S3Server> {
  const { region = 'eu-central-1', bucket = 'pictures', isPublic = true } = options;
  const { accessKeyId = 'AKIDEXAMPLE0000TEST', secret = 'a+secret/with=signs0123456789abcdefghijk' } =
    options;
  const { now = Date.now, mayDelete = true, mayWrite = true, refusesAcl = false } = options;
  const objects = new Map<string, S3Object>();
  const log: string[] = [];

  const verify = (request: IncomingMessage, path: string, query: string): string | null => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    );
    const given = new URLSearchParams(query);
    const asked = given.has('X-Amz-Signature') ? fromQuery(given) : fromHeader(headers);
    if (asked === null) return null;
    const { scope, signed, signature, timestamp } = asked;
    if (scope.accessKeyId !== accessKeyId)
      throw new Refusal(
        403,
        'InvalidAccessKeyId',
        'The AWS Access Key Id you provided does not exist in our records.',
      );
    if (scope.region !== region)
      throw new Refusal(
        400,
        'AuthorizationHeaderMalformed',
        `The authorization header is malformed; the region '${scope.region}' is wrong; expecting '${region}'`,
        `<Region>${region}</Region>`,
      );
    const signedAt = Date.parse(timestamp.replace(/(....)(..)(..)T(..)(..)(..)Z/, '$1-$2-$3T$4:$5:$6Z'));
    const age = now() - signedAt;
    if (asked.expiresS !== null && age > asked.expiresS * 1000)
      throw new Refusal(403, 'AccessDenied', 'Request has expired');
    if (asked.expiresS === null && Math.abs(age) > allowedSkewMs)
      throw new Refusal(
        403,
        'RequestTimeTooSkewed',
        'The difference between the request time and the current time is too large.',
      );
    const unsigned = Object.keys(headers).filter(
      (name) => name.startsWith('x-amz-') && !signed.includes(name),
    );
    if (!signed.includes('host') || unsigned.length > 0)
      throw new Refusal(
        403,
        'AccessDenied',
        'There were headers present in the request which were not signed',
      );
    const payload = asked.expiresS === null ? (headers['x-amz-content-sha256'] ?? '') : 'UNSIGNED-PAYLOAD';
    const method = request.method ?? '';
    const own = awsSignature({ method, path, query, headers }, signed, scope, secret, timestamp, payload);
    if (own !== signature || timestamp.slice(0, 8) !== scope.date)
      throw new Refusal(
        403,
        'SignatureDoesNotMatch',
        'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
        `<AWSAccessKeyId>${accessKeyId}</AWSAccessKeyId><SignatureProvided>${signature}</SignatureProvided>`,
      );
    return payload;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body: Buffer[] = [];
    for await (const part of request) body.push(part as Buffer);
    const bytes = Buffer.concat(body);
    const [path = '/', query = ''] = (request.url ?? '/').split('?');
    const payload = verify(request, path, query);
    const [name, key] = addressed(request.headers.host ?? '', path);
    if (name !== bucket)
      throw new Refusal(
        404,
        'NoSuchBucket',
        'The specified bucket does not exist',
        `<BucketName>${name}</BucketName>`,
      );
    const denied = () => new Refusal(403, 'AccessDenied', 'Access Denied');
    if (payload === null && !(isPublic && request.method === 'GET')) throw denied();
    switch (request.method) {
      case 'PUT': {
        if (!mayWrite) throw denied();
        if (refusesAcl && request.headers['x-amz-acl'] !== undefined)
          throw new Refusal(400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs');
        const sum = createHash('sha256').update(bytes).digest('hex');
        if (payload !== 'UNSIGNED-PAYLOAD' && payload !== sum)
          throw new Refusal(
            400,
            'XAmzContentSHA256Mismatch',
            'The provided x-amz-content-sha256 does not match what was computed.',
          );
        const kept = ['content-type', 'cache-control', 'content-disposition', 'x-amz-acl'];
        const headers = Object.fromEntries(
          kept.flatMap((header) => {
            const value = request.headers[header];
            return value === undefined ? [] : [[header, String(value)]];
          }),
        );
        objects.set(key, { bytes, headers });
        return response.writeHead(200, { etag: `"${createHash('md5').update(bytes).digest('hex')}"` }).end();
      }
      case 'GET': {
        const found = objects.get(key);
        if (!found)
          throw new Refusal(404, 'NoSuchKey', 'The specified key does not exist.', `<Key>${key}</Key>`);
        const type = found.headers['content-type'] ?? 'binary/octet-stream';
        return response.writeHead(200, { 'content-type': type }).end(found.bytes);
      }
      case 'DELETE':
        if (!mayDelete) throw denied();
        objects.delete(key);
        return response.writeHead(204).end();
      default:
        throw new Refusal(
          405,
          'MethodNotAllowed',
          'The specified method is not allowed against this resource.',
        );
    }
  };

  const server = createServer((request, response) => {
    request.on('error', () => {});
    const line = `${request.method} ${request.url}`;
    response.setHeader('date', new Date(now()).toUTCString());
    answer(request, response).then(
      () => log.push(line),
      (error: unknown) => {
        if (!(error instanceof Refusal)) {
          // A client that went away gets no answer.
          response.destroy();
          return;
        }
        log.push(`${line} ${error.code}`);
        const told = error.message.replace(/[<&']/g, (sign) => `&#${sign.charCodeAt(0)};`);
        response
          .writeHead(error.status, { 'content-type': 'application/xml' })
          .end(
            `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${error.code}</Code><Message>${told}</Message>${error.more}<RequestId>4442587FB7D0A2F9</RequestId></Error>`,
          );
      },
    );
  });
  const port = await listening(server, options.atEnd ?? onTestFinished);
  return { port, region, bucket, accessKeyId, secret, objects, log };
}

async function listening(server: ReturnType<typeof createServer>, atEnd: AtEnd): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  atEnd(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return (server.address() as AddressInfo).port;
}

/** Returns the bucket and the key of an address of either style. */
function addressed(host: string, path: string): readonly [string, string] {
  const inHost = /^(.+)\.localhost(:\d+)?$/.exec(host)?.[1];
  const parts = path.slice(1).split('/').map(decodeURIComponent);
  if (inHost !== undefined) return [inHost, parts.join('/')];
  return [parts[0] ?? '', parts.slice(1).join('/')];
}

function scopeOf(credential: string) {
  const [accessKeyId = '', date = '', region = '', service = ''] = credential.split('/');
  return { accessKeyId, date, region, service };
}

function fromHeader(headers: Readonly<Record<string, string>>) {
  const { authorization } = headers;
  if (authorization === undefined) return null;
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
      authorization,
    );
  if (!found) throw new Refusal(400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed');
  const [, credential = '', signed = '', signature = ''] = found;
  return {
    scope: scopeOf(credential),
    signed: signed.split(';'),
    signature,
    timestamp: headers['x-amz-date'] ?? '',
    expiresS: null,
  };
}

function fromQuery(query: URLSearchParams) {
  return {
    scope: scopeOf(query.get('X-Amz-Credential') ?? ''),
    signed: (query.get('X-Amz-SignedHeaders') ?? '').split(';'),
    signature: query.get('X-Amz-Signature') ?? '',
    timestamp: query.get('X-Amz-Date') ?? '',
    expiresS: Number(query.get('X-Amz-Expires')),
  };
}
