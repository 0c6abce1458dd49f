import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import type { HostValues } from '../../../main/engine/hosts/kind.ts';
import { s3 } from '../../../main/engine/hosts/s3/index.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { type S3Options, type S3Server, startS3 } from '../../support/s3-server.ts';
import { conformance, type Ground, made, type Refusal, withDefaults } from './conformance.ts';
import { hooks, pictureFile, requestFor } from './support.ts';

const signal = new AbortController().signal;

function valuesFor(server: S3Server, over: HostValues = {}): HostValues {
  const { port, region, bucket, accessKeyId, secret: secretAccessKey } = server;
  const endpoint = `http://127.0.0.1:${port}`;
  return {
    endpoint,
    region,
    bucket,
    accessKeyId,
    secretAccessKey,
    publicUrl: `${endpoint}/${bucket}`,
    ...over,
  };
}

async function ground(): Promise<Ground> {
  const server = await startS3();
  return {
    port: server.port,
    values: (port) => valuesFor(server, { endpoint: `http://127.0.0.1:${port}` }),
    objects: async () => new Map([...server.objects].map(([key, { bytes }]) => [key, bytes])),
    follow: async (link) => {
      const response = await fetch(link);
      return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
    },
  };
}

const xml = (code: string, more = '') =>
  `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>M &amp; M</Message>${more}</Error>`;
const said = (status: number, code: string, as: Refusal['code'], over: Partial<Refusal> = {}): Refusal => ({
  title: code,
  status,
  body: xml(code),
  code: as,
  remedy: 'back-off',
  arrival: 'partial',
  ...over,
});

conformance('s3', {
  kind: s3,
  start: ground,
  over: 'http',
  wrongCredentials: { accessKeyId: 'AKIDNOBODYKNOWSTHIS', secretAccessKey: 'a-secret-that-is-wrong' },
  named: { keyTemplate: 'holiday pictures/{name}-{hash8}{ext}' },
  refusals: [
    said(403, 'InvalidAccessKeyId', 'credentials-refused', { remedy: 'sign-in' }),
    said(403, 'SignatureDoesNotMatch', 'credentials-refused', { remedy: 'sign-in' }),
    said(400, 'ExpiredToken', 'credentials-refused', { remedy: 'sign-in' }),
    said(401, 'Unauthorized', 'credentials-refused', { remedy: 'sign-in' }),
    said(403, 'AccessDenied', 'storage-unwritable'),
    said(404, 'NoSuchBucket', 'storage-missing'),
    said(301, 'PermanentRedirect', 'wrong-region', {
      body: xml('PermanentRedirect', '<Region>eu-west-3</Region>'),
    }),
    said(503, 'SlowDown', 'rate-limited', { headers: { 'retry-after': '4' }, waitMs: 4_000 }),
    said(400, 'EntityTooLarge', 'too-big', { remedy: 'none' }),
    said(400, 'InvalidRequest', 'rejected', { remedy: 'none' }),
    said(400, 'RequestTimeout', 'connection-lost'),
    said(400, 'BadDigest', 'connection-lost'),
    said(507, 'InsufficientStorage', 'storage-full'),
    said(500, 'InternalError', 'server-trouble'),
    said(403, 'AccessDenied', 'credentials-refused', {
      title: 'AccessDenied, as Garage says of a wrong secret',
      remedy: 'sign-in',
      body: '<Error><Code>AccessDenied</Code><Message>Forbidden: Invalid signature</Message></Error>',
    }),
    said(403, 'AccessDenied', 'storage-full', {
      title: 'AccessDenied, as Backblaze says of a cap',
      body: '<Error><Code>AccessDenied</Code><Message>Cannot upload files, storage cap exceeded.</Message></Error>',
    }),
    {
      title: '200 without an ETag',
      status: 200,
      code: 'bad-answer',
      remedy: 'back-off',
      arrival: 'unknown',
    },
  ],
});

async function upload(server: S3Server, over: HostValues = {}) {
  const host = made(s3, valuesFor(server, over));
  const { path, media, content } = pictureFile(5_000);
  const request = requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' } });
  return { host, media, content, outcome: await host.upload(request, hooks()) };
}

async function tested(options: S3Options, over: HostValues = {}) {
  const server = await startS3(options);
  const problems = await made(s3, valuesFor(server, over)).test?.(signal);
  return { server, problems };
}

