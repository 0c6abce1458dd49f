import { expect, test } from 'vitest';
import { comeBack, office, visit } from '../accounts/support.ts';
import { makePictures, startTestEngine, temporaryFolder } from '../support/running-engine.ts';
import { lines, objects, snapferry, start } from './support.ts';

const encode = (text: string) => new TextEncoder().encode(text);

test('Ctrl-C calls the sign-in off', async () => {
  const profile = await temporaryFolder();
  const { sandbox, engine } = await office({ profile });
  const login = start(['login'], { profile, sandbox });
  await login.said(/authorize\?\S+\n/);
  login.child.kill('SIGINT');
  expect(await login.ended).toMatchObject({ code: 1, stderr: expect.stringMatching(/cancelled/) });
  expect(await engine.call('accounts', {})).toMatchObject({ accounts: [], signIn: null });
});

test('the whole way by the command line', async () => {
  const profile = await temporaryFolder();
  const { sandbox } = await office({ profile });
  const at = { profile, sandbox };
  for (const name of ['ada', 'bob']) {
    let address = '';
    const login = start(['login'], at);
    login.child.stdout?.on('data', (text: string) => {
      address += text;
    });
    await login.said(/authorize\?\S+\n/);
    await comeBack(await visit(address.trim(), `approve=1&username=${name}`));
    const { code, stdout, stderr } = await login.ended;
    expect([code, stderr]).toEqual([0, expect.stringContaining(`${name} is signed in`)]);
    expect(stdout + stderr).not.toMatch(/access_token|refresh_token/);
  }
  expect(lines((await snapferry(['accounts'], at)).stdout)).toEqual([
    'ada (Signed in), uploads go here',
    'bob (Signed in)',
    'anonymous',
  ]);
  const [one = '', two = '', three = ''] = await makePictures(await temporaryFolder(), 3);
  for (const args of [[one], ['--account', 'BOB', two], ['--anonymous', three]])
    expect((await snapferry(['upload', ...args], at)).code).toBe(0);
  expect(sandbox.log.filter(({ route }) => route === 'upload').map(({ auth }) => auth)).toEqual([
    'bearer',
    'bearer',
    'client',
  ]);
  await snapferry(['accounts', '--use', 'bob'], at);
  const told = objects((await snapferry(['accounts', '--json'], at)).stdout);
  expect(told.map(({ username, active }) => [username, active])).toEqual([
    ['ada', false],
    ['bob', true],
  ]);
  expect(await snapferry(['logout'], at)).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('ada, bob'),
  });
  expect(await snapferry(['logout', 'eve'], at)).toMatchObject({ code: 2 });
  expect(await snapferry(['upload', '--account', 'eve', one], at)).toMatchObject({ code: 2 });
  expect(await snapferry(['logout', 'bob'], at)).toMatchObject({ code: 0, stdout: 'bob is signed out\n' });
  expect(lines((await snapferry(['accounts'], at)).stdout).at(-1)).toBe('anonymous, uploads go here');
  // Fourteen processes, one after the other.
}, 180_000);

test('by PIN, with a wrong one before; the secret comes by standard input', async () => {
  const profile = await temporaryFolder();
  const { sandbox } = await office({ profile, hasSecret: false });
  const at = { profile, sandbox };
  expect(await snapferry(['login', '--pin'], at)).toMatchObject({ code: 3 });
  const secret = '0123456789abcdef0123456789abcdef01234567';
  const kept = await snapferry(['accounts', '--client-secret'], { ...at, input: encode(`${secret}\n`) });
  expect([kept.code, kept.stdout + kept.stderr]).toEqual([0, expect.not.stringContaining(secret)]);
  const login = start(['login', '--pin'], { ...at, keepsInput: true });
  let address = '';
  login.child.stdout?.on('data', (text: string) => {
    address += text;
  });
  await login.said(/authorize\?\S+\n/);
  const shown = await (await fetch(`${address.trim()}&approve=1&username=cyd`)).text();
  login.child.stdin?.write('12345\n');
  await login.said(/does not know this PIN/);
  login.child.stdin?.write(`${/Your PIN is (\d+)/.exec(shown)?.[1]}\n`);
  expect(await login.ended).toMatchObject({ code: 0, stderr: expect.stringContaining('cyd is signed in') });
});

test('where no keychain is and the engine would end with the command, nothing is begun', async () => {
  const profile = await temporaryFolder();
  const env = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' };
  const { code, stderr } = await snapferry(['login'], { profile, env });
  expect(code).toBe(3);
  expect(stderr).toMatch(/it would end with this command/);
  const secret = encode('0123456789abcdef0123456789abcdef01234567');
  const kept = await snapferry(['accounts', '--client-secret'], {
    profile,
    env: { ...env, SNAPFERRY_CLIENT_ID: '0123456789abcde' },
    input: secret,
  });
  expect([kept.code, kept.stderr]).toEqual([
    3,
    expect.stringMatching(/client secret, and it would end with/),
  ]);
});

test("Imgur's error 1024 is told while it waits, with what still works", async () => {
  const profile = await temporaryFolder();
  const { sandbox } = await office({ profile });
  sandbox.fault({ kind: 'authorize-1024' });
  const login = start(['login'], { profile, sandbox });
  await login.said(/shows an error for this Client-ID/);
  await login.said(/anonymous uploads with a Client-ID that exists/);
  login.child.kill('SIGINT');
  expect((await login.ended).code).toBe(1);
});

test('a PIN that nobody can type is not waited for', async () => {
  const profile = await temporaryFolder();
  const { sandbox, engine } = await office({ profile });
  const { code, stderr } = await snapferry(['login', '--pin'], { profile, sandbox });
  expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('Standard input ended') });
  expect((await engine.call('accounts', {})).signIn).toBeNull();
});

test('a client secret that the engine got from its environment signs in, and is shown to nobody', async () => {
  const profile = await temporaryFolder();
  const { sandbox, engine, keychain } = await office({ profile, hasSecret: false });
  await engine.stop(0);
  const secret = '0123456789abcdef0123456789abcdef01234567';
  const environment = { apiUrl: sandbox.origin, clientId: sandbox.clientId, clientSecret: secret };
  await startTestEngine({ profile, vault: keychain.vault, environment });
  const login = start(['login', '--pin'], { profile, sandbox, keepsInput: true });
  let address = '';
  login.child.stdout?.on('data', (text: string) => {
    address += text;
  });
  await login.said(/authorize\?\S+\n/);
  const shown = await (await fetch(`${address.trim()}&approve=1&username=cyd`)).text();
  login.child.stdin?.write(`${/Your PIN is (\d+)/.exec(shown)?.[1]}\n`);
  const { code, stdout, stderr } = await login.ended;
  expect([code, stderr]).toEqual([0, expect.stringContaining('cyd is signed in')]);
  expect(stdout + stderr).not.toContain(secret);
});
