import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stringify } from 'yaml';

/** A feed of one version on this computer, as electron-builder's generic provider describes it. */
export interface LocalFeed {
  readonly url: string;
  /** Headers of all requests, in order. */
  readonly requests: readonly IncomingHttpHeaders[];
  /**
   * Offers a version.
   * @param announced what the feed says that the file is; default: what it is
   */
  offer(version: string, file: Buffer, announced?: Buffer): void;
  close(): Promise<void>;
}

const sha512 = (bytes: Buffer) => createHash('sha512').update(bytes).digest('base64');

export async function startLocalFeed(): Promise<LocalFeed> {
  const requests: IncomingHttpHeaders[] = [];
  let offered: { yaml: string; name: string; file: Buffer } | null = null;
  const server = createServer((request, response) => {
    requests.push(request.headers);
    const name = new URL(request.url ?? '/', 'http://localhost').pathname.slice(1);
    // The feed of a system is named after it, and after its processor where that is not x64.
    if (offered && /^latest-linux(-arm64)?\.yml$/.test(name)) response.end(offered.yaml);
    else if (offered && name === offered.name) response.end(offered.file);
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    offer(version, file, announced = file) {
      const name = `snapferry-${version}-linux-x64.AppImage`;
      const described = { url: name, sha512: sha512(announced), size: file.length };
      const yaml = stringify({ version, files: [described], path: name, sha512: described.sha512 });
      offered = { yaml, name, file };
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
