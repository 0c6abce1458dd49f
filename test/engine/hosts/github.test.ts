import { expect, it } from 'vitest';
import { github } from '../../../main/engine/hosts/github/index.ts';
import type { HostValues } from '../../../main/engine/hosts/kind.ts';
import { type GithubOptions, type GithubServer, startGithub } from '../../support/github-server.ts';
import { conformance, type Ground, made, type Refusal } from './conformance.ts';
import { hooks, pictureFile, requestFor } from './support.ts';

const signal = new AbortController().signal;

const valuesFor = ({ port, token }: GithubServer, over: HostValues = {}): HostValues => ({
  owner: 'me',
  repo: 'pictures',
  token,
  url: `http://127.0.0.1:${port}`,
  publicUrl: `http://127.0.0.1:${port}/raw`,
  ...over,
});

async function ground(): Promise<Ground> {
  const server = await startGithub();
  return {
    port: server.port,
    values: (port) => valuesFor(server, { url: `http://127.0.0.1:${port}` }),
    objects: async () => server.files,
    follow: async (link) => {
      const response = await fetch(link);
      return response.ok ? Buffer.from(await response.arrayBuffer()) : null;
    },
  };
}

const said = (
  status: number,
  message: string,
  code: Refusal['code'],
  over: Partial<Refusal> = {},
): Refusal => ({
  title: `${status} ${message}`,
  status,
  body: JSON.stringify({ message }),
  code,
  remedy: 'back-off',
  arrival: 'partial',
  ...over,
});
const soon = String(Math.ceil(Date.now() / 1000) + 3_600);

conformance('github', {
  kind: github,
  start: ground,
  over: 'http',
  wrongCredentials: { token: 'github_pat_wrong' },
  named: { keyTemplate: 'holiday pictures/{name}-{hash8}{ext}' },
  reads: { '401': { remedy: 'sign-in' }, '403': { code: 'storage-unwritable' } },
  refusals: [
    said(401, 'Bad credentials', 'credentials-refused', { remedy: 'sign-in' }),
    said(403, 'Resource not accessible by personal access token', 'storage-unwritable'),
    said(403, 'You have exceeded a secondary rate limit', 'rate-limited', {
      headers: { 'retry-after': '60' },
      waitMs: 60_000,
    }),
    said(403, 'API rate limit exceeded', 'rate-limited', {
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': soon },
    }),
    said(404, 'Not Found', 'storage-missing'),
    said(404, 'Branch main not found', 'storage-missing'),
    said(409, 'is at 1 but expected 2', 'server-trouble'),
    said(422, 'Validation Failed', 'rejected', { remedy: 'none' }),
  ],
});

const picture = (bytes = 20_000, over: Parameters<typeof requestFor>[1] = {}) => {
  const { path, media } = pictureFile(bytes);
  return requestFor({ kind: 'file', path, media }, { credentials: { kind: 'own' }, ...over });
};

it('makes one commit of a picture whose answer was lost, whatever its size', async () => {
  const server = await startGithub();
  for (const bytes of [1, 2, 3, 131_072, 400_001]) {
    const request = picture(bytes, { key: `sf-${bytes}` });
    const host = made(github, valuesFor(server));
    const first = await host.upload(request, hooks());
    const second = await host.upload(request, hooks());
    if (first.kind !== 'uploaded' || second.kind !== 'uploaded')
      throw new Error(JSON.stringify([first, second]));
    expect(second.image.link).toBe(first.image.link);
  }
  expect(server.commits).toHaveLength(5);
  expect(server.commits.join()).not.toMatch(/holiday/);
});

it('never writes over another file', async () => {
  const server = await startGithub();
  const host = made(github, valuesFor(server, { keyTemplate: '{id}{ext}' }));
  server.write('sf-0123456789.png', Buffer.from('something else'));
  expect(await host.upload(picture(), hooks())).toMatchObject({
    failure: { code: 'name-taken', params: { name: 'sf-0123456789.png' } },
    remedy: { kind: 'none' },
    arrival: 'partial',
  });
  expect(server.files.get('sf-0123456789.png')?.toString()).toBe('something else');
});

