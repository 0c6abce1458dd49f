import type { HttpResponse } from './response.ts';

/** Parses a date in the only form that HTTP prescribes: Date.parse alone would read "5" as a day in 2001. */
export function httpDate(text: string | undefined): number | null {
  if (text === undefined || !/^\w{3}, \d{2} \w{3} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) ? null : time;
}

/**
 * Parses `Retry-After`, in seconds or as a date.
 * @param serverNow ms, by the server's clock where it told it
 * @returns ms from now on; null where none is named, and for a 0, which means nothing
 */
export function retryAfter(text: string | undefined, serverNow: number): number | null {
  const isCount = text !== undefined && /^\s*\d{1,9}(\.\d{1,9})?\s*$/.test(text);
  const date = isCount ? null : httpDate(text);
  const wait = isCount ? Number(text) * 1000 : date !== null ? date - serverNow : 0;
  return wait > 0 ? wait : null;
}

/** Returns the only, or the first, value of a header of an answer. */
export function headerOf({ headers }: Pick<HttpResponse, 'headers'>, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}
