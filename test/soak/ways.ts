import { createHash } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { basename, join } from 'node:path';
import type { EngineProcess } from '../support/engine-child.ts';
import { pictureMaker } from '../support/unique-pictures.ts';

export const ways = ['drop', 'paste', 'folder', 'address', 'api-list', 'api-form', 'command'] as const;
export type Way = (typeof ways)[number];

export interface WaysOptions {
  readonly engine: Pick<EngineProcess, 'call'>;
  /** Folder that pictures are made in. */
  readonly work: string;
  readonly watched: string;
  readonly api: { readonly address: string; readonly key: string };
  /** Runs `snapferry upload` with this file; resolves with its exit code. */
  readonly command: (path: string) => Promise<number | null>;
}

/** Every way by which a picture comes in. */
export interface Ways {
  /** Hands one in; resolves when it was confirmed, and rejects where it was not. */
  handIn(way: Way): Promise<void>;
  /** Names of what was surely taken, with their hashes. */
  readonly handed: ReadonlyMap<string, string>;
  readonly counts: Readonly<Record<string, number>>;
  /** Removes files that were handed in this long ago and are up, as people tidy their folders. */
  tidy(olderThanMs: number, isUp: (name: string) => boolean): Promise<void>;
  close(): void;
}

const apiTimeoutMs = 150_000;

export async function openWays(options: WaysOptions): Promise<Ways> {
  const { engine, work, watched, api } = options;
  const make = await pictureMaker();
  await mkdir(watched, { recursive: true });
  const handed = new Map<string, string>();
  const counts: Record<string, number> = {};
  const files: { path: string; at: number }[] = [];
  const served = new Map<string, Buffer>();
  let made = 0;

  const web = createServer((request, response) => {
    const bytes = served.get((request.url ?? '/').slice(1));
    response.writeHead(bytes ? 200 : 404, {
      'content-type': 'image/png',
      'content-length': bytes?.length ?? 0,
    });
    response.end(bytes);
  });
  await listen(web);
  const origin = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;

  const fileOf = async (folder: string, name: string, bytes: Buffer) => {
    const path = join(folder, name);
    await writeFile(join(work, `${name}.part`), bytes);
    await rename(join(work, `${name}.part`), path);
    files.push({ path, at: Date.now() });
    return path;
  };

  const ask = async (body: string | FormData) => {
    const response = await fetch(`${api.address}/upload`, {
      method: 'POST',
      headers: { authorization: `Bearer ${api.key}` },
      body,
      signal: AbortSignal.timeout(apiTimeoutMs),
    });
    const answer = (await response.json()) as {
      success: boolean;
      message?: string;
      links?: (string | null)[];
    };
    // Without a link yet it is taken all the same, and goes up later.
    if (!answer.success && answer.links === undefined) throw new Error(answer.message);
  };

  const send: Readonly<Record<Way, (name: string, bytes: Buffer) => Promise<void>>> = {
    async drop(name, bytes) {
      const path = await fileOf(work, name, bytes);
      await engine.call('add', { items: [{ kind: 'path', path }], origin: 'drop' });
    },
    async paste(name, bytes) {
      await engine.call('addBytes', { name, bytes: Uint8Array.from(bytes), origin: 'paste' });
    },
    async folder(name, bytes) {
      await fileOf(watched, name, bytes);
    },
    async address(name, bytes) {
      served.set(name, bytes);
      await engine.call('add', { items: [{ kind: 'url', url: `${origin}/${name}` }], origin: 'paste' });
    },
    async 'api-list'(name, bytes) {
      await ask(JSON.stringify({ list: [await fileOf(work, name, bytes)] }));
    },
    async 'api-form'(name, bytes) {
      const form = new FormData();
      form.append('list', new Blob([Uint8Array.from(bytes)], { type: 'image/png' }), name);
      await ask(form);
    },
    async command(name, bytes) {
      const code = await options.command(await fileOf(work, name, bytes));
      if (code !== 0) throw new Error(`The command ended with ${code}`);
    },
  };

  return {
    handed,
    counts,
    async handIn(way) {
      const index = made++;
      const name = `${way}-${index}.png`;
      const bytes = make(index);
      await send[way](name, bytes);
      handed.set(name, createHash('sha256').update(bytes).digest('hex'));
      counts[way] = (counts[way] ?? 0) + 1;
    },
    async tidy(olderThanMs, isUp) {
      const now = Date.now();
      const isOld = ({ path, at }: (typeof files)[number]) => now - at > olderThanMs && isUp(basename(path));
      const old = files.filter(isOld);
      files.splice(0, files.length, ...files.filter((file) => !isOld(file)));
      for (const { path } of old) await rm(path, { force: true });
    },
    close: () => {
      web.closeAllConnections();
      web.close();
    },
  };
}

const listen = (server: Server) =>
  new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, () => resolve()));
