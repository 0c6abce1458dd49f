import { isAbsolute, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { AddItem } from '../../../contract/add-item.ts';
import { judge } from '../../../contract/judge.ts';

/** Maximum number of pictures: more than any document holds; PicGo itself knows no bound. */
const maxPictures = 1_000;
/** Defines the body of `POST /upload`. `host`: name of the destination. */
export const uploadBodySchema = z.object({
  list: z.array(z.string().min(1)).max(maxPictures).optional(),
  host: z.string().min(1).max(100).optional(),
});

/** The parsed body of `POST /upload`: the clipboard, or these items. `host`: name of the destination, if it names one. */
export type ParsedRequest =
  | { readonly kind: 'clipboard'; readonly host?: string }
  | { readonly kind: 'items'; readonly items: AddItem[]; readonly host?: string }
  | { readonly kind: 'unreadable' }
  /** A relative path, which depends on the caller's unknown working folder. */
  | { readonly kind: 'relative'; readonly path: string };

/**
 * Parses the body of `POST /upload` as PicGo's clients write it: `{"list": [paths or addresses]}`, an empty list or
 * nothing at all for the clipboard. The content type is not checked, since not all of them send one.
 * @param exists whether there is such a file; for callers that may not know that, always false
 */
export function parseRequest(body: string, exists: (path: string) => boolean): ParsedRequest {
  // Windows' own tools write a mark of the byte order before JSON.
  const text = body.replace(/^\ufeff/, '');
  if (text.trim() === '') return { kind: 'clipboard' };
  let parsed: z.infer<typeof uploadBodySchema>;
  try {
    parsed = uploadBodySchema.parse(JSON.parse(text));
  } catch {
    return { kind: 'unreadable' };
  }
  const { list = [], host } = parsed;
  const named = host === undefined ? {} : { host };
  if (list.length === 0) return { kind: 'clipboard', ...named };
  const items: AddItem[] = [];
  for (const one of list) {
    const item = itemOf(one, exists);
    if (item === null) return { kind: 'relative', path: one };
    items.push(item);
  }
  return { kind: 'items', items, ...named };
}

/**
 * Returns the name of the destination that a request names outside of its body: `?host=NAME`, or the header
 * `X-Snapferry-Host`.
 */
export function namedHost(query: unknown, headers: Readonly<Record<string, unknown>>): string | undefined {
  const asked = judge(z.object({ host: z.string().min(1) }), query);
  const header = headers['x-snapferry-host'];
  return asked.success ? asked.data.host : typeof header === 'string' && header !== '' ? header : undefined;
}

/** Null for a part of a path. */
function itemOf(text: string, exists: (path: string) => boolean): AddItem | null {
  if (/^https?:\/\//i.test(text)) return { kind: 'url', url: text };
  if (/^file:\/\//i.test(text)) return fileOf(text);
  // Obsidian's own function that tidies a path takes its first slash away, and plugins send what is left.
  const candidates = isAbsolute(text) ? [text] : sep === '/' ? [`/${text}`] : [];
  for (const path of candidates) {
    if (exists(path)) return { kind: 'path', path };
    // Markdown's links are percent-encoded, and some plugins send them as they stand in the document.
    const decoded = decodePercents(path);
    if (decoded !== null && decoded !== path && exists(decoded)) return { kind: 'path', path: decoded };
  }
  return isAbsolute(text) ? { kind: 'path', path: text } : null;
}

/** Converts a file URL to a path; null for another computer's. */
function fileOf(text: string): AddItem | null {
  try {
    const url = new URL(text);
    if (url.hostname === 'localhost') url.hostname = '';
    return { kind: 'path', path: fileURLToPath(url) };
  } catch {
    return null;
  }
}

function decodePercents(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