describe('an object', () => {
  it('is stored with its type, cache header and access rule, and its hash is signed', async () => {
    const server = await startS3();
    const { media, outcome } = await upload(server, {
      acl: 'public-read',
      cacheControl: 'public, max-age=31536000',
    });
    expect(outcome).toMatchObject({ kind: 'uploaded' });
    const [[key, { headers }] = ['', { headers: {} }]] = server.objects;
    expect(key).toMatch(/^2026\/11\/[0-9a-f]{20}\.png$/);
    expect(headers).toEqual({
      'content-type': media.mime,
      'cache-control': 'public, max-age=31536000',
      'x-amz-acl': 'public-read',
    });
  });

  it('is written into a bucket that stands before the name of the endpoint', async () => {
    const server = await startS3();
    const network = createNetwork({
      clock: systemClock,
      lookup: (_name, _options, give) => give(null, [{ address: '127.0.0.1', family: 4 }]),
    });
    const values = valuesFor(server, {
      endpoint: `http://localhost:${server.port}`,
      pathStyle: 'no',
      publicUrl: '',
    });
    const parts = { id: 'there', clock: systemClock, network, random: () => 0.5, keep: () => {} };
    const host = s3.create(withDefaults(s3, values), parts);
    expect(host.origin).toBe(`http://pictures.localhost:${server.port}`);
    const { path, media, content } = pictureFile(5_000);
    const request = requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' } });
    const outcome = await host.upload(request, hooks());
    const [[key, { bytes }] = ['', { bytes: null }]] = server.objects;
    expect(outcome).toMatchObject({ image: { link: `http://pictures.localhost:${server.port}/${key}` } });
    expect(bytes?.equals(content)).toBe(true);
    await host.close();
  });

  it('has a link with an expiry in a bucket that is not public', async () => {
    const server = await startS3({ isPublic: false });
    const { content, outcome } = await upload(server, { presignedSeconds: '600' });
    if (outcome.kind !== 'uploaded') throw new Error(JSON.stringify(outcome));
    const back = Buffer.from(await (await fetch(outcome.image.link)).arrayBuffer());
    expect(back.equals(content)).toBe(true);
    expect(outcome.image.expiresAt).toBeGreaterThan(Date.now() + 590_000);
    expect((await fetch(outcome.image.link.replace(/.{6}$/, '000000'))).status).toBe(403);
    expect((await fetch(outcome.image.link.replace(/\?.*/, ''))).status).toBe(403);
  });

  it('is not deleted in another bucket than the one that it was written to', async () => {
    const server = await startS3();
    const { outcome } = await upload(server);
    if (outcome.kind !== 'uploaded') throw new Error(JSON.stringify(outcome));
    const other = made(s3, valuesFor(server, { bucket: 'another' }));
    const removal = await other.remove?.(outcome.image, { kind: 'own' }, signal);
    expect(removal).toMatchObject({ failure: { code: 'storage-missing', params: { name: 'pictures' } } });
    expect(server.objects.size).toBe(1);
  });
});

describe('a clock that is wrong', () => {
  const ahead = 3 * 3_600_000;

  it.each([ahead, -ahead])('by %i ms costs one more request, once', async (off) => {
    const server = await startS3({ now: () => Date.now() + off });
    const { host, outcome } = await upload(server);
    expect(outcome.kind).toBe('uploaded');
    const { path, media } = pictureFile(100);
    const body = { kind: 'file', path, media } as const;
    const request = requestFor(body, { key: 'sf-second', credentials: { kind: 'own' } });
    let commits = 0;
    const onCommit = () => {
      commits += 1;
    };
    expect((await host.upload(request, hooks({ onCommit }))).kind).toBe('uploaded');
    expect(commits).toBe(1);
    expect(server.log.map((line) => line.split(' ')[2] ?? 'done')).toEqual([
      'RequestTimeTooSkewed',
      'done',
      'done',
    ]);
  });

  it('commits once in the attempt that learns of it', async () => {
    const server = await startS3({ now: () => Date.now() + ahead });
    let commits = 0;
    const onCommit = () => {
      commits += 1;
    };
    const { path, media } = pictureFile(100);
    const request = requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' } });
    const outcome = await made(s3, valuesFor(server)).upload(request, hooks({ onCommit }));
    expect(outcome.kind).toBe('uploaded');
    expect(commits).toBe(1);
  });

  it('is in the way of no check and no deletion', async () => {
    const server = await startS3({ now: () => Date.now() + ahead });
    const host = made(s3, valuesFor(server));
    expect(await host.checkConnection(signal)).toBeNull();
    expect(await made(s3, valuesFor(server)).test?.(signal)).toEqual([]);
    const { outcome } = await upload(server);
    if (outcome.kind !== 'uploaded') throw new Error(JSON.stringify(outcome));
    const fresh = made(s3, valuesFor(server));
    expect(await fresh.remove?.(outcome.image, { kind: 'own' }, signal)).toMatchObject({ kind: 'removed' });
    expect(server.objects.size).toBe(0);
  });
});

