import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { connectProxy, socksProxy } from '../../support/proxies.ts';
import { openWay } from '../../support/way.ts';
import { makePictures, startTestSandbox, temporaryFolder } from '../support/running-engine.ts';
import { snapferry } from './support.ts';

const names = { 'api.sandbox.test': '127.0.0.1' };
const login = { user: 'anna', password: 'p@ss:word' };
const authority = fileURLToPath(new URL('../../fixtures/certificates/authority.pem', import.meta.url));

/** Starts a host over TLS, by a name that only proxies resolve. */
async function place(env: NodeJS.ProcessEnv = {}) {
  const sandbox = await startTestSandbox();
  const way = await openWay(sandbox.origin, { tls: true });
  const profile = await temporaryFolder();
  const own = { SNAPFERRY_API_URL: way.origin, NODE_EXTRA_CA_CERTS: authority, ...env };
  const run = (args: string[], more: NodeJS.ProcessEnv = {}, input?: Uint8Array) =>
    snapferry(args, { profile, sandbox, env: { ...own, ...more }, ...(input && { input }) });
  return { sandbox, way, run };
}

test('a proxy that is set is shown, tried and used', async () => {
  const { sandbox, run } = await place();
  const { address } = await socksProxy({ names });
  expect((await run(['proxy'])).stdout).toBe('Proxy: As the system says\n');
  expect(await run(['proxy', `socks5://${address}`, '--except', 'intranet.example', '--test'])).toMatchObject(
    {
      code: 0,
      stdout: expect.stringMatching(
        new RegExp(
          `^Proxy: socks5://${address}\nWithout it: intranet.example\napi.sandbox.test:\\d+ was reached through the proxy ${address}.\n$`,
        ),
      ),
    },
  );
  const [picture = ''] = await makePictures(await temporaryFolder(), 1);
  expect((await run(['upload', picture])).code).toBe(0);
  expect(sandbox.pictures()).toHaveLength(1);
});

test('the look at the way goes by what is set, and programs can read what came of it', async () => {
  const { run } = await place();
  const { address } = await socksProxy({ names });
  await run(['proxy', `socks5://${address}`]);
  expect((await run(['doctor'])).stdout).toMatch(
    new RegExp(`^ok {2}Way to the host: .* through the proxy ${address}$`, 'm'),
  );
  const told = await run(['proxy', 'none', '--test', '--json']);
  expect([told.code, JSON.parse(told.stdout)]).toEqual([
    1,
    expect.objectContaining({
      source: 'none',
      server: `socks5://${address}`,
      test: expect.objectContaining({
        proxy: null,
        failure: expect.objectContaining({ code: 'unreachable' }),
      }),
    }),
  ]);
});

test('the environment names one, with its password', async () => {
  const { address } = await connectProxy({ names, login });
  const { run } = await place();
  const test = (proxy: string) => run(['proxy', '--test'], { https_proxy: proxy });
  expect((await test(`http://anna:p%40ss%3Aword@${address}`)).code).toBe(0);
  const { code, stdout } = await test(`http://anna:wrong@${address}`);
  expect(code).toBe(1);
  expect(stdout).toMatch(/wants a name and a password, and did not get the right ones/);
  expect(stdout).not.toContain('wrong@');
});

test.each([
  [
    'socks4://anna:secret@127.0.0.1:1',
    /HTTPS_PROXY is not the address of a proxy: socks4:\/\/127.0.0.1:1\. .*socks5:/,
  ],
  ['ftp://x:1', /HTTPS_PROXY is not the address of a proxy: ftp:\/\/x:1\. .*socks5:/],
  ['http://127.0.0.1:9', /The proxy 127.0.0.1:9 cannot be reached\. Check the proxy’s address/],
])('what cannot be used is named by all that need the way: %s', async (HTTPS_PROXY, words) => {
  const { sandbox, run } = await place({ HTTPS_PROXY });
  const [picture = ''] = await makePictures(await temporaryFolder(), 1);
  const uploaded = await run(['upload', picture]);
  expect([uploaded.code, uploaded.stdout]).toEqual([3, '']);
  expect(uploaded.stderr).toMatch(words);
  // It is given up at the end, so nothing is said to go on.
  expect(uploaded.stderr).not.toMatch(/go on by themselves|will go then/);
  for (const args of [['proxy', '--test'], ['doctor']]) {
    const { stdout } = await run(args);
    expect(stdout).toMatch(words);
    expect(stdout).not.toMatch(/secret|without a proxy/);
  }
  expect(uploaded.stderr).not.toContain('secret');
  expect(sandbox.pictures()).toEqual([]);
});

test('a password is never an argument, and is not kept where it would be lost with the command', async () => {
  const { run } = await place({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere' });
  const at = 'http://proxy.example:8080';
  expect(await run(['proxy', `http://anna:pw@proxy.example:8080`])).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/Name and password do not belong into the proxy’s address/),
  });
  expect(await run(['proxy', '--user', 'anna'])).toMatchObject({ code: 2 });
  const kept = await run(['proxy', at, '--user', 'anna', '--password'], {}, new TextEncoder().encode('pw\n'));
  expect(kept).toMatchObject({ code: 3, stderr: expect.stringMatching(/No password was kept/) });
  expect((await run(['proxy'])).stdout).toBe(`Proxy: ${at}, name anna, without a password\n`);
});

test.runIf(process.platform === 'linux')(
  'doctor shakes hands, and trusts whom the system trusts',
  async () => {
    const { address } = await connectProxy({ names });
    const { run } = await place({ HTTPS_PROXY: `http://${address}`, NODE_EXTRA_CA_CERTS: '' });
    expect((await run(['doctor'])).stdout).toMatch(
      /^NO {2}Way to the host: .*is signed by Snapferry test authority, which this computer does not trust\./m,
    );
    const trusting = await run(['doctor'], { SSL_CERT_FILE: authority });
    expect(trusting.stdout).toMatch(/^ok {2}Way to the host: /m);
  },
);
