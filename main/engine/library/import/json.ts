import { type ImportRefusal, importRefusal } from './entry.ts';

export interface JsonEntry {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Objects that follow each other, with or without commas and brackets around them; each for itself, so that one that
 * is broken or cut off does not take the others with it.
 */
export function objectsIn(text: string): { found: JsonEntry[]; refused: ImportRefusal[] } {
  const found: JsonEntry[] = [];
  const refused: ImportRefusal[] = [];
  let line = 1;
  let depth = 0;
  let start = 0;
  let startLine = 1;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const character = text.charAt(at);
    if (character === '\n') line += 1;
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') inString = false;
      continue;
    }
    if (character === '"' && depth > 0) inString = true;
    else if (character === '{') {
      if (depth === 0) {
        start = at;
        startLine = line;
      }
      depth += 1;
    } else if (character === '}' && depth > 0) {
      depth -= 1;
      if (depth > 0) continue;
      const value = parseObject(text.slice(start, at + 1));
      if (value) found.push({ line: startLine, value });
      else refused.push(importRefusal(startLine, 'This entry is not JSON.'));
    }
  }
  if (depth > 0) refused.push(importRefusal(startLine, 'The file ends in the middle of this entry.'));
  return { found, refused };
}

export function parseObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** The first of these fields that is a text with something in it. */
export function textIn(value: Readonly<Record<string, unknown>>, ...names: string[]): string | null {
  for (const name of names) {
    const found = value[name];
    if (typeof found === 'string' && found.trim() !== '') return found.trim();
  }
  return null;
}

export function numberIn(value: Readonly<Record<string, unknown>>, name: string): number | null {
  const found = value[name];
  if (typeof found === 'number') return found;
  return typeof found === 'string' && /^\d+$/.test(found) ? Number(found) : null;
}
