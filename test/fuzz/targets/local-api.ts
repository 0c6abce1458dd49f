import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { isAbsolute, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '../../../main/engine/clock.ts';
import { parseRequest } from '../../../main/engine/local-api/request.ts';
import { type ApiServer, startServer, type UploadService } from '../../../main/engine/local-api/server.ts';
import { openSpool } from '../../../main/engine/sources/spool.ts';
import type { Random } from '../random.ts';
import type { Case, Target } from '../target.ts';
import { mutateText, textOf } from '../texts.ts';
import { twist } from '../values.ts';

const lists: readonly string[] = [
  '',
  '{"list":[]}',
  '{"list":["/notes/a.png"]}',
  '{"list":["/notes/a%20b.png","file:///notes/x.png","https://example.org/a.png"]}',
  '\ufeff{"list": ["notes/a.png", "C:\\\\notes\\\\a.png"], "options": {"compress": true}}',
  '{"list":["file://elsewhere/a.png"]}',
];

/** The body of `POST /upload` as JSON: it is read to the same kinds whatever it is, and tells a blind caller nothing. */
export const apiRequests: Target = {
  async prepare() {
    return {
      make(random): Case {
        const body = listOf(random);
        return {
          bytes: Buffer.from(body),
          async run() {
            let isAsked = false;
            const seen = parseRequest(body, () => {
              isAsked = true;
              return true;
            });
            const blind = parseRequest(body, () => false);
            if (blind.kind !== seen.kind && !(blind.kind === 'relative' && isAsked))
              throw new Error(`Who may not look gets ${blind.kind}, and who may ${seen.kind}`);
            for (const parsed of [seen, blind])
              if (parsed.kind === 'items') {
                if (parsed.items.length < 1 || parsed.items.length > 1_000)
                  throw new Error('Too few or too many');
                for (const item of parsed.items)
                  if (item.kind === 'path' ? !isAbsolute(item.path) : !/^https?:/i.test(item.url))
                    throw new Error(`It takes ${JSON.stringify(item)}`);
              }
          },
        };
      },
    };
  },
};

function listOf(random: Random): string {
  const body = random.pick(lists);
  if (random.percent(50) || body === '') return mutateText(body, random, lists);
  try {
    return JSON.stringify(twist(JSON.parse(body.replace('\ufeff', '')), random)) ?? '';
  } catch {
    return mutateText(body, random, lists);
  }
}

interface Request {
  readonly bytes: Buffer;
  /** True if its head is one that must never reach the service. */
  readonly isForeign: boolean;
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const foreignHeads = [
  'Origin: https://evil.example',
  'Sec-Fetch-Site: cross-site',
  'Authorization: Bearer wrong',
  'Origin: null',
];

/** A form of up to four parts, whose heads, bodies and borders may be broken. */
function formOf(random: Random, boundary: string): Buffer {
  const parts: Buffer[] = [];
  for (let times = random.below(5); times > 0; times -= 1) {
    const name = random.percent(60) ? 'a.png' : textOf(random);
    const heads = [
      `Content-Disposition: form-data; name="list"; filename="${name}"`,
      `Content-Disposition: form-data; name="${name}"`,
      `Content-Disposition: form-data; name="f"; filename*=UTF-8''${encodeURIComponent(name.toWellFormed())}`,
      `content-disposition: ${name}`,
    ];
    const type = random.percent(70) ? 'Content-Type: image/png\r\n' : '';
    const body = random.percent(70) ? png : random.bytes(random.below(random.percent(95) ? 200 : 20_000));
    const border = random.percent(95) ? `--${boundary}\r\n` : `--${textOf(random)}\r\n`;
    parts.push(Buffer.from(`${border}${random.pick(heads)}\r\n${type}\r\n`), body, Buffer.from('\r\n'));
  }
  if (random.percent(85)) parts.push(Buffer.from(`--${boundary}--\r\n`));
  const form = Buffer.concat(parts);
  return random.percent(80) || form.length === 0 ? form : form.subarray(0, random.below(form.length));
}

function requestOf(random: Random, port: number): Request {
  const isForm = random.percent(55);
  const boundary = random.percent(90)
    ? 'border'
    : textOf(random)
        .slice(0, 90)
        .replace(/[\r\n]/g, '');
  const body = isForm ? formOf(random, boundary) : Buffer.from(listOf(random));
  const type = isForm
    ? `multipart/form-data; boundary=${random.percent(80) ? boundary : `"${boundary}"`}`
    : random.pick(['application/json', 'text/plain', '*/*', textOf(random).replace(/[\r\n]/g, '')]);
  const isForeign = random.percent(20);
  const host = isForeign && random.percent(30) ? 'evil.example' : `127.0.0.1:${port}`;
  const isChunked = random.percent(15);
  const heads = [
    `${random.percent(90) ? 'POST' : random.pick(['GET', 'OPTIONS', 'PUT', 'HEAD', 'TRACE'])} ${pathOf(random)} HTTP/1.1`,
    `Host: ${host}`,
    `Content-Type: ${type}`,
    isChunked
      ? 'Transfer-Encoding: chunked'
      : `Content-Length: ${random.percent(90) ? body.length : Math.max(0, body.length - 1 - random.below(40))}`,
    ...(isForeign && host !== 'evil.example' ? [random.pick(foreignHeads)] : []),
    ...(random.percent(20)
      ? [
          `X-Other: ${textOf(random)
            .replace(/[\r\n\0]/g, '')
            .slice(0, 4_000)}`,
        ]
      : []),
    'Connection: close',
  ];
  const sent = isChunked
    ? Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')])
    : body;
  return { bytes: Buffer.concat([Buffer.from(`${heads.join('\r\n')}\r\n\r\n`), sent]), isForeign };
}

const pathOf = (random: Random) =>
  random.percent(85)
    ? random.pick(['/upload', '/upload?key=', '/upload?x=1'])
    : `/${encodeURI(textOf(random).toWellFormed()).slice(0, 500)}`;

/** Waits until the server has put away what it was given: the other end may have gone before it noticed. */
async function untilEmpty(spool: string): Promise<void> {
  // The process that looks at pictures may be starting, on a machine that does much else.
  for (let times = 0; times < 350; times += 1) {
    const left = await readdir(spool);
    if (left.length === 0) return;
    await pause(20);
  }
  const left = await readdir(spool);
  for (const name of left) await rm(join(spool, name));
  throw new Error(`It leaves ${left.length} in the spool`);
}

/** Sends bytes and hears all that comes until the other side, or our patience, ends. */
function exchange(port: number, bytes: Buffer, withinMs: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let said = '';
    const timer = setTimeout(() => {
      socket.destroy();
      reject(new Error('It is not answered'));
    }, withinMs);
    socket.on('data', (chunk) => (said += chunk.toString('latin1')));
    socket.on('error', () => {});
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(said);
    });
    // Half closed: what is announced and does not come is not waited for.
    socket.end(bytes);
  });
}

