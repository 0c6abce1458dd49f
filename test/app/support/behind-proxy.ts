import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Server } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer } from 'node:tls';
import { fileURLToPath } from 'node:url';

const certificate = (name: string) => new URL(`../../fixtures/certificates/${name}.pem`, import.meta.url);

async function listening(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** Path of the certificate that signed that of the server. */
export const authority = fileURLToPath(certificate('authority'));

/** Serves the sandbox over TLS, by a name that only a proxy resolves, which a script (PAC) returns. */
export async function behindProxy(sandbox: string) {
  const pem = readFileSync(certificate('good'));
  const onward = (port: number, client: Duplex) => {
    const server = connect(port, '127.0.0.1');
    server.on('error', () => client.destroy()).once('close', () => client.destroy());
    client.on('error', () => server.destroy()).once('close', () => server.destroy());
    client.pipe(server).pipe(client);
  };
  const host = createTlsServer({ key: pem, cert: pem }, (client) =>
    onward(Number(new URL(sandbox).port), client),
  );
  const hostPort = await listening(host);
  const asked: string[] = [];
  const proxy = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' });
    response.end(
      `function FindProxyForURL(url, host) { return host === 'api.sandbox.test' ? 'PROXY 127.0.0.1:${proxyPort}' : 'DIRECT'; }`,
    );
  });
  proxy.on('connect', (request: IncomingMessage, client: Duplex) => {
    asked.push(request.url ?? '');
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    onward(hostPort, client);
  });
  const proxyPort = await listening(proxy);
  const close = () => {
    proxy.closeAllConnections();
    proxy.close();
    host.close();
  };
  return {
    origin: `https://api.sandbox.test:${hostPort}`,
    script: `http://127.0.0.1:${proxyPort}/proxy.pac`,
    proxy: `127.0.0.1:${proxyPort}`,
    asked,
    close,
  };
}
