import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { render } from '../../../sandbox/responses.ts';
import { png, sandboxWith, sendRequest, signIn, upload } from './support.ts';

const main = join(import.meta.dirname, '../../../sandbox/main.ts');

describe('forms of answers', () => {
  const wanted = { path: '/3/x', method: 'GET', callback: null, fakeStatus: null };

  test('JSONP with a callback that is a name, JSON with one that is not', async () => {
    const sandbox = await sandboxWith();
    const padded = await sendRequest(sandbox, '/3/credits.json?callback=app.got');
    expect(padded.text).toMatch(/^app\.got\(\{.*\}\)$/);
    expect(padded.headers.get('content-type')).toContain('javascript');
    const plain = await sendRequest(sandbox, '/3/credits?callback=alert(1)//');
    expect(plain.headers.get('content-type')).toContain('json');
  });

  test('_fake_status=200 for those who cannot read other answers', async () => {
    const sandbox = await sandboxWith();
    const answered = await sendRequest(sandbox, '/3/credits?_fake_status=200', { anonymous: true });
    expect([answered.status, answered.json.status, answered.json.success]).toEqual([200, 401, false]);
  });

  test('XML errors', async () => {
    const sandbox = await sandboxWith();
    const answered = await sendRequest(sandbox, '/3/credits.xml', { anonymous: true });
    expect(answered.status).toBe(401);
    expect(answered.text).toContain(
      '<data success="0" status="401"><error>Authentication required</error><request>/3/credits</request><method>GET</method></data>',
    );
  });

  test('XML of lists and plain values', () => {
    const xml = (data: unknown) =>
      render({ status: 200, success: true, data }, { ...wanted, path: '/3/x.xml' }).body.split('\n')[1];
    expect(xml(['a', 'b'])).toBe('<data success="1" status="200"><item>a</item><item>b</item></data>');
    expect(xml(true)).toBe('<data success="1" status="200">1</data>');
    expect(xml({ a: null, b: false })).toBe('<data success="1" status="200"><a/><b/></data>');
  });

  test('addresses that are none give an HTML page', async () => {
    const sandbox = await sandboxWith();
    for (const path of ['/3/nothing', '/3/nothing.json', '/nothing/at/all']) {
      const answered = await sendRequest(sandbox, path);
      expect(answered.status).toBe(404);
      expect(answered.headers.get('content-type')).toContain('text/html');
    }
  });
});

describe('control from another process', () => {
  test('faults, log, pictures, state and revocation', async () => {
    const sandbox = await sandboxWith();
    const control = (path: string, init?: RequestInit) => fetch(`${sandbox.origin}/sandbox/${path}`, init);
    const json = { 'content-type': 'application/json' };
    const added = await control('faults', {
      method: 'POST',
      headers: json,
      body: '{"kind":"varnish","times":null}',
    });
    expect(added.status).toBe(200);
    expect((await upload(sandbox, await png())).status).toBe(503);
    expect((await control('faults', { method: 'DELETE' })).status).toBe(200);
    expect((await upload(sandbox, await png(), { name: 'n' })).status).toBe(200);
    const wrong = await control('faults', { method: 'POST', headers: json, body: '{"kind":"nonsense"}' });
    expect(wrong.status).toBe(400);
    expect(await (await control('pictures')).json()).toMatchObject([{ name: 'n' }]);
    expect(await (await control('log')).json()).toMatchObject([{ status: 503 }, { status: 200 }]);
    expect(await (await control('state')).json()).toEqual({ refusals: 0, dailyStrikes: 0, requests: 2 });
    const { accessToken } = await signIn(sandbox);
    await control('revoke', { method: 'POST' });
    expect((await sendRequest(sandbox, '/3/account/me', { token: accessToken })).status).toBe(403);
  });

  test('not for pages in a browser', async () => {
    const sandbox = await sandboxWith();
    const { port } = new URL(sandbox.origin);
    const fromPage = await fetch(`${sandbox.origin}/sandbox/log`, {
      headers: { origin: 'https://example.com' },
    });
    expect(fromPage.status).toBe(403);
    const { request } = await import('undici');
    const renamed = await request(`${sandbox.origin}/sandbox/log`, {
      headers: { host: `evil.example:${port}` },
    });
    await renamed.body.dump();
    expect(renamed.statusCode).toBe(403);
  });
});

describe('as a process of its own', () => {
  test('says where it is on stdout and ends on SIGTERM', async () => {
    const child = spawn(
      process.execPath,
      [main, '--user-limit', '10', '--upload-limit', 'none', '--window-seconds', '8'],
      {
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const [line] = await once(child.stdout, 'data');
    const { origin, clientId } = JSON.parse(String(line)) as { origin: string; clientId: string };
    const response = await fetch(`${origin}/3/credits?client_id=${clientId}`);
    expect(response.headers.get('x-ratelimit-userlimit')).toBe('10');
    expect(Number(response.headers.get('x-ratelimit-userreset'))).toBeLessThanOrEqual(8);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([
      process.platform === 'win32' ? null : 0,
      process.platform === 'win32' ? 'SIGTERM' : null,
    ]);
  });

  test('tells its parent and ends when the parent lets go', async () => {
    const child = fork(main, [], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
    const [message] = await once(child, 'message');
    expect(message).toMatchObject({
      type: 'listening',
      origin: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    });
    child.disconnect();
    expect((await once(child, 'exit'))[0]).toBe(0);
  });

  test('wrong usage', async () => {
    const child = spawn(process.execPath, [main, '--user-limit', 'many'], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let text = '';
    child.stderr.on('data', (chunk) => {
      text += chunk;
    });
    expect((await once(child, 'close'))[0]).toBe(2);
    expect(text).toContain('--user-limit must be a number');
  });
});
