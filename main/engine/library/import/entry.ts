import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { errorData } from '../../../../contract/app-error.ts';
import type { Result } from '../../../../contract/bridge.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { Privacy } from '../../../../contract/host.ts';
import type { ImportSource } from '../../../../contract/library.ts';
import type { NewHistory } from '../../store/library/add-history.ts';

/** One upload as described in the file of another program. */
export interface ImportEntry {
  /** From 1: the line, or in a format without lines the number of the entry. */
  readonly line: number;
  readonly link: string;
  readonly deletehash?: string | null;
  readonly name?: string | null;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly tags?: readonly string[];
  readonly privacy?: Privacy;
  readonly account?: string | null;
  /** Anything that `Date` reads, or ms. */
  readonly uploadedAt?: string | number | null;
  readonly host?: string | null;
  readonly id?: string | null;
  readonly page?: string | null;
  /** Null where it is not known; left out where the extension of the link tells it. */
  readonly mime?: string | null;
  readonly bytes?: number | null;
  readonly width?: number | null;
  readonly height?: number | null;
}

export interface ImportRefusal {
  readonly line: number;
  readonly error: ErrorData;
}

/** The result of a parser of one format. */
export interface ParsedImport {
  readonly source: ImportSource;
  readonly entries: readonly ImportEntry[];
  readonly refused: readonly ImportRefusal[];
}

export const importRefusal = (line: number, message: string): ImportRefusal => ({
  line,
  error: errorData('rejected', message, { reason: message }),
});

const mimes: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  apng: 'image/apng',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  webp: 'image/webp',
  mp4: 'video/mp4',
  webm: 'video/webm',
};

/** Parses a URL; null for an invalid one. */
export const parseLink = (link: string): URL | null => URL.parse(link);

export const isOnImgur = (address: URL | null): boolean =>
  address !== null && /(^|\.)imgur\.com$/.test(address.hostname);

const positive = z.number().int().positive().nullable().catch(null);

/** Converts an entry to an item. @param now for entries without a time */
export function toHistoryItem(entry: ImportEntry, source: ImportSource, now: number): Result<NewHistory> {
  const url = parseLink(entry.link);
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '') {
    return { ok: false, error: errorData('bad-url', 'The link is not a web address.', { url: entry.link }) };
  }
  const isImgur = isOnImgur(url);
  if (isImgur) url.protocol = 'https:';
  const file = decoded(url.pathname.split('/').at(-1) ?? '');
  const stem = file.replace(/\.\w+$/, '');
  const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  const host = entry.host || (isImgur ? 'imgur' : url.hostname);
  // Of a host that is not known, nothing less than the whole address tells one picture from another.
  const id = entry.id || (isImgur ? stem : url.href.slice(url.protocol.length + 2));
  const time = timeOf(entry.uploadedAt, now);
  const mime = entry.mime === undefined ? (mimes[extension] ?? null) : entry.mime || null;
  return {
    ok: true,
    value: {
      id: randomUUID(),
      jobId: null,
      origin: null,
      importedFrom: source,
      host,
      name: entry.name || file || url.hostname,
      title: entry.title || null,
      description: entry.description || null,
      ...(entry.tags ? { tags: entry.tags } : {}),
      privacy: entry.privacy ?? 'hidden',
      account: entry.account ?? null,
      media: null,
      hasThumbnail: false,
      maybeTwice: false,
      uploadedAt: time,
      remote: {
        id,
        link: url.href,
        page: entry.page || (isImgur ? `https://imgur.com/${stem}` : url.href),
        deletehash: entry.deletehash && /^\w{1,256}$/.test(entry.deletehash) ? entry.deletehash : null,
        mime,
        width: positive.parse(entry.width),
        height: positive.parse(entry.height),
        bytes: positive.parse(entry.bytes),
      },
    },
  };
}

const earliest = Date.UTC(1995, 0, 1);

function timeOf(told: ImportEntry['uploadedAt'], now: number): number {
  const time = typeof told === 'number' ? told : told ? Date.parse(told) : Number.NaN;
  // A clock that is a day ahead is believed, nothing beyond.
  const isLikely = Number.isFinite(time) && time >= earliest && time <= now + 86_400_000;
  return Math.floor(isLikely ? time : now);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
