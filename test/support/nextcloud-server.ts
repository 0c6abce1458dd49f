import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface NextcloudOptions {
  /** False: nobody may share by link. */
  readonly sharesLinks?: boolean;
  /** Called before a share is made; what it returns is answered in its place. */
  readonly onShare?: () => { readonly status: number; readonly body: string } | null;
}

export interface NextcloudServer {
  readonly port: number;
  readonly user: string;
  readonly password: string;
  /** Files by their path below the user's own folder. */
  readonly files: ReadonlyMap<string, Buffer>;
  /** Share tokens by path. */
  readonly shares: ReadonlyMap<string, readonly string[]>;
  readonly forms: readonly Readonly<Record<string, string>>[];
  readonly log: readonly string[];
}

/** Starts a look-alike of Nextcloud: files by WebDAV, links by the OCS API, as docs.nextcloud.com describes both. */
export async function startNextcloud(options: NextcloudOptions = {}): Promise<NextcloudServer> {
  const { sharesLinks = true, onShare = () => null } = options;
  const user = 'me@example.org';
  const password = 'abcde-fghij-klmno';
  const files = new Map<string, Buffer>();
  const folders = new Set(['', 'Pictures']);
  const shares = new Map<string, string[]>();
  const forms: Record<string, string>[] = [];
  const log: string[] = [];
  let port = 0;

  const dav = (method: string, path: string, body: Buffer, response: ServerResponse) => {
    const parent = path.split('/').slice(0, -1).join('/');
    const end = (status: number) => response.writeHead(status).end();
    switch (method) {
      case 'PROPFIND':
        return end(folders.has(path) || files.has(path) ? 207 : 404);
      case 'MKCOL':
        if (folders.has(path)) return end(405);
        if (!folders.has(parent)) return end(409);
        folders.add(path);
        return end(201);
      case 'PUT': {
        if (!folders.has(parent)) return end(409);
        const isNew = !files.has(path);
        files.set(path, body);
        return end(isNew ? 201 : 204);
      }
      case 'DELETE':
        shares.delete(path);
        return end(files.delete(path) ? 204 : 404);
      default:
        return end(501);
    }
  };

  const ocs = (response: ServerResponse, statuscode: number, data: unknown, message = 'OK') => {
    const meta = { status: statuscode === 200 ? 'ok' : 'failure', statuscode, message };
    response
      .writeHead(statuscode, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify({ ocs: { meta, data } }));
  };
  const share = (path: string, token: string) => ({
    id: '7',
    share_type: 3,
    path: `/${path}`,
    token,
    url: `http://127.0.0.1:${port}/s/${token}`,
  });

  const api = (request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse) => {
    if (request.headers['ocs-apirequest'] !== 'true') return ocs(response, 412, [], 'CSRF check failed');
    if (url.pathname === '/ocs/v2.php/cloud/capabilities') {
      const files_sharing = { api_enabled: true, public: { enabled: sharesLinks } };
      return ocs(response, 200, { version: { major: 31 }, capabilities: { files_sharing } });
    }
    if (url.pathname !== '/ocs/v2.php/apps/files_sharing/api/v1/shares')
      return ocs(response, 404, [], 'Invalid query');
    if (request.method === 'GET') {
      const path = (url.searchParams.get('path') ?? '').slice(1);
      return ocs(
        response,
        200,
        (shares.get(path) ?? []).map((token) => share(path, token)),
      );
    }
    const instead = onShare();
    if (instead) return response.writeHead(instead.status).end(instead.body);
    const form = Object.fromEntries(new URLSearchParams(body.toString()));
    forms.push(form);
    const path = (form.path ?? '').slice(1);
    if (!sharesLinks) return ocs(response, 403, [], 'Public link sharing is disabled by the administrator');
    if (!files.has(path) || form.shareType !== '3')
      return ocs(response, 404, [], 'Wrong path, file/folder does not exist');
    const token = `T${shares.size}x${(shares.get(path) ?? []).length}`;
    shares.set(path, [...(shares.get(path) ?? []), token]);
    return ocs(response, 200, share(path, token));
  };

  const server = createServer(async (request, response) => {
    request.on('error', () => {});
    const parts: Buffer[] = [];
    try {
      for await (const part of request) parts.push(part as Buffer);
    } catch {
      // A client that went away leaves nothing.
      return;
    }
    const body = Buffer.concat(parts);
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`);
    log.push(`${request.method} ${url.pathname}`);
    const token = /^\/s\/(\w+)\/download$/.exec(url.pathname)?.[1];
    if (token !== undefined) {
      const [path = ''] = [...shares].find(([, tokens]) => tokens.includes(token)) ?? [];
      const found = files.get(path);
      return void response.writeHead(found ? 200 : 404, { 'content-type': 'image/png' }).end(found);
    }
    const expected = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
    if (request.headers.authorization !== expected)
      return void (url.pathname.startsWith('/ocs/')
        ? ocs(response, 401, [], 'Current user is not logged in')
        : response.writeHead(401, { 'www-authenticate': 'Basic realm="Nextcloud"' }).end());
    const inside = `/remote.php/dav/files/${encodeURIComponent(user)}`;
    if (url.pathname.startsWith(inside)) {
      const path = decodeURIComponent(url.pathname.slice(inside.length)).replace(/^\/|\/$/g, '');
      return void dav(request.method ?? '', path, body, response);
    }
    if (url.pathname.startsWith('/ocs/')) return void api(request, url, body, response);
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  return { port, user, password, files, shares, forms, log };
}
