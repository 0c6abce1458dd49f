import { existsSync } from 'node:fs';
import { isAbsolute, sep } from 'node:path';
import { z } from 'zod';
import type { AddItem } from '../../../contract/add-item.ts';

/** More than any document holds; PicGo itself knows no bound. */
const maxPictures = 1_000;
const bodySchema = z.object({ list: z.array(z.string().min(1)).max(maxPictures).optional() });

/** What `POST /upload` asks for: what is in the clipboard, or these. */
export type ParsedRequest =
  | { readonly kind: 'clipboard' }
  | { readonly kind: 'items'; readonly items: AddItem[] }
  | { readonly kind: 'unreadable' }
  /** A path that depends on the folder of who asks, which is not known here. */
  | { readonly kind: 'relative'; readonly path: string };

/**
 * Reads the body of `POST /upload` as PicGo's clients write it: `{"list": [paths or addresses]}`, an empty list or
 * nothing at all for the clipboard. The content type is not looked at, since not all of them send one.
 */
export function parseRequest(body: string): ParsedRequest {
  if (body.trim() === '') return { kind: 'clipboard' };
  let parsed: z.infer<typeof bodySchema>;
  try {
    parsed = bodySchema.parse(JSON.parse(body));
  } catch {
    return { kind: 'unreadable' };
  }
  const list = parsed.list ?? [];
  if (list.length === 0) return { kind: 'clipboard' };
  const items: AddItem[] = [];
  for (const one of list) {
    if (/^https?:\/\//i.test(one)) items.push({ kind: 'url', url: one });
    else if (isAbsolute(one)) items.push({ kind: 'path', path: one });
    else if (lacksSlash(one)) items.push({ kind: 'path', path: `/${one}` });
    else return { kind: 'relative', path: one };
  }
  return { kind: 'items', items };
}

/** Obsidian's own function that tidies a path takes its first slash away, and plugins send what is left. */
const lacksSlash = (path: string) => sep === '/' && existsSync(`/${path}`);
