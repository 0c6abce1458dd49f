import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';

/** Why a certificate is not trusted. */
export type DistrustReason = 'issuer' | 'self' | 'expired' | 'early' | 'name' | 'other';

const reasons: Readonly<Record<string, DistrustReason>> = {
  UNABLE_TO_GET_ISSUER_CERT: 'issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'issuer',
  SELF_SIGNED_CERT_IN_CHAIN: 'issuer',
  CERT_UNTRUSTED: 'issuer',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'self',
  CERT_HAS_EXPIRED: 'expired',
  CERT_NOT_YET_VALID: 'early',
  ERR_TLS_CERT_ALTNAME_INVALID: 'name',
};
const others = /^(CERT_|INVALID_CA|PATH_LENGTH_EXCEEDED|INVALID_PURPOSE|HOSTNAME_MISMATCH|UNABLE_TO_)/;

/** Maps a code of Node's error; null where it is not about a certificate. */
export function distrustReason(code: string): DistrustReason | null {
  return reasons[code] ?? (others.test(code) ? 'other' : null);
}

/** Returns the issuer's name, as far as the certificate tells; what is not meant for eyes is left out. */
export function issuerName(
  issuer: { readonly CN?: unknown; readonly O?: unknown } | undefined,
): string | null {
  for (const name of [issuer?.CN, issuer?.O]) {
    if (typeof name !== 'string') continue;
    const clean = name.replace(/[^\p{L}\p{M}\p{N}\p{P}\p{S} ]/gu, '').trim();
    if (clean !== '') return clean.slice(0, 100);
  }
  return null;
}

/** Builds the failure of an untrusted certificate. @param host for people, such as `api.imgur.com` */
export function untrusted(host: string, reason: DistrustReason, issuer: string | null): ErrorData {
  const signed = issuer === null ? '' : `, signed by ${issuer}`;
  return errorData(
    'untrusted-certificate',
    `The certificate of ${host}${signed}, is not trusted (${reason})`,
    {
      host,
      reason,
      ...(issuer === null ? {} : { issuer }),
    },
  );
}
