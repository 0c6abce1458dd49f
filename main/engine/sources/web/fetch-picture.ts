import { AppError, errorData } from '../../../../contract/app-error.ts';
import { maxPictureBytes } from '../../../../contract/limits.ts';
import { distrustReason, untrusted } from '../../network/distrust.ts';
import { ProxyFailed, proxyTrouble } from '../../network/tunnel.ts';
import type { Spool } from '../spool.ts';
import { hostOf, sendRequest, type TransferLimits, type Web } from './http-client.ts';

/**
 * Downloads a picture into the spool. Its type is detected later.
 * @returns its path
 * @throws {AppError} `address-private`, `address-dead`, `address-broken`, `bad-proxy`, `proxy-trouble`,
 * `untrusted-certificate`, `too-big`, `empty-file`, `disk-full`, `cancelled`
 */
export async function fetchPicture(
  web: Web,
  url: URL,
  spool: Spool,
  mayBePrivate: boolean,
  signal: AbortSignal,
): Promise<string> {
  const slow = new AbortController();
  const within = AbortSignal.any([signal, slow.signal, AbortSignal.timeout(web.limits.totalMs)]);
  const broken = (thrown: unknown): AppError => {
    if (thrown instanceof AppError) return thrown;
    if (signal.aborted) return new AppError(errorData('cancelled', 'The fetching was called off.'));
    const cause = thrown as NodeJS.ErrnoException;
    if (cause.cause instanceof AppError) return cause.cause;
    if (thrown instanceof ProxyFailed) return new AppError(proxyTrouble(thrown));
    const distrust = distrustReason(String(cause.code));
    if (distrust !== null) return new AppError(untrusted(hostOf(url), distrust, null));
    const why = typeof cause.code === 'string' ? cause.code : cause.name;
    return new AppError(
      errorData('address-broken', `It could not be fetched (${why}).`, { host: hostOf(url) }),
    );
  };
  try {
    const { answer, close } = await sendRequest(web, 'GET', url, mayBePrivate, within);
    try {
      const { status, length } = answer;
      if (status < 200 || status >= 300)
        throw new AppError(
          errorData('address-dead', `The server answers ${status}.`, { host: hostOf(url), status }),
        );
      if (length !== null && length > maxPictureBytes) throw tooBig(length);
      return await spool.putStream(
        limitBytes(enforceMinimumRate(answer.body, web.limits, () => slow.abort(tooSlow()))),
      );
    } finally {
      await close();
    }
  } catch (thrown) {
    throw broken(thrown);
  }
}

async function* limitBytes(body: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  let bytes = 0;
  for await (const part of body) {
    bytes += part.byteLength;
    if (bytes > maxPictureBytes) throw tooBig(bytes);
    yield part;
  }
  if (bytes === 0) throw new AppError(errorData('empty-file', 'There is nothing at this address.'));
}

/**
 * Enforces a minimum rate.
 * @param giveUp when a server is alive, but hardly: nothing else ends what comes a byte at a time
 */
async function* enforceMinimumRate(
  body: AsyncIterable<Uint8Array>,
  { windowMs, minBytesPerWindow }: TransferLimits,
  giveUp: () => void,
): AsyncIterable<Uint8Array> {
  let bytes = 0;
  const watch = setInterval(() => {
    if (bytes < minBytesPerWindow) giveUp();
    bytes = 0;
  }, windowMs);
  try {
    for await (const part of body) {
      bytes += part.byteLength;
      yield part;
    }
  } finally {
    clearInterval(watch);
  }
}

const tooSlow = () => Object.assign(new Error('Hardly anything comes.'), { code: 'ETOOSLOW' });

const tooBig = (bytes: number) =>
  new AppError(errorData('too-big', `${bytes} bytes or more are there.`, { bytes, limit: maxPictureBytes }));
