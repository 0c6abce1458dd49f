import { createServer } from 'node:http';
import { describe, expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { manualClock } from '../../support/manual-clock.ts';
import { startTestEngine, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { clientSecret, comeBack, office, signIn, visit } from './support.ts';

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => 'no',
    (thrown) => thrown.data.code,
  );

describe('signing in', () => {
  test('by token: the browser comes back to this machine, the first account is the active one', async () => {
    const { engine, keychain, until: _until, events } = await office();
    const id = await signIn(engine, 'ada');
    const view = await engine.call('accounts', {});
    expect(view).toMatchObject({
      accounts: [{ id, username: 'ada', state: 'signed-in', tokens: 'keychain' }],
      signIn: { state: 'done', account: id, error: null },
      hasClientSecret: true,
    });
    expect((await engine.call('settings', {})).account).toBe(id);
    const [, kept = ''] = [...keychain.secrets].find(([name]) => name.startsWith(id)) ?? [];
    const { accessToken, refreshToken } = JSON.parse(kept) as Record<string, string>;
    const told = JSON.stringify([events, view, await engine.call('snapshot', {})]);
    for (const secret of [accessToken, refreshToken, clientSecret]) {
      expect(secret).toMatch(/^[0-9a-f]{40}$/);
      expect(told).not.toContain(secret);
    }
  });

  test('by code and by PIN, where there is a client secret', async () => {
    const { engine } = await office();
    const code = await engine.call('beginSignIn', { kind: 'code', language: 'ru' });
    const page = await fetch(await visit(code.url, 'approve=1&username=bob'));
    expect(await page.text()).toContain('Вы вошли');
    const pin = await engine.call('beginSignIn', { kind: 'pin' });
    const shown = await (await fetch(`${pin.url}&approve=1&username=cyd`)).text();
    const number = /Your PIN is (\d+)/.exec(shown)?.[1] ?? '';
    const view = await engine.call('finishSignIn', { attempt: pin.attempt, pin: ` ${number} ` });
    expect(view.accounts.map(({ username }) => username)).toEqual(['bob', 'cyd']);
    // Only the first one became active by itself.
    expect((await engine.call('settings', {})).account).toBe('imgur:bob');
    await engine.call('chooseAccount', { id: 'imgur:cyd' });
    expect((await engine.call('settings', {})).account).toBe('imgur:cyd');
    expect(await refusalOf(engine.call('chooseAccount', { id: 'imgur:eve' }))).toBe('not-found');
  });

  test('by the own scheme of the app', async () => {
    const { engine } = await office();
    const { url } = await engine.call('beginSignIn', {});
    const back = await visit(url, 'approve=1&username=ada');
    await engine.call('returnSignIn', { url: `snapferry://signed-in${back.search}${back.hash}` });
    expect((await engine.call('accounts', {})).accounts).toHaveLength(1);
    expect(await refusalOf(engine.call('returnSignIn', { url: 'snapferry://app/index.html' }))).toBe(
      'bad-call',
    );
  });

  test('without the secret only by token, and without a Client-ID not at all', async () => {
    const { engine } = await office({ hasSecret: false });
    expect(await refusalOf(engine.call('beginSignIn', { kind: 'pin' }))).toBe('no-client-secret');
    expect(await refusalOf(engine.call('beginSignIn', { kind: 'code' }))).toBe('no-client-secret');
    await signIn(engine, 'ada');
    const none = await office({ environment: { apiUrl: null, clientId: null }, hasSecret: false });
    expect(await refusalOf(none.engine.call('beginSignIn', {}))).toBe('no-client-id');
  });

  test('a second sign-in takes the place of the tokens, and the old ones are forgotten', async () => {
    const { engine, keychain } = await office();
    await signIn(engine, 'ada');
    await signIn(engine, 'ADA');
    const { accounts } = await engine.call('accounts', {});
    expect(accounts.map(({ id }) => id)).toEqual(['imgur:ada']);
    expect([...keychain.secrets.keys()].filter((name) => name.startsWith('imgur:'))).toHaveLength(1);
  });

  test('signing out forgets here: the tokens, the account, and that uploads go there', async () => {
    const { engine, keychain } = await office();
    const id = await signIn(engine, 'ada');
    expect((await engine.call('signOut', { id })).accounts).toEqual([]);
    expect([...keychain.secrets.keys()].filter((name) => name.startsWith('imgur:'))).toEqual([]);
    expect((await engine.call('settings', {})).account).toBeNull();
    expect(await refusalOf(engine.call('signOut', { id }))).toBe('not-found');
  });
});

describe('what comes back and is no sign-in', () => {
  test('denied, in the query or behind the #', async () => {
    for (const denialIn of ['query', 'fragment'] as const) {
      const { engine } = await office({ rules: { denialIn } });
      const { url } = await engine.call('beginSignIn', {});
      const back = await visit(url, 'deny=1');
      if (denialIn === 'query') expect(await (await fetch(back)).text()).toContain('data-end="denied"');
      else expect(await (await comeBack(back)).json()).toEqual({ end: 'denied' });
      expect(await engine.call('accounts', {})).toMatchObject({
        accounts: [],
        signIn: { state: 'failed', error: { code: 'sign-in-refused' } },
      });
    }
  });

  test('a wrong state, none, or one used before: nothing happens, and the right one still counts', async () => {
    const { engine } = await office();
    const { url } = await engine.call('beginSignIn', {});
    const back = await visit(url, 'approve=1&username=ada');
    const forged = new URL(back);
    forged.searchParams.set('state', 'x'.repeat(43));
    expect(await (await comeBack(forged)).json()).toEqual({ end: 'stale' });
    forged.searchParams.delete('state');
    expect(await (await comeBack(forged)).json()).toEqual({ end: 'stale' });
    expect((await engine.call('accounts', {})).accounts).toEqual([]);
    // Both at once: one is taken, the other comes too late.
    const ends = await Promise.all([comeBack(back), comeBack(back)].map(async (one) => (await one).json()));
    expect(ends).toContainEqual({ end: 'done' });
    expect(ends).toContainEqual({ end: 'stale' });
    expect((await engine.call('accounts', {})).accounts).toHaveLength(1);
  });

  test('from another page, by another name of this machine, or too long: not even looked at', async () => {
    const { engine } = await office();
    const { url } = await engine.call('beginSignIn', {});
    const back = await visit(url, 'approve=1&username=ada');
    expect((await comeBack(back, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await comeBack(back, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await comeBack(back, { 'content-type': 'text/plain' })).status).toBe(415);
    const long = new URL(back);
    long.hash = `${back.hash}&x=${'y'.repeat(20_000)}`;
    expect((await comeBack(long)).status).toBe(400);
    expect((await engine.call('accounts', {})).accounts).toEqual([]);
    expect(await (await comeBack(back)).json()).toEqual({ end: 'done' });
  });

  test('a page of its own that nobody may frame, keep or search', async () => {
    const { engine, port } = await office();
    await engine.call('beginSignIn', { language: 'en' });
    const page = await fetch(`http://127.0.0.1:${port}/signed-in?state=x`);
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'none'/);
    expect([page.headers.get('cache-control'), page.headers.get('referrer-policy')]).toEqual([
      'no-store',
      'no-referrer',
    ]);
    expect(await page.text()).toContain('You can close this page');
  });

  test('nonsense in the place of tokens', async () => {
    const { engine } = await office();
    const { url } = await engine.call('beginSignIn', {});
    const back = await visit(url, 'approve=1&username=ada');
    back.hash = 'access_token=%00%01&account_username=<script>';
    expect(await (await comeBack(back)).json()).toEqual({ end: 'failed' });
    expect((await engine.call('accounts', {})).signIn?.error?.code).toBe('bad-answer');
  });

  test('called off, or too late: nobody listens any more', async () => {
    const clock = manualClock(Date.now());
    const { engine, port } = await office({ clock, profile: await temporaryFolder() });
    const first = await engine.call('beginSignIn', {});
    await engine.call('cancelSignIn', { attempt: first.attempt });
    await expect(fetch(`http://127.0.0.1:${port}/signed-in`)).rejects.toThrow();
    const second = await engine.call('beginSignIn', {});
    expect(second.deadline).toBe(clock.now() + 300_000);
    clock.advance(300_000);
    expect((await engine.call('accounts', {})).signIn).toMatchObject({
      state: 'failed',
      error: { code: 'sign-in-expired' },
    });
    await expect(fetch(`http://127.0.0.1:${port}/signed-in`)).rejects.toThrow();
    expect((await engine.call('cancelSignIn', { attempt: second.attempt })).signIn).toBeNull();
  });

  test('a port that another program has', async () => {
    const { engine, port } = await office();
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    expect(await refusalOf(engine.call('beginSignIn', {}))).toBe('sign-in-port-taken');
    await engine.call('changeSettings', { signInPort: await freePort() });
    await engine.call('beginSignIn', {});
  });

  test('an expired or invented PIN, five times at most', async () => {
    const { engine } = await office();
    const { attempt, url } = await engine.call('beginSignIn', { kind: 'pin' });
    const shown = await (await fetch(`${url}&approve=1&username=ada`)).text();
    const pin = /Your PIN is (\d+)/.exec(shown)?.[1] ?? '';
    const wrong = await refusalOf(engine.call('finishSignIn', { attempt, pin: '123' }));
    expect(wrong).toBe('wrong-pin');
    expect((await engine.call('accounts', {})).signIn).toMatchObject({
      state: 'waiting',
      error: { code: 'wrong-pin' },
    });
    await engine.call('finishSignIn', { attempt, pin });
    const again = await engine.call('beginSignIn', { kind: 'pin' });
    for (let count = 0; count < 5; count += 1)
      expect(await refusalOf(engine.call('finishSignIn', { attempt: again.attempt, pin }))).toBe('wrong-pin');
    expect(await refusalOf(engine.call('finishSignIn', { attempt: again.attempt, pin }))).toBe('wrong-state');
    expect((await engine.call('accounts', {})).accounts).toHaveLength(1);
  });
});

describe('what comes at the same time, or for something else', () => {
  test('two that begin at once: the later one counts, and neither finds its port taken', async () => {
    const { engine } = await office();
    const [one, two] = await Promise.all([
      engine.call('beginSignIn', {}),
      engine.call('beginSignIn', { kind: 'code' }),
    ]);
    expect((await engine.call('accounts', {})).signIn?.attempt).toBe(two.attempt);
    const first = await visit(one.url, 'approve=1&username=ada');
    expect(await (await comeBack(first)).json()).toEqual({ end: 'stale' });
    const second = await fetch(await visit(two.url, 'approve=1&username=bob'));
    expect(await second.text()).toContain('data-end="done"');
    expect((await engine.call('accounts', {})).accounts.map(({ username }) => username)).toEqual(['bob']);
  });

  test('after the time limit by the clock, though a sleeping machine counted no seconds', async () => {
    const clock = manualClock(Date.now());
    let slept = 0;
    const { now } = clock;
    clock.now = () => now() + slept;
    const { engine } = await office({ clock });
    const token = await engine.call('beginSignIn', {});
    const back = await visit(token.url, 'approve=1&username=ada');
    slept = 300_001;
    expect(await (await comeBack(back)).json()).toEqual({ end: 'stale' });
    const pin = await engine.call('beginSignIn', { kind: 'pin' });
    slept *= 2;
    const late = engine.call('finishSignIn', { attempt: pin.attempt, pin: '1234' });
    expect(await refusalOf(late)).toBe('sign-in-expired');
    expect(await engine.call('accounts', {})).toMatchObject({
      accounts: [],
      signIn: { state: 'failed', error: { code: 'sign-in-expired' } },
    });
  });

  test('for another application or server than the one in use by now: nothing is taken or sent', async () => {
    const { engine, sandbox } = await office({
      environment: { apiUrl: null, clientId: null },
      hasSecret: false,
    });
    const elsewhere = await office();
    const use = (apiUrl: string, clientId: string) => engine.call('changeSettings', { apiUrl, clientId });
    await use(sandbox.origin, sandbox.clientId);
    await engine.call('setClientSecret', { secret: clientSecret });
    const code = await engine.call('beginSignIn', { kind: 'code' });
    const back = await visit(code.url, 'approve=1&username=ada');
    await use(elsewhere.sandbox.origin, elsewhere.sandbox.clientId);
    expect((await engine.call('accounts', {})).signIn).toBeNull();
    await expect(fetch(back)).rejects.toThrow();
    expect(
      [sandbox, elsewhere.sandbox].flatMap(({ log }) => log.filter(({ route }) => route === 'token')),
    ).toEqual([]);
  });
});

test("what Imgur's pages say can be asked, and costs nothing", async () => {
  const { engine, sandbox } = await office();
  const found = () => engine.call('checkSignIn', {});
  expect(await found()).toEqual({ trouble: null, registration: 'open' });
  sandbox.fault({ kind: 'authorize-1024' });
  sandbox.fault({ kind: 'registration-closed' });
  expect(await found()).toEqual({ trouble: 'closed', registration: 'closed' });
  sandbox.fault({ kind: 'authorize-429' });
  expect(await found()).toEqual({ trouble: 'busy', registration: 'open' });
  const asked = sandbox.log.filter(({ route }) => route === 'authorize');
  expect(asked.map(({ spent }) => spent)).toEqual([{}, {}, {}]);
  expect(sandbox.log.filter(({ route }) => route === 'registration').map(({ spent }) => spent)).toEqual([
    {},
    {},
    {},
  ]);
});

test('whether new applications can be registered is told to those who have none', async () => {
  const sandbox = await startTestSandbox();
  const { engine } = await startTestEngine({ environment: { apiUrl: sandbox.origin, clientId: null } });
  sandbox.fault({ kind: 'registration-closed' });
  expect(await engine.call('checkSignIn', {})).toEqual({ trouble: null, registration: 'closed' });
});

test("Imgur's error 1024 is recognised while somebody signs in, and stays told when the time is over", async () => {
  const clock = manualClock(Date.now());
  const { engine, sandbox } = await office({ clock });
  sandbox.fault({ kind: 'authorize-1024' });
  const { trouble } = await engine.call('beginSignIn', {});
  expect(trouble).toBeNull();
  const now = async () => (await engine.call('accounts', {})).signIn;
  await expect.poll(now).toMatchObject({ state: 'waiting', trouble: 'closed' });
  clock.advance(300_000);
  expect(await now()).toMatchObject({ state: 'failed', trouble: 'closed' });
  // The next one is looked at anew.
  await engine.call('beginSignIn', {});
  await expect
    .poll(() => sandbox.log.filter(({ route, status }) => route === 'authorize' && status).length)
    .toBe(2);
  expect(await now()).toMatchObject({ state: 'waiting', trouble: null });
});
