import { createHash, timingSafeEqual } from 'node:crypto';
import { isLoopback } from '../../../contract/loopback.ts';
import type { Peer } from './peer.ts';

/**
 * Origins of pages that may ask although a browser engine sends them: those that editors made of web technology are
 * themselves, under schemes that no site can have. Every other page, whichever site it is of, is refused, for what
 * it asked would be done in the user's name.
 */
const allowedOrigins = new Set(['app://obsidian.md', 'typora://app', 'lsp://logseq.io']);

export interface RequestOrigin {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Sec-Fetch-Site`: the relation of the page to us, by the browser's own word. */
  readonly fetchSite: string | undefined;
  /** `Authorization`, as `Bearer <key>`. */
  readonly authorization: string | undefined;
  /** `key` of the query, as PicList's clients send it. */
  readonly key: string | undefined;
}

export interface ApiKey {
  readonly text: string;
  /** True if programs of this user have to send the key too. */
  readonly isStrict: boolean;
}

export type AccessVerdict =
  | {
      readonly kind: 'welcome';
      /** Origin to allow in the answer, so that the page may read it. */
      readonly page: string | null;
      /** Files that may be named: all that this user can read, or only those in allowed folders. */
      readonly files: 'all' | 'allowed-folders';
    }
  | { readonly kind: 'foreign-page'; readonly origin: string }
  /** A name that leads to this computer from outside (DNS rebinding), or another port's. */
  | { readonly kind: 'foreign-host'; readonly host: string }
  | { readonly kind: 'wrong-key' };

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (given: string | undefined, key: string) =>
  given !== undefined && timingSafeEqual(digest(given), digest(key));

/**
 * Values of `Sec-Fetch-Site` of foreign pages: one that leaves `Origin` out (a form, an image) still says where it
 * stands.
 */
const foreignSites = new Set(['cross-site', 'same-site']);

/**
 * Decides whether a request is allowed: not from web pages; from programs that are proved to be of this user; else
 * with the key. A wrong key is always refused.
 */
export function checkAccess(asked: RequestOrigin, port: number, key: ApiKey, peer: Peer): AccessVerdict {
  const host = asked.host?.toLowerCase() ?? '';
  const colon = host.lastIndexOf(':');
  if (!isLoopback(host.slice(0, colon)) || host.slice(colon + 1) !== String(port))
    return { kind: 'foreign-host', host };
  const { origin, fetchSite } = asked;
  if (origin !== undefined && !allowedOrigins.has(origin)) return { kind: 'foreign-page', origin };
  if (origin === undefined && fetchSite !== undefined && foreignSites.has(fetchSite.toLowerCase()))
    return { kind: 'foreign-page', origin: fetchSite };
  const bearer = asked.authorization?.match(/^Bearer\s+(.+)$/i)?.[1];
  const isShown = bearer !== undefined || asked.key !== undefined;
  const hasKey = isSame(bearer, key.text) || isSame(asked.key, key.text);
  if (isShown ? !hasKey : key.isStrict || peer !== 'same-user') return { kind: 'wrong-key' };
  return {
    kind: 'welcome',
    page: origin ?? null,
    files: peer === 'other-user' ? 'allowed-folders' : 'all',
  };
}