/** The real server, over real sockets: it answers, keeps nothing that nobody took, and lets no foreigner in. */
export const localApi: Target = {
  async prepare(folder) {
    let fault: string | null = null;
    let isReached = false;
    const refuse = () => 'no';
    const service: UploadService = {
      async upload() {
        isReached = true;
        return { success: true, result: [] };
      },
      async uploadPictures(pictures) {
        isReached = true;
        // At once: the other end may have gone, and what comes after that is of no case.
        for (const { path, sha256 } of pictures) {
          const held = await readFile(path);
          if (createHash('sha256').update(held).digest('hex') !== sha256) fault = 'Another hash';
          await rm(path);
        }
        return { success: true, result: [] };
      },
      refuse,
      failure: refuse,
    };
    const spool = openSpool(folder);
    await mkdir(join(folder, 'spool'), { recursive: true });
    const monitor = {
      isHealthy: async () => true,
      metrics: async () => ({ type: 'text/plain', text: '' }),
      close() {},
    };
    const key = { text: 'the key', isStrict: false };
    const server: ApiServer = await startServer({
      port: 0,
      key,
      service,
      monitor,
      spool,
      clock: systemClock,
      peer: async () => 'same-user',
    });
    const port = Number(new URL(server.address).port);
    const alive = Buffer.from(
      `POST /heartbeat HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`,
    );
    return {
      make(random, number): Case {
        const { bytes, isForeign } = requestOf(random, port);
        return {
          bytes,
          async run() {
            [fault, isReached] = [null, false];
            const said = await exchange(port, bytes, 1_500);
            if (said !== '' && !/^HTTP\/1\.1 [1-5]\d\d /.test(said))
              throw new Error(`It says ${said.slice(0, 80)}`);
            if (/^HTTP\/1\.1 500 /.test(said)) throw new Error(`It breaks: ${said.slice(-300)}`);
            if (isForeign && isReached) throw new Error('A foreigner is let in');
            if (fault !== null) throw new Error(fault);
            await untilEmpty(join(folder, 'spool'));
            if (number % 10 === 0 && !(await exchange(port, alive, 1_500)).startsWith('HTTP/1.1 200'))
              throw new Error('After it, nobody is answered');
          },
        };
      },
    };
  },
};
