import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import { createImgurHost } from '../../../main/engine/hosts/imgur/index.ts';
import { createNetwork } from '../../../main/engine/network/network.ts';
import { parseProxy, type Route } from '../../../main/engine/network/proxy.ts';
import { realWeb } from '../../../main/engine/sources/web/http-client.ts';
import { connectProxy } from '../../support/proxies.ts';
import { openWay, testAuthority } from '../../support/way.ts';
import {
  allInState,
  makePictures,
  startTestEngine,
  startTestSandbox,
  temporaryFolder,
} from '../support/running-engine.ts';

const routeTo = (address: string): Route => parseProxy(address) ?? 'direct';

test('all that a host is asked goes through the proxy: its name is known nowhere else', async () => {
  const sandbox = await startTestSandbox();
  const way = await openWay(sandbox.origin, { tls: true });
  way.fault({ kind: 'unknown-name', times: null });
  const proxy = await connectProxy({ names: { 'api.sandbox.test': '127.0.0.1' } });
  const network = createNetwork({
    clock: systemClock,
    lookup: way.lookup,
    authorities: [testAuthority],
    routes: async () => [routeTo(proxy.address)],
  });
  const host = createImgurHost({ origin: way.origin, clock: systemClock, network });
  onTestFinished(() => host.close());
  const never = new AbortController().signal;
  const image = {
    id: 'abcdefg',
    link: `${way.origin}/i/abcdefg.png`,
    page: `${way.origin}/abcdefg`,
    deletehash: null,
    mime: null,
    width: null,
    height: null,
    bytes: null,
  };
  const answers = {
    connection: await host.checkConnection(never),
    reachable: await host.isReachable(),
    link: await host.checkLink(image, never),
    picture: (await host.fetchPicture(image, async () => {}, never))?.code,
    signIn: await host.signIn.check(sandbox.clientId, never),
    ticket: (await host.tickets.poll('ticket', never)).kind,
  };
  expect(answers).toMatchObject({
    connection: null,
    reachable: true,
    link: { kind: 'removed' },
    picture: 'gone',
    signIn: null,
  });
  expect(new Set(proxy.asked)).toEqual(new Set([new URL(way.origin).host]));
  // Without the proxy none of them gets there.
  const alone = createImgurHost({
    origin: way.origin,
    clock: systemClock,
    network: createNetwork({ clock: systemClock, lookup: way.lookup, authorities: [testAuthority] }),
  });
  onTestFinished(() => alone.close());
  expect(await alone.checkLink(image, never)).toMatchObject({ failure: { code: 'unreachable' } });
  expect(await alone.signIn.check(sandbox.clientId, never)).toBe('unreachable');
});

async function pictureSite(picture: Uint8Array): Promise<number> {
  const server = createServer((request, response) => {
    response.writeHead(200, { 'content-type': 'image/png' });
    response.end(request.method === 'HEAD' ? undefined : picture);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

test.each(['ENOTFOUND', 'EAI_AGAIN'])(
  'a web address is asked for through the proxy, whose names this computer need not know (%s)',
  async (code) => {
    const sandbox = await startTestSandbox();
    const [path = ''] = await makePictures(await temporaryFolder(), 1);
    const port = await pictureSite(await readFile(path));
    const proxy = await connectProxy({ names: { 'pictures.test': '127.0.0.1' } });
    const run = await startTestEngine({
      sandbox,
      variables: { http_proxy: `http://${proxy.address}` },
      web: {
        ...realWeb,
        lookup: (_host, how, done) =>
          setImmediate(() => done(Object.assign(new Error(code), { code }), how.all ? [] : '', 4)),
      },
    });
    await run.engine.call('changeSettings', { fetchBy: 'here' });
    const items = [{ kind: 'url' as const, url: `http://pictures.test:${port}/one.png` }];
    await run.engine.call('add', { items, origin: 'paste' });
    const [job] = await run.until(allInState('uploaded', 'failed'));
    expect(job).toMatchObject({ state: 'uploaded', source: { kind: 'spool' } });
    expect(proxy.asked).toEqual([`pictures.test:${port}`, `pictures.test:${port}`]);
  },
);

test('what a proxy refuses of a web address is told as the proxy’s refusal', async () => {
  const sandbox = await startTestSandbox();
  const proxy = await connectProxy({ refuses: 403 });
  const run = await startTestEngine({ sandbox, variables: { http_proxy: `http://${proxy.address}` } });
  await run.engine.call('changeSettings', { fetchBy: 'here' });
  const items = [{ kind: 'url' as const, url: 'http://93.184.215.14/one.png' }];
  await run.engine.call('add', { items, origin: 'paste' });
  const [job] = await run.until(allInState('uploaded', 'failed'));
  expect(job?.error).toMatchObject({ code: 'proxy-trouble', params: { reason: 'refused', status: 403 } });
});
