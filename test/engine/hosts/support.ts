import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Media } from '../../../contract/media.ts';
import { systemClock } from '../../../main/engine/clock.ts';
import type { FullHost, UploadHooks, UploadRequest } from '../../../main/engine/hosts/host.ts';
import { createImgurHost, type ImgurOptions } from '../../../main/engine/hosts/imgur/index.ts';

export const clientId = '5a4db0c0ffee123';

/** Listens on a free port of this machine until the test is over. */
export async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const sockets = new Set<{ destroy(): void }>();
  server.on('connection', (socket) => sockets.add(socket));
  onTestFinished(
    () =>
      new Promise<void>((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  );
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

export async function serving(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  return `http://${await listening(createServer(handle))}`;
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export function hostAt(origin: string, options: Partial<ImgurOptions> = {}): FullHost {
  const host = createImgurHost({ origin, clock: systemClock, ...options });
  onTestFinished(() => host.close());
  return host;
}

/** Creates a file of random bytes and the media that an inspection would have found. */
export function pictureFile(
  bytes: number,
  over: Partial<Media> = {},
): { path: string; media: Media; content: Buffer } {
  const content = randomBytes(bytes);
  const folder = mkdtempSync(join(tmpdir(), 'snapferry-host-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'My holiday in Spain.png');
  writeFileSync(path, content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const media = { kind: 'image', mime: 'image/png', width: 1, height: 1, animated: false } as const;
  return { path, media: { ...media, bytes, sha256, ...over }, content };
}

export function requestFor(body: UploadRequest['body'], over: Partial<UploadRequest> = {}): UploadRequest {
  return {
    credentials: { kind: 'anonymous', clientId },
    body,
    key: 'sf-0123456789',
    name: 'My holiday in Spain.png',
    createdAt: Date.UTC(2026, 10, 28, 12),
    title: null,
    description: null,
    privacy: 'hidden',
    ...over,
  };
}

export function hooks(over: Partial<UploadHooks> = {}): UploadHooks {
  return {
    signal: new AbortController().signal,
    onProgress: () => {},
    pace: async () => {},
    onCommit: () => {},
    ...over,
  };
}

export const success = JSON.stringify({
  data: {
    id: 'aBcDeF1',
    link: 'http://127.0.0.1/i/aBcDeF1.png',
    deletehash: 'abcdefghij12345',
    type: 'image/png',
  },
  success: true,
  status: 200,
});
