import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface GithubOptions {
  readonly mayWrite?: boolean;
  readonly isPublic?: boolean;
}

export interface GithubServer {
  readonly port: number;
  readonly token: string;
  readonly files: ReadonlyMap<string, Buffer>;
  /** Messages of the commits, oldest first. */
  readonly commits: readonly string[];
  /** Puts a file there as somebody else would. */
  write(path: string, content: Buffer): void;
}

/** Git's id of a content. */
const blobId = (content: Buffer) =>
  createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex');

/** Starts a look-alike of GitHub's contents API with the repository `me/pictures`, and of the site of its raw files. */
export async function startGithub(options: GithubOptions = {}): Promise<GithubServer> {
  const { mayWrite = true, isPublic = true } = options;
  const token = 'github_pat_11ABCDEFG0123456789';
  const files = new Map<string, Buffer>();
  const commits: string[] = [];
  let writing = 0;

  const json = (response: ServerResponse, status: number, document: unknown) =>
    response
      .writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
      .end(JSON.stringify(document));
  const said = (response: ServerResponse, status: number, message: string) =>
    json(response, status, {
      message,
      documentation_url: 'https://docs.github.com/rest',
      status: String(status),
    });

  const contents = (request: IncomingMessage, path: string, body: Buffer, response: ServerResponse) => {
    if (request.method === 'GET') {
      const inside = path === '' ? '' : `${path}/`;
      const entries = [...files].filter(
        ([name]) => name.startsWith(inside) && !name.slice(inside.length).includes('/'),
      );
      if (entries.length === 0) return said(response, 404, 'Not Found');
      const listed = entries.map(([name, content]) => ({
        path: name,
        sha: blobId(content),
        size: content.length,
        type: 'file',
      }));
      return json(response, 200, listed);
    }
    if (!mayWrite) return said(response, 403, 'Resource not accessible by personal access token');
    const document = JSON.parse(body.toString()) as Record<string, string>;
    if (document.branch !== 'main') return said(response, 404, `Branch ${document.branch} not found`);
    const present = files.get(path);
    if (request.method === 'DELETE') {
      if (!present) return said(response, 404, 'Not Found');
      if (document.sha !== blobId(present))
        return said(response, 409, `${path} does not match ${document.sha}`);
      files.delete(path);
      commits.push(document.message ?? '');
      return json(response, 200, { content: null, commit: {} });
    }
    if (present && document.sha !== blobId(present))
      return said(response, 422, 'Invalid request.\n\n"sha" wasn\'t supplied.');
    const content = Buffer.from(document.content ?? '', 'base64');
    files.set(path, content);
    commits.push(document.message ?? '');
    const html_url = `https://github.com/me/pictures/blob/main/${path}`;
    return json(response, 201, {
      content: { path, sha: blobId(content), size: content.length, html_url },
      commit: {},
    });
  };

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://here');
    if (url.pathname.startsWith('/raw/')) {
      const found = isPublic ? files.get(decodeURIComponent(url.pathname.slice(5))) : undefined;
      return response.writeHead(found ? 200 : 404, { 'content-type': 'image/png' }).end(found);
    }
    const isWrite = request.method === 'PUT';
    if (isWrite) writing += 1;
    try {
      const isConflict = writing > 1;
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      if (request.headers.authorization !== `Bearer ${token}`) return said(response, 401, 'Bad credentials');
      if (isConflict) return said(response, 409, 'is at 1 but expected 2');
      const home = '/repos/me/pictures';
      if (url.pathname === home)
        return json(response, 200, { full_name: 'me/pictures', permissions: { push: mayWrite } });
      if (url.pathname === `${home}/branches/main`) return json(response, 200, { name: 'main' });
      if (url.pathname.startsWith(`${home}/branches/`)) return said(response, 404, 'Branch not found');
      const path = `${home}/contents/`;
      if (!url.pathname.startsWith(path)) return said(response, 404, 'Not Found');
      return contents(
        request,
        decodeURIComponent(url.pathname.slice(path.length)),
        Buffer.concat(parts),
        response,
      );
    } finally {
      if (isWrite) writing -= 1;
    }
  };

  const server = createServer((request, response) => {
    request.on('error', () => {});
    // A client that went away leaves nothing.
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  );
  const { port } = server.address() as AddressInfo;
  return { port, token, files, commits, write: (path, content) => files.set(path, content) };
}