it('does not delete what somebody else put in the place of a picture', async () => {
  const server = await startGithub();
  const host = made(github, valuesFor(server, { keyTemplate: '{id}{ext}' }));
  const outcome = await host.upload(picture(), hooks());
  if (outcome.kind !== 'uploaded') throw new Error(JSON.stringify(outcome));
  server.write('sf-0123456789.png', Buffer.from('something else'));
  expect(await host.remove?.(outcome.image, { kind: 'own' }, signal)).toMatchObject({ kind: 'failed' });
  expect(server.files.size).toBe(1);
  // Of what was imported no id is known.
  const imported = { ...outcome.image, deletehash: null };
  expect(await host.remove?.(imported, { kind: 'own' }, signal)).toMatchObject({ kind: 'removed' });
  expect(await host.remove?.(imported, { kind: 'own' }, signal)).toMatchObject({ kind: 'removed' });
  expect(server.files.size).toBe(0);
});

it('does not take a picture for deleted because the repository cannot be seen', async () => {
  const server = await startGithub();
  const outcome = await made(github, valuesFor(server)).upload(picture(), hooks());
  if (outcome.kind !== 'uploaded') throw new Error(JSON.stringify(outcome));
  const elsewhere = made(github, valuesFor(server, { repo: 'private' }));
  for (const image of [outcome.image, { ...outcome.image, deletehash: null }])
    expect(await elsewhere.remove?.(image, { kind: 'own' }, signal)).toMatchObject({
      failure: { code: 'storage-missing', params: { what: 'repository' } },
    });
});

it('leads to the raw file where no public address is given', async () => {
  const server = await startGithub();
  const host = made(github, valuesFor(server, { publicUrl: '', keyTemplate: '{id}{ext}' }));
  expect(await host.upload(picture(), hooks())).toMatchObject({
    image: {
      link: 'https://raw.githubusercontent.com/me/pictures/main/sf-0123456789.png',
      page: 'https://github.com/me/pictures/blob/main/sf-0123456789.png',
    },
  });
});

it('bears one writer', async () => {
  const server = await startGithub();
  expect(made(github, valuesFor(server)).maxParallel).toBe(1);
});

it.each<[string, GithubOptions, HostValues, object[]]>([
  ['nothing wrong', {}, {}, []],
  [
    'a repository that is private',
    { isPublic: false },
    {},
    [{ code: 'not-public', params: { status: 404 } }],
  ],
  ['a token that may only read', { mayWrite: false }, {}, [{ code: 'storage-unwritable' }]],
  ['a token that is wrong', {}, { token: 'x' }, [{ code: 'credentials-refused' }]],
  [
    'no such repository',
    {},
    { repo: 'holidays' },
    [{ code: 'storage-missing', params: { what: 'repository', name: 'me/holidays' } }],
  ],
  [
    'no such branch',
    {},
    { branch: 'trunk' },
    [{ code: 'storage-missing', params: { what: 'branch', name: 'trunk' } }],
  ],
])('its test finds %s', async (_, options, over, expected) => {
  const server = await startGithub(options);
  const problems = await made(github, valuesFor(server, over)).test?.(signal);
  expect(problems).toMatchObject(expected);
  expect(problems).toHaveLength(expected.length);
  expect(server.files.size).toBe(0);
});

it.each<[HostValues, object]>([
  [{ owner: '' }, { field: 'owner', reason: 'missing' }],
  [{ owner: '../x' }, { field: 'owner' }],
  [{ repo: '..' }, { field: 'repo' }],
  [{ branch: 'a b' }, { field: 'branch' }],
  [{ token: 'a\nb' }, { field: 'token' }],
  [{ keyTemplate: '{name}' }, { field: 'keyTemplate', reason: 'collides' }],
])('refuses the settings %j', (over, params) => {
  const good = { owner: 'me', repo: 'pictures', token: 'x' };
  expect(github.check?.({ ...good, ...over })).toMatchObject({ code: 'bad-setting', params });
});
