import { parseUrl } from './parse-url.ts';

/** A web address that may be handed to the system's browser; null for anything else (files, scripts, other apps). */
export function webAddress(text: string): string | null {
  const url = parseUrl(text);
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : null;
}
