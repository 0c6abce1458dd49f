import { describe, expect, test } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../../sandbox/index.ts';
import { SteppingClock, sandboxWith, sendRequest, signIn, urlencoded } from './support.ts';

const authorize = (sandbox: Sandbox, query: Record<string, string>) =>
  sendRequest(
    sandbox,
    `/oauth2/authorize?${new URLSearchParams({ client_id: sandbox.clientId, response_type: 'token', ...query })}`,
    { anonymous: true },
  );
const token = (sandbox: Sandbox, fields: Record<string, string>) =>
  sendRequest(sandbox, '/oauth2/token', {
    method: 'POST',
    anonymous: true,
    body: urlencoded(Object.entries({ client_id: sandbox.clientId, client_secret: 'secret', ...fields })),
  });
/** The one answer without a wrapper. */
const bare = (answered: { text: string }) => JSON.parse(answered.text) as Record<string, unknown>;
const me = async (sandbox: Sandbox, accessToken: string) =>
  (await sendRequest(sandbox, '/3/account/me', { token: accessToken })).status;

describe('who asks', () => {
  const cases: [string, { headers?: Record<string, string>; query?: string }, number, string][] = [
    ['no header', {}, 401, 'Authentication required'],
    ['an empty header', { headers: { authorization: '' } }, 403, 'The access token was not found.'],
    ['a scheme alone', { headers: { authorization: 'Bearer ' } }, 403, 'The access token was not found.'],
    ['a wrong prefix', { headers: { authorization: 'Token abc' } }, 403, 'Malformed auth header'],
    [
      'a prefix in small letters',
      { headers: { authorization: 'client-id 5a4db0c0ffee123' } },
      403,
      'Malformed auth header',
    ],
    [
      'a bad token',
      { headers: { authorization: 'Bearer abc' } },
      403,
      'The access token provided is invalid.',
    ],
    [
      'an unknown application',
      { headers: { authorization: 'Client-ID nonsense' } },
      403,
      'Invalid client_id',
    ],
    ['an unknown application in the query', { query: '?client_id=nonsense' }, 403, 'Invalid client_id'],
  ];
  test.each(cases)('%s', async (_name, { headers, query }, status, text) => {
    const sandbox = await sandboxWith();
    const answered = await sendRequest(sandbox, `/3/credits${query ?? ''}`, {
      anonymous: true,
      ...(headers ? { headers } : {}),
    });
    expect([answered.status, answered.json.data.error]).toEqual([status, text]);
    expect(sandbox.log[0]).toMatchObject({ auth: 'none', spent: {} });
  });

  test('the application in the query', async () => {
    const sandbox = await sandboxWith();
    const answered = await sendRequest(sandbox, `/3/credits?client_id=${sandbox.clientId}`, {
      anonymous: true,
    });
    expect(answered.status).toBe(200);
  });

  test('only the ids that were given', async () => {
    const sandbox = await sandboxWith({ clientIds: ['abcdefabcdefabc'] });
    expect(sandbox.clientId).toBe('abcdefabcdefabc');
    expect((await sendRequest(sandbox, '/3/credits')).status).toBe(200);
    expect(
      (await sendRequest(sandbox, '/3/credits?client_id=5a4db0c0ffee123', { anonymous: true })).status,
    ).toBe(403);
  });
});

describe('authorize', () => {
  test('tokens come back in the fragment, the state in the query', async () => {
    const sandbox = await sandboxWith({ redirectUri: 'http://127.0.0.1:9/back' });
    const answered = await authorize(sandbox, { state: 's 1', approve: '1', username: 'bob' });
    const target = new URL(answered.headers.get('location') ?? '');
    expect([answered.status, target.origin, target.pathname]).toEqual([302, 'http://127.0.0.1:9', '/back']);
    expect(target.searchParams.get('state')).toBe('s 1');
    const fragment = Object.fromEntries(new URLSearchParams(target.hash.slice(1)));
    expect(fragment).toMatchObject({ token_type: 'bearer', expires_in: '2419200', account_username: 'bob' });
    expect(fragment.access_token).toMatch(/^[0-9a-f]{40}$/);
    expect(fragment.refresh_token).toMatch(/^[0-9a-f]{40}$/);
    expect(await me(sandbox, fragment.access_token ?? '')).toBe(200);
  });

  test.each(['query', 'fragment'] as const)('denial in the %s', async (denialIn) => {
    const sandbox = await sandboxWith({ denialIn });
    const answered = await authorize(sandbox, { state: 's', deny: '1' });
    const target = new URL(answered.headers.get('location') ?? '');
    expect(target.searchParams.get('state')).toBe('s');
    const where = denialIn === 'query' ? target.search : target.hash;
    expect(where).toContain('error=access_denied');
  });

  test('a person sees a page with both buttons and no markup of the caller’s', async () => {
    const sandbox = await sandboxWith();
    const answered = await authorize(sandbox, { state: '"><script>' });
    expect(answered.headers.get('content-type')).toContain('text/html');
    expect(answered.text).toContain('name="approve"');
    expect(answered.text).toContain('name="deny"');
    expect(answered.text).not.toContain('<script>');
    const landed = await sendRequest(sandbox, '/oauth2/done', { anonymous: true });
    expect(landed.text).toContain('You can close this page');
  });

  test('unknown applications and response types get a page of error', async () => {
    const sandbox = await sandboxWith();
    expect((await authorize(sandbox, { client_id: 'x' })).status).toBe(400);
    expect((await authorize(sandbox, { response_type: 'x' })).status).toBe(400);
  });

  test('by code, which works once', async () => {
    const sandbox = await sandboxWith();
    const answered = await authorize(sandbox, { response_type: 'code', approve: '1' });
    const code = new URL(answered.headers.get('location') ?? '').searchParams.get('code') ?? '';
    const granted = await token(sandbox, { grant_type: 'authorization_code', code });
    expect(bare(granted)).toMatchObject({ token_type: 'bearer', scope: null, account_username: 'sandbox' });
    expect(bare(granted)).not.toHaveProperty('data');
    expect((await token(sandbox, { grant_type: 'authorization_code', code })).status).toBe(400);
  });

  test('by pin, which works once', async () => {
    const sandbox = await sandboxWith();
    const page = await authorize(sandbox, { response_type: 'pin', approve: '1' });
    const pin = /PIN is (\d+)/.exec(page.text)?.[1] ?? '';
    expect(bare(await token(sandbox, { grant_type: 'pin', pin }))).toHaveProperty('access_token');
    expect((await token(sandbox, { grant_type: 'pin', pin })).status).toBe(400);
  });
});

