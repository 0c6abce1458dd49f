import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Clock } from '../clock.ts';
import type { UploadRequest } from './host.ts';
import { toNetworkError } from './http/network-errors.ts';
import { createPublicRequests, drop, readBounded, textOf } from './http/public-requests.ts';
import type { HostParts, UploadHost } from './kind.ts';

/** A transparent PNG of one pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const mostRedirects = 3;
/** Time limit of the first answer: somebody waits for it. A second more than connecting has, which tells more. */
const greetingMs = 16_000;

/** Checks the connection to a host, which is told to be too slow where it says nothing for a while. */
export async function greet(
  host: Pick<UploadHost, 'origin' | 'checkConnection'>,
  clock: Clock,
  signal: AbortSignal,
): Promise<ErrorData | null> {
  const late = new AbortController();
  const silence = Promise.withResolvers<ErrorData>();
  const callOff = clock.after(greetingMs, () => {
    const name = URL.parse(host.origin)?.host || host.origin;
    silence.resolve(errorData('timeout', `${name} did not answer in ${greetingMs} ms`, { host: name }));
    late.abort();
  });
  try {
    // What it is asked in may not hear of the end: a name is looked up by the system.
    const asked = host.checkConnection(AbortSignal.any([signal, late.signal]));
    return await Promise.race([silence.promise, asked]);
  } finally {
    callOff();
  }
}

/**
 * Tries the settings of a host for real: signs in, uploads a pixel, reads it by its link as anybody would, deletes it.
 * @returns what is wrong or missing, in the order in which it was met; empty: all is well
 */
export async function tryHost(
  host: Pick<UploadHost, 'origin' | 'checkConnection' | 'upload' | 'remove'>,
  { clock, network }: Pick<HostParts, 'clock' | 'network'>,
  signal: AbortSignal,
): Promise<readonly ErrorData[]> {
  const wrong = await greet(host, clock, signal);
  if (wrong) return [wrong];
  const folder = await mkdtemp(join(tmpdir(), 'snapferry-trial-'));
  try {
    const path = join(folder, 'snapferry-trial.png');
    await writeFile(path, pixel);
    const request = pixelRequest(path, clock.now());
    const hooks = { signal, onProgress: () => {}, pace: async () => {}, onCommit: () => {} };
    const outcome = await host.upload(request, hooks);
    if (outcome.kind === 'failed') return [outcome.failure];
    if (outcome.image === null) return [];
    const problems: ErrorData[] = [];
    const requests = createPublicRequests(clock, network, new URL(outcome.image.link).origin);
    const unread = await readPixel(requests, outcome.image.link, signal).finally(() => requests.close());
    if (unread) problems.push(unread);
    const removal = await host.remove?.(outcome.image, { kind: 'own' }, signal);
    if (removal?.kind === 'failed') problems.push(removal.failure);
    return problems;
  } catch (error) {
    return [toErrorData(error)];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function pixelRequest(path: string, createdAt: number): UploadRequest {
  const sha256 = createHash('sha256').update(pixel).digest('hex');
  const media = { kind: 'image', mime: 'image/png', width: 1, height: 1, animated: false } as const;
  return {
    credentials: { kind: 'own' },
    body: { kind: 'file', path, media: { ...media, bytes: pixel.length, sha256 } },
    key: `trial${randomBytes(10).toString('hex')}`,
    name: 'snapferry-trial.png',
    createdAt,
    title: null,
    description: null,
    privacy: 'hidden',
  };
}

/** Reads the link, following redirects as a browser does. @returns why it does not give the pixel, null if it does */
async function readPixel(
  requests: ReturnType<typeof createPublicRequests>,
  link: string,
  signal: AbortSignal,
): Promise<ErrorData | null> {
  let url = new URL(link);
  const notPublic = (message: string, params: ErrorData['params'] = {}) =>
    errorData('not-public', message, { link: shown(link), ...params });
  try {
    for (let hops = 0; ; hops += 1) {
      const { status, location, body } = await requests.ask(url, 'GET', signal, async (response) => {
        const location = textOf(response.headers.location);
        const isYes = response.statusCode === 200;
        if (!isYes) drop(response.body);
        const body = isYes ? await readBounded(response.body, 10_000) : null;
        return { status: response.statusCode, location, body };
      });
      if (status === 200) {
        const isPixel = body !== null && pixel.equals(body);
        return isPixel ? null : notPublic('The link gives something else than what was uploaded');
      }
      const isRedirect = status >= 300 && status < 400 && location !== null;
      if (!isRedirect || hops >= mostRedirects || URL.parse(location, url.href) === null)
        return notPublic(`The link answers with ${status}`, { status });
      url = new URL(location, url.href);
    }
  } catch (error) {
    // The host was reached and has the picture: it is the public address that leads nowhere.
    return notPublic(`The link cannot be read (${toNetworkError(error, url.host).failure.code})`, {
      reason: 'silent',
    });
  }
}

/** A link for messages: what is signed into its query is nobody's business. */
function shown(link: string): string {
  return link.replace(/\?.*$/, '');
}
