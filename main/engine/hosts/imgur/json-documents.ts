import { z } from 'zod';
import { judge } from '../../../../contract/judge.ts';

const number = z
  .union([
    z.number(),
    z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  ])
  .optional()
  .catch(undefined);
const text = z.string().optional().catch(undefined);

/** An error as Imgur nests it: `exception` is ignored, being `[]` as often as `{}`. */
const nestedError = z.object({ code: number, status: number, message: text, detail: text, title: text });
const errorSchema = z.union([z.string(), nestedError]);
const errorField = errorSchema.optional().catch(undefined);

const documentSchema = nestedError.extend({
  data: z
    .union([z.string(), z.object({ error: errorField }), z.unknown().transform(() => undefined)])
    .optional(),
  error: errorField,
  errors: z.array(errorSchema.catch('')).optional().catch(undefined),
  success: z.boolean().optional().catch(undefined),
});

/** The error texts of a body, gathered from all the places where Imgur puts them. */
export interface ErrorTexts {
  /** `document`: of the API, in its own shape. `page`: markup of whatever. `other`: neither, such as half a document. */
  readonly form: 'document' | 'page' | 'other' | 'empty';
  /** Sentences, the plainest first; the text of a page. */
  readonly texts: readonly string[];
  /** Every status and code in the body; they differ from each other and from HTTP's at times. */
  readonly codes: readonly number[];
}

/** Number of characters by which a page is recognised; its sentences stand at the beginning. */
const maxPageChars = 8_192;

/**
 * Parses the JSON documents in a body: usually one, none in a page, and two where the server's limiter and the API
 * both answered. Reading ends at the first thing that is not JSON.
 */
export function jsonDocuments(body: string): readonly unknown[] {
  const source = body.replace(/^\uFEFF/, '');
  const found: unknown[] = [];
  for (let start = skipWhitespace(source, 0); start < source.length; ) {
    const end = endOfDocument(source, start);
    if (end === null) break;
    try {
      found.push(JSON.parse(source.slice(start, end)));
    } catch {
      break;
    }
    start = skipWhitespace(source, end);
  }
  return found;
}

export function extractErrorTexts(body: string, documents: readonly unknown[]): ErrorTexts {
  const texts: string[] = [];
  const codes: number[] = [];
  const note = (error: z.infer<typeof errorSchema> | undefined) => {
    if (typeof error === 'string') texts.push(error);
    if (error === undefined || typeof error === 'string') return;
    for (const part of [error.message, error.detail, error.title]) if (part !== undefined) texts.push(part);
    for (const code of [error.code, error.status]) if (code !== undefined) codes.push(code);
  };
  for (const each of documents) {
    const parsed = judge(documentSchema, each);
    if (!parsed.success) continue;
    const { data, error, errors } = parsed.data;
    note(typeof data === 'object' ? data.error : data);
    note(error);
    for (const entry of errors ?? []) note(entry);
    note(parsed.data);
  }
  if (documents.some(isOfApi)) return { form: 'document', texts: texts.filter(Boolean), codes };
  const start = body.slice(0, maxPageChars);
  const xml = /<data[^<>]*>\s*<error>([^<>]*)<\/error>/.exec(start)?.[1];
  if (xml !== undefined) return { form: 'document', texts: [xml], codes };
  const page = start.replace(/<(style|script)\b[^<>]*>[^<]*/gi, ' ').replace(/<[^<>]*>/g, ' ');
  const form = start.trim() === '' ? 'empty' : /^\s*</.test(start) ? 'page' : 'other';
  // Numbers in what is not the API's mean nothing of it.
  return { form, texts: [page.replace(/\s+/g, ' ').trim()].filter(Boolean), codes: [] };
}

/** True for documents of the API. Others answer with JSON too: filters, gateways, and sign-in pages of networks. */
const isOfApi = (each: unknown) =>
  typeof each === 'object' &&
  each !== null &&
  ('data' in each ||
    ('success' in each && 'status' in each) ||
    ('errors' in each && Array.isArray(each.errors)));

function skipWhitespace(source: string, from: number): number {
  let at = from;
  while (at < source.length && /\s/.test(source.charAt(at))) at++;
  return at;
}

/** Returns where the object or array that begins at `start` ends; null when none begins there or it never ends. */
function endOfDocument(source: string, start: number): number | null {
  let depth = 0;
  let inString = false;
  for (let at = start; at < source.length; at++) {
    const character = source.charAt(at);
    if (inString) {
      if (character === '\\') at++;
      else if (character === '"') inString = false;
      continue;
    }
    if (character === '"') inString = true;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
    if (depth === 0) return character === '}' || character === ']' ? at + 1 : null;
  }
  return null;
}
