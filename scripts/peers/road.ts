import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { z } from 'zod';
import { requirePeer } from './install.ts';

/** Certificate of api.imgur.com for this computer alone. */
export interface Certificate {
  readonly path: string;
  readonly key: string;
  readonly cert: string;
}

const pemsSchema = z.object({ private: z.string(), cert: z.string() });

/** Creates the certificate, in a folder. */
export async function makeCertificate(work: string): Promise<Certificate> {
  const { generate } = requirePeer('selfsigned');
  const pems = pemsSchema.parse(
    await generate([{ name: 'commonName', value: 'api.imgur.com' }], {
      keySize: 2048,
      algorithm: 'sha256',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: 'api.imgur.com' }] }],
    }),
  );
  const path = join(work, 'certificate.pem');
  await writeFile(path, pems.cert);
  return { path, key: pems.private, cert: pems.cert };
}

/** The way to api.imgur.com: an HTTP proxy that leads there and nowhere else. */
export interface Road {
  readonly proxy: string;
  close(): Promise<void>;
}

/**
 * Starts a proxy that leads to api.imgur.com alone, which is a server on this computer behind TLS.
 * @param port of that server
 */
export async function openRoad(port: number, certificate: Certificate): Promise<Road> {
  const sockets = new Set<Socket>();
  const join_ = (a: Socket, b: Socket) => {
    for (const socket of [a, b]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    a.pipe(b).pipe(a);
  };
  const front = createTlsServer({ key: certificate.key, cert: certificate.cert }, (socket) =>
    join_(socket, connect({ port, host: '127.0.0.1', noDelay: true })),
  );
  const proxy = createServer((_request, response) => response.writeHead(403).end());
  proxy.on('connect', (request, socket: Socket, head: Buffer) => {
    if (request.url !== 'api.imgur.com:443') {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    socket.unshift(head);
    join_(socket, connect({ port: portOf(front), host: '127.0.0.1', noDelay: true }));
  });
  await listen(front);
  await listen(proxy);
  return {
    proxy: `http://127.0.0.1:${portOf(proxy)}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      for (const server of [proxy, front]) await new Promise((done) => server.close(done));
    },
  };
}

async function listen(server: Server): Promise<void> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;
