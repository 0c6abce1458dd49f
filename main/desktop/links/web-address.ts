import { parseUrl } from './parse-url.ts';

/** Validates a web URL for the system's browser; null for anything else (files, scripts, other apps). */
export function webAddress(text: string): string | null {
  const url = parseUrl(text);
  return url && ['http:', 'https:'].includes(url.protocol) ? url.href : null;
}
