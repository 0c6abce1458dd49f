import { expect, it } from 'vitest';
import type { HostValues } from '../../../main/engine/hosts/kind.ts';
import { isRefusal, parseSxcu, sxcu } from '../../../main/engine/hosts/sxcu/index.ts';
import { customToken, startCustom } from '../../support/hosts/custom.ts';
import { conformance, made } from './conformance.ts';
import { hooks, pictureFile, requestFor, serving } from './support.ts';

/** Values of an uploader for a server on this machine. */
function valuesFor(origin: string, over: object = {}): HostValues {
  const found = parseSxcu(
    JSON.stringify({
      Version: '17.0.0',
      Name: 'Own server',
      RequestURL: `${origin}/form`,
      Headers: { Authorization: `Bearer ${customToken}` },
      Body: 'MultipartFormData',
      FileFormName: 'file',
      URL: '{json:file.link}',
      ThumbnailURL: '{json:file.thumb}',
      DeletionURL: '{json:file.remove}',
      ErrorMessage: '{json:error}',
      ...over,
    }),
  );
  if (isRefusal(found)) throw new Error(found.message);
  return { ...found.values, ...found.secrets };
}

const subject = (over: object) => ({
  kind: sxcu,
  over: 'http' as const,
  async start() {
    const at = await startCustom();
    const uploader = (port: number | null) => {
      const origin = `http://127.0.0.1:${port}`;
      return valuesFor(
        origin,
        'RequestURL' in over ? { ...over, RequestURL: `${origin}${over.RequestURL}` } : over,
      );
    };
    return { port: at.port, values: uploader, objects: async () => at.objects, follow: at.follow };
  },
});

conformance('A custom uploader with a form', {
  ...subject({}),
  named: { fileName: 'own' },
  refusals: [
    {
      title: 'a no in its own JSON',
      status: 422,
      body: '{"error":"Type not allowed"}',
      code: 'rejected',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'a no with 200',
      status: 200,
      body: '{"error":"Banned picture"}',
      code: 'rejected',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'success that is none',
      status: 200,
      body: '{"success":false,"message":"Not today"}',
      code: 'rejected',
      remedy: 'none',
      arrival: 'partial',
    },
    {
      title: 'JSON without the link',
      status: 200,
      body: '{"ok":true}',
      code: 'bad-setting',
      // It arrived: sent again and again it would be there again and again.
      remedy: 'sign-in',
      arrival: 'unknown',
    },
    {
      title: 'a link that is none',
      status: 200,
      body: '{"file":{"link":"javascript:alert(1)"}}',
      code: 'bad-setting',
      remedy: 'sign-in',
      arrival: 'unknown',
    },
    {
      title: 'half a JSON',
      status: 200,
      body: '{"file":{"li',
      code: 'bad-answer',
      remedy: 'back-off',
      arrival: 'unknown',
    },
    {
      title: 'an address that wants the picture elsewhere',
      status: 307,
      headers: { location: 'https://elsewhere.example/' },
      code: 'foreign-answer',
      remedy: 'back-off',
      arrival: 'partial',
    },
  ],
});
conformance('A custom uploader of bytes alone', {
  ...subject({ RequestURL: '/bytes', RequestMethod: 'PUT', Body: 'Binary', URL: '{json:files[0].url}' }),
});

const upload = async (values: HostValues, name = 'My holiday in Spain.png') => {
  const { path, media } = pictureFile(3_000);
  return made(sxcu, values).upload(requestFor({ kind: 'file', path, media }, { name }), hooks());
};

it.each([
  ['the whole text, with a newline', '/text', ''],
  ['XML', '/xml', '{xml:/r/link}'],
  ['a header', '/header', '{header:x-link}'],
  ['the page that a redirect leads to', '/moved', '{regex:class="raw" href="([^"]+)"|1}'],
])('reads the link from %s', async (_, path, URL) => {
  const at = await startCustom();
  const outcome = await upload(valuesFor(at.origin, { RequestURL: `${at.origin}${path}`, URL }));
  expect(outcome).toMatchObject({ kind: 'uploaded', image: { link: `${at.origin}/files/x001.png` } });
});