describe('the test of the settings', () => {
  it('finds nothing wrong, and leaves nothing behind', async () => {
    const { server, problems } = await tested({});
    expect(problems).toEqual([]);
    expect(server.objects.size).toBe(0);
    expect(server.log.map((line) => line.split(' ')[0])).toEqual(['GET', 'PUT', 'GET', 'DELETE']);
  });

  it.each<[string, S3Options, HostValues, object[]]>([
    ['the bucket is not public', { isPublic: false }, {}, [{ code: 'not-public', params: { status: 403 } }]],
    [
      'the region is wrong',
      {},
      { region: 'us-east-1' },
      [{ code: 'wrong-region', params: { region: 'eu-central-1' } }],
    ],
    [
      'there is no such bucket',
      {},
      { bucket: 'holidays' },
      [{ code: 'storage-missing', params: { what: 'bucket', name: 'holidays' } }],
    ],
    [
      'the key is unknown',
      {},
      { accessKeyId: 'AKIDX' },
      [{ code: 'credentials-refused', params: { reason: 'key' } }],
    ],
    [
      'the secret is wrong',
      {},
      { secretAccessKey: 'x' },
      [{ code: 'credentials-refused', params: { reason: 'secret' } }],
    ],
    ['the key may not write', { mayWrite: false }, {}, [{ code: 'storage-unwritable' }]],
    ['the key may not delete', { mayDelete: false }, {}, [{ code: 'storage-unwritable' }]],
    [
      'the bucket has no access rules',
      { refusesAcl: true },
      { acl: 'public-read' },
      [{ code: 'bad-setting', params: { field: 'acl' } }],
    ],
  ])('says that %s', async (_, options, over, expected) => {
    const { problems } = await tested(options, over);
    expect(problems).toMatchObject(expected);
    expect(problems).toHaveLength(expected.length);
  });

  it('says that the public address leads elsewhere', async () => {
    const elsewhere = await startS3();
    const publicUrl = `http://127.0.0.1:${elsewhere.port}/${elsewhere.bucket}`;
    const { problems, server } = await tested({}, { publicUrl });
    expect(problems).toMatchObject([{ code: 'not-public', params: { status: 404 } }]);
    expect(server.objects.size).toBe(0);
  });

  it('repeats no secret', async () => {
    const { problems } = await tested({}, { secretAccessKey: 'hush-hush-hush' });
    expect(JSON.stringify(problems)).not.toMatch(/hush|AKIDEXAMPLE/);
  });
});

describe('the settings', () => {
  const good = {
    endpoint: 'https://s3.example.org',
    region: 'eu-1',
    bucket: 'pictures',
    accessKeyId: 'AK',
    secretAccessKey: 'S',
  };

  it.each<[HostValues, object]>([
    [{ bucket: '' }, { field: 'bucket', reason: 'missing' }],
    [{ bucket: 'a/b' }, { field: 'bucket', reason: 'characters' }],
    [
      { endpoint: 'http://127.0.0.1:9000', pathStyle: 'no' },
      { field: 'pathStyle', reason: 'inpath' },
    ],
    [{ endpoint: '' }, { field: 'endpoint', reason: 'missing' }],
    [{ region: 'eu west' }, { field: 'region' }],
    [{ accessKeyId: '' }, { field: 'accessKeyId', reason: 'missing' }],
    [{ accessKeyId: 'a b' }, { field: 'accessKeyId' }],
    [{ keyTemplate: '{year}{hash8}' }, { field: 'keyTemplate', reason: 'template', part: '{year}' }],
    [{ keyTemplate: '{name}' }, { field: 'keyTemplate', reason: 'collides' }],
    [{ publicUrl: 'ftp://example.org' }, { field: 'publicUrl', reason: 'url' }],
    [{ presignedSeconds: '604801' }, { field: 'presignedSeconds' }],
    [{ presignedSeconds: 'a day' }, { field: 'presignedSeconds', reason: 'seconds' }],
    [{ cacheControl: 'a\r\nb' }, { field: 'cacheControl' }],
    [
      { preset: 'aws', region: '', endpoint: '' },
      { field: 'region', reason: 'missing' },
    ],
  ])('with %j are refused', (over, params) => {
    expect(s3.check?.({ ...good, ...over })).toMatchObject({ code: 'bad-setting', params });
  });

  it('without a secret, which may be kept elsewhere, are well, and make no host', () => {
    const { secretAccessKey: _, ...open } = good;
    expect(s3.check?.(open)).toBeNull();
    expect(() => made(s3, open)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'bad-setting' }) }),
    );
  });

  it.each<[HostValues, string, string]>([
    [{ preset: 'aws', region: 'eu-west-3', endpoint: '' }, 'https://s3.eu-west-3.amazonaws.com', 'path'],
    [{ preset: 'b2', region: 'us-west-004', endpoint: '' }, 'https://s3.us-west-004.backblazeb2.com', 'path'],
    [
      { preset: 'wasabi', region: 'eu-central-2', endpoint: '' },
      'https://s3.eu-central-2.wasabisys.com',
      'path',
    ],
    [
      { preset: 'spaces', region: 'fra1', endpoint: '', pathStyle: 'no' },
      'https://pictures.fra1.digitaloceanspaces.com',
      'host',
    ],
    [
      { preset: 'r2', region: '', endpoint: 'abc.r2.cloudflarestorage.com' },
      'https://abc.r2.cloudflarestorage.com',
      'path',
    ],
  ])('with %j lead to %s', (over, origin) => {
    const values = { ...good, ...over };
    expect(s3.check?.(values)).toBeNull();
    expect(made(s3, values).origin).toBe(origin);
  });

  it('have words in every language', () => {
    const texts = s3.fields.flatMap(({ label, help }) => [label, ...(help ? [help] : [])]);
    for (const text of [s3.traits.about, ...texts])
      expect(Object.keys(text).sort()).toEqual(['de', 'en', 'es', 'id', 'it', 'pt', 'ru']);
  });
});
