import { errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';

/** Checks an address that a host may be asked to fetch: http or https, without a password in it. */
export function checkUrl(text: string): { ok: true; url: URL } | { ok: false; failure: ErrorData } {
  const bad = (message: string, more: Record<string, string> = {}) => ({
    ok: false as const,
    failure: errorData('bad-url', message, { url: text, ...more }),
  });
  if (URL.parse(text) === null) return bad('This is not a web address.');
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return bad('Only http and https addresses can be fetched.', { scheme: url.protocol.slice(0, -1) });
  if (url.username || url.password) return bad('An address with a password in it is not handed on.');
  return { ok: true, url };
}
