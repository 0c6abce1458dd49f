import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Pages that may ask although a browser engine sends them: those that editors made of web technology are themselves,
 * under schemes that no site can have. Every other page, whichever site it is of, is refused, for what it asked would
 * be done in the user's name.
 */
const allowedOrigins = new Set(['app://obsidian.md', 'typora://app', 'lsp://logseq.io']);

export interface RequestOrigin {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** `Authorization`, as `Bearer <key>`. */
  readonly authorization: string | undefined;
  /** `key` of the query, as PicList's clients send it. */
  readonly key: string | undefined;
}

export type AccessVerdict =
  | {
      readonly kind: 'welcome' /** To be named in the answer, so that the page may read it. */;
      readonly page: string | null;
    }
  | { readonly kind: 'foreign-page'; readonly origin: string }
  /** A name that leads to this computer from outside (DNS rebinding), or another port's. */
  | { readonly kind: 'foreign-host'; readonly host: string }
  | { readonly kind: 'wrong-key' };

const digest = (text: string) => createHash('sha256').update(text).digest();
const isSame = (given: string | undefined, key: string) =>
  given !== undefined && timingSafeEqual(digest(given), digest(key));

/** Who may ask: programs of this computer, no web page, and where there is a key only who knows it. */
export function checkAccess(asked: RequestOrigin, port: number, key: string | null): AccessVerdict {
  const host = asked.host?.toLowerCase() ?? '';
  if (!['127.0.0.1', 'localhost', '[::1]'].some((name) => host === `${name}:${port}`))
    return { kind: 'foreign-host', host };
  const { origin } = asked;
  if (origin !== undefined && !allowedOrigins.has(origin)) return { kind: 'foreign-page', origin };
  const bearer = asked.authorization?.match(/^Bearer\s+(.+)$/i)?.[1];
  if (key !== null && !isSame(bearer, key) && !isSame(asked.key, key)) return { kind: 'wrong-key' };
  return { kind: 'welcome', page: origin ?? null };
}