describe('tokens', () => {
  test('claim a month and live an hour, unless told otherwise; a refresh heals', async () => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock });
    const { accessToken, refreshToken } = await signIn(sandbox);
    clock.move(3_599_999);
    expect(await me(sandbox, accessToken)).toBe(200);
    clock.move(1);
    expect(await me(sandbox, accessToken)).toBe(403);
    const fresh = bare(await token(sandbox, { grant_type: 'refresh_token', refresh_token: refreshToken }));
    expect(await me(sandbox, String(fresh.access_token))).toBe(200);
  });

  const lives: [NonNullable<SandboxOptions['tokenLife']>, number][] = [
    ['hour', 3600],
    ['month', 2_419_200],
    ['ten-years', 315_360_000],
  ];
  test.each(lives)('life: %s', async (tokenLife, seconds) => {
    const clock = new SteppingClock();
    const sandbox = await sandboxWith({ clock, tokenLife });
    const { accessToken, refreshToken } = await signIn(sandbox);
    const fresh = bare(await token(sandbox, { grant_type: 'refresh_token', refresh_token: refreshToken }));
    expect(fresh.expires_in).toBe(seconds);
    clock.move(seconds * 1000 - 1);
    expect(await me(sandbox, accessToken)).toBe(200);
    clock.move(1);
    expect(await me(sandbox, accessToken)).toBe(403);
  });

  test('a second sign-in ends the first, unless told otherwise', async () => {
    const strict = await sandboxWith();
    const first = await signIn(strict);
    await signIn(strict);
    expect(await me(strict, first.accessToken)).toBe(403);
    const kind = await sandboxWith({ oneSession: false });
    const kept = await signIn(kind);
    await signIn(kind);
    expect(await me(kind, kept.accessToken)).toBe(200);
  });

  test('revoked: neither the token nor its refresh works', async () => {
    const sandbox = await sandboxWith();
    const { accessToken, refreshToken } = await signIn(sandbox);
    sandbox.revokeTokens();
    expect(await me(sandbox, accessToken)).toBe(403);
    const refused = await token(sandbox, { grant_type: 'refresh_token', refresh_token: refreshToken });
    expect(refused.status).toBe(400);
    expect(refused.json.data.error).toBe("Refresh token doesn't exist or is invalid for the client");
  });

  test('id and secret are a must, and so is a grant that is known', async () => {
    const sandbox = await sandboxWith({ clientSecret: 'right' });
    const { refreshToken } = await signIn(sandbox);
    const ask_ = { grant_type: 'refresh_token', refresh_token: refreshToken };
    expect((await token(sandbox, ask_)).status).toBe(403);
    expect((await token(sandbox, { ...ask_, client_secret: 'right' })).status).toBe(200);
    expect((await token(sandbox, { client_secret: 'right', grant_type: 'x' })).status).toBe(400);
  });

  test('cost no credits; whether they count as POSTs is a switch', async () => {
    const strict = await sandboxWith({ limits: { post: 1 } });
    const { refreshToken } = await signIn(strict);
    const fields = { grant_type: 'refresh_token', refresh_token: refreshToken };
    expect((await token(strict, fields)).status).toBe(200);
    expect((await token(strict, fields)).status).toBe(429);
    expect(strict.log.at(-2)?.spent).toEqual({ post: 1 });
    const kind = await sandboxWith({ oauthUsesPost: false });
    const other = await signIn(kind);
    await token(kind, { grant_type: 'refresh_token', refresh_token: other.refreshToken });
    expect(kind.log.at(-1)?.spent).toEqual({});
  });
});
