import { createHash } from 'node:crypto';

/** A server's challenge, as far as it is answered (RFC 7616). */
export interface DigestChallenge {
  readonly realm: string;
  readonly nonce: string;
  readonly opaque: string | null;
  readonly algorithm: 'MD5' | 'SHA-256';
  /** False for servers of RFC 2069, which know no `qop`. */
  readonly hasQop: boolean;
  /** True where only the nonce was too old: the same password is right with this one. */
  readonly isStale: boolean;
}

/** Reads the challenge out of `WWW-Authenticate`; null where there is none that can be answered. */
export function readChallenge(header: string | readonly string[] | undefined): DigestChallenge | null {
  const texts = typeof header === 'string' ? [header] : (header ?? []);
  const found = texts.flatMap((text) =>
    text.split(/(?<=^|,)\s*(?=(?:Basic|Digest|Bearer|Negotiate|NTLM)\b)/i),
  );
  const challenges = found.flatMap((text) => parse(text) ?? []);
  // The stronger one, whichever comes first.
  return challenges.find(({ algorithm }) => algorithm === 'SHA-256') ?? challenges[0] ?? null;
}

function parse(text: string): DigestChallenge | null {
  if (!/^\s*Digest\s/i.test(text)) return null;
  const values = new Map<string, string>();
  for (const [, name = '', quoted, bare] of text.matchAll(/(\w+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/g))
    values.set(name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  const [realm, nonce] = [values.get('realm'), values.get('nonce')];
  const named = (values.get('algorithm') ?? 'MD5').toUpperCase();
  const algorithm = named === 'MD5' || named === 'SHA-256' ? named : null;
  const qop = values
    .get('qop')
    ?.split(',')
    .map((one) => one.trim().toLowerCase());
  if (realm === undefined || nonce === undefined || algorithm === null) return null;
  if (qop && !qop.includes('auth')) return null;
  return {
    realm,
    nonce,
    algorithm,
    opaque: values.get('opaque') ?? null,
    hasQop: qop !== undefined,
    isStale: values.get('stale')?.toLowerCase() === 'true',
  };
}

/** What a challenge is answered with. */
export interface DigestRequest {
  readonly user: string;
  readonly password: string;
  readonly method: string;
  /** As it stands in the request’s first line. */
  readonly path: string;
  /** How often this nonce was used, this time included. */
  readonly count: number;
  /** A random text of our own. */
  readonly cnonce: string;
}

/** Returns the value of `Authorization`. */
export function answerChallenge(
  { realm, nonce, opaque, algorithm, hasQop }: DigestChallenge,
  { user, password, method, path, count, cnonce }: DigestRequest,
): string {
  const hash = (text: string) =>
    createHash(algorithm === 'MD5' ? 'md5' : 'sha256')
      .update(text)
      .digest('hex');
  const nc = count.toString(16).padStart(8, '0');
  const secret = hash(`${user}:${realm}:${password}`);
  const request = hash(`${method}:${path}`);
  const between = hasQop ? `${nonce}:${nc}:${cnonce}:auth` : nonce;
  const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;
  return [
    `Digest username=${quoted(user)}`,
    `realm=${quoted(realm)}`,
    `nonce=${quoted(nonce)}`,
    `uri=${quoted(path)}`,
    `algorithm=${algorithm}`,
    ...(hasQop ? ['qop=auth', `nc=${nc}`, `cnonce=${quoted(cnonce)}`] : []),
    `response=${quoted(hash(`${secret}:${between}:${request}`))}`,
    ...(opaque === null ? [] : [`opaque=${quoted(opaque)}`]),
  ].join(', ');
}