it.each([
  ['/k7.png', 'http://HOST/k7.png'],
  ['//pictures.example/k7.png', 'http://pictures.example/k7.png'],
  ['https://pictures.example/k7.png', 'https://pictures.example/k7.png'],
])('completes the link %s by the address that answered', async (given, link) => {
  const origin = await serving((request, response) => {
    request.resume().on('end', () => response.end(JSON.stringify({ file: { link: given } })));
  });
  const { path, media } = pictureFile(300);
  const host = made(sxcu, valuesFor(origin));
  const request = requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' } });
  expect(await host.upload(request, hooks())).toMatchObject({
    kind: 'uploaded',
    image: { link: link.replace('HOST', new URL(origin).host) },
  });
});

it('gives the address after redirects', async () => {
  const at = await startCustom();
  const values = valuesFor(at.origin, { RequestURL: `${at.origin}/moved`, URL: '{responseurl}' });
  expect(await upload(values)).toMatchObject({ kind: 'uploaded', image: { link: `${at.origin}/page/x001` } });
});

it('keeps thumbnail and page of deletion, and asks for neither', async () => {
  const at = await startCustom();
  expect(await upload(valuesFor(at.origin))).toMatchObject({
    kind: 'uploaded',
    image: {
      thumbnail: `${at.origin}/files/x001.png?t`,
      deletePage: `${at.origin}/remove/x001`,
      deletehash: null,
    },
  });
  expect(at.requests.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual(['POST /form']);
  expect(made(sxcu, valuesFor(at.origin)).remove).toBeUndefined();
});

it('builds the request as the file describes it', async () => {
  const at = await startCustom();
  const values = valuesFor(at.origin, {
    RequestURL: `${at.origin}/form?raw`,
    Parameters: { name: '{filename}', at: '%unix', q: 'a b&c' },
    Headers: {
      Authorization: `Bearer ${customToken}`,
      'User-Agent': 'Own/1',
      Cookie: 'a=b',
      'X-Name': 'ü\r\nInjected: yes',
      'Content-Type': 'multipart/form-data',
      Host: 'elsewhere.example',
    },
    Arguments: { basic: '{base64:me:pw}', 'odd"name\r\n': 'x', hundred: '100\\%' },
  });
  const outcome = await upload({ ...values, fileName: 'own' }, 'ü "a".png');
  expect(outcome.kind).toBe('uploaded');
  const [request] = at.requests;
  expect(request?.url.search).toMatch(/^\?name=%c3%bc\+%22a%22\.png&at=\d+&q=a\+b%26c&raw$/);
  expect(request?.headers).toMatchObject({
    'user-agent': 'Own/1',
    cookie: 'a=b',
    host: `127.0.0.1:${at.port}`,
  });
  expect(Buffer.from(String(request?.headers['x-name']), 'latin1').toString('utf8')).toBe('ü  Injected: yes');
  expect(request?.headers.injected).toBeUndefined();
  expect(request?.form.fields).toMatchObject({ basic: 'bWU6cHc=', hundred: '100%' });
  expect(request?.form.files[0]?.name).toContain('ü');
});

it('tells nothing of the file where it is not wanted', async () => {
  const at = await startCustom();
  const values = valuesFor(at.origin, { Parameters: { name: '{filename}' } });
  await upload(values);
  expect(at.requests[0]?.url.search).toBe('?name=sf-0123456789.png');
  expect(at.requests[0]?.body.includes('holiday')).toBe(false);
});

it('does not send what identifies us to where a redirect leads', async () => {
  const seen: Record<string, unknown>[] = [];
  const other = await serving((request, response) => {
    seen.push(request.headers);
    response.end('https://other.example/a.png');
  });
  const first = await serving((request, response) => {
    request.resume();
    request.on('end', () => response.writeHead(303, { location: `${other}/done` }).end());
  });
  const outcome = await upload(valuesFor(first, { RequestURL: `${first}/up`, URL: '' }));
  expect(outcome).toMatchObject({ kind: 'uploaded', image: { link: 'https://other.example/a.png' } });
  expect(seen).toHaveLength(1);
  expect(JSON.stringify(seen)).not.toContain(customToken);
});

it('ends a circle of redirects', async () => {
  let count = 0;
  const origin = await serving((request, response) => {
    count += 1;
    request.resume();
    request.on('end', () => response.writeHead(302, { location: '/again' }).end());
  });
  expect(await upload(valuesFor(origin, { RequestURL: `${origin}/up` }))).toMatchObject({
    kind: 'failed',
    failure: { code: 'foreign-answer' },
    remedy: { kind: 'back-off' },
  });
  expect(count).toBe(6);
});

it('says that its credentials are wrong once it is told so: nothing can be asked without a picture', async () => {
  const at = await startCustom();
  const secrets = JSON.stringify({ 'Headers.Authorization': 'Bearer tok-nobodys' });
  const values = { ...valuesFor(at.origin), secrets };
  expect(await upload(values)).toMatchObject({
    kind: 'failed',
    failure: { code: 'credentials-refused' },
    remedy: { kind: 'sign-in' },
    arrival: 'partial',
  });
  expect(at.objects.size).toBe(0);
  expect(await made(sxcu, values).checkConnection(new AbortController().signal)).toBeNull();
});

it('does not repeat a secret that the host repeats', async () => {
  const origin = await serving((request, response) => {
    request.resume();
    request.on('end', () =>
      response.writeHead(401).end(JSON.stringify({ error: `Not known: ${request.headers.authorization}` })),
    );
  });
  const outcome = await upload(valuesFor(origin));
  expect(outcome).toMatchObject({ kind: 'failed', failure: { code: 'credentials-refused' } });
  expect(JSON.stringify(outcome)).not.toContain(customToken);
});

it('is not made of what cannot be used', () => {
  const values = { uploader: '{"Version":"17.0.0","RequestURL":"https://h.example","Body":"JSON"}' };
  expect(() => made(sxcu, values)).toThrowError(
    expect.objectContaining({ data: expect.objectContaining({ code: 'bad-setting' }) }),
  );
  expect(sxcu.check?.({})).toMatchObject({ code: 'bad-setting' });
});

it('reads and writes files as every kind with files of others does', () => {
  const text = JSON.stringify({
    Version: '13.0.0',
    Name: 'Own',
    RequestURL: 'https://h.example/up',
    Headers: { Authorization: 'Bearer hush' },
    Body: 'Binary',
  });
  const found = sxcu.importFile?.(text);
  expect(found).toMatchObject({
    title: 'Own',
    values: { secrets: '{"Headers.Authorization":"Bearer hush"}' },
  });
  const written = sxcu.exportFile?.(found?.values ?? {}) ?? '';
  expect(JSON.parse(written)).toMatchObject({ Name: 'Own', Body: 'Binary', Headers: { Authorization: '' } });
  const bad = { data: expect.objectContaining({ code: 'bad-setting' }) };
  expect(() => sxcu.importFile?.('no file')).toThrowError(expect.objectContaining(bad));
  expect(() => sxcu.exportFile?.({})).toThrowError(expect.objectContaining(bad));
});

it('stands still, and fails no job, when its own address cannot be made', async () => {
  const at = await startCustom();
  const values = valuesFor(at.origin, {
    Parameters: { a: '{base64:{filename}}', '%y': '{{input}filename}' },
  });
  expect((await upload(values)).kind).toBe('uploaded');
  const broken = valuesFor(at.origin, { Parameters: { a: '{{filename}x}' } });
  expect(await upload(broken)).toMatchObject({
    kind: 'failed',
    failure: { code: 'bad-setting', params: { reason: 'template' } },
    remedy: { kind: 'sign-in' },
    arrival: 'none',
  });
  expect(at.objects.size).toBe(1);
});

it('sends nothing to a host that an escape hides', async () => {
  const at = await startCustom();
  const values = valuesFor(at.origin, { RequestURL: `${at.origin}\\@elsewhere.example/form` });
  expect(await upload(values)).toMatchObject({
    kind: 'failed',
    failure: { code: 'bad-setting', params: { part: 'RequestURL' } },
    arrival: 'none',
  });
  expect(at.requests).toHaveLength(0);
});
