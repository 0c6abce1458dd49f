import { type ImportRefusal, importRefusal } from './entry.ts';

export interface JsonEntry {
  readonly line: number;
  readonly value: Readonly<Record<string, unknown>>;
}

/**
 * Maximum number of characters of a damaged stretch that is searched for whole entries: beyond it that would take
 * too long.
 */
const maxRescued = 2 ** 20;

/** The end of an object, or the place where it is found to be cut off. */
type Scan =
  | { readonly kind: 'whole'; readonly end: number }
  /** Another entry begins at `next`, or a line ends inside of a string, which JSON does not allow. */
  | { readonly kind: 'cut'; readonly next: number }
  | { readonly kind: 'unfinished' };

/** Scans from the brace at `start` to the one that closes it. */
function scanObject(text: string, start: number): Scan {
  const open: string[] = [];
  let inString = false;
  /** The last character that is no blank: by it a brace is known to stand where none can. */
  let before = '';
  for (let at = start; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (inString) {
      if (character === '\\') at += 1;
      else if (character === '"') {
        inString = false;
        before = '"';
      } else if (character === '\n') return { kind: 'cut', next: at };
      continue;
    }
    if (/\s/.test(character)) continue;
    if (character === '"') inString = true;
    else if (character === '{') {
      const isValue = open.length === 0 || before === ':' || open.at(-1) === '[';
      if (!isValue) return { kind: 'cut', next: at };
      open.push(character);
    } else if (character === '[') open.push(character);
    else if (character === '}' || character === ']') {
      open.pop();
      if (open.length === 0) return { kind: 'whole', end: at + 1 };
    }
    before = character;
  }
  return { kind: 'unfinished' };
}

/** Returns where the next object may begin. */
function nextObject(text: string, from: number): number {
  const pattern = /\{\s*"/g;
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? -1;
}

/**
 * Parses consecutive objects, with or without commas and brackets around them; each on its own, so that one that is
 * broken or cut off takes none of the others with it: those behind it are read as what they are, and those inside
 * of a whole that was cut off are found one by one.
 */
export function objectsIn(text: string): { found: JsonEntry[]; refused: ImportRefusal[] } {
  const found: JsonEntry[] = [];
  const refused: ImportRefusal[] = [];
  let line = 1;
  let counted = 0;
  const lineAt = (place: number) => {
    for (; counted < place; counted += 1) if (text.charAt(counted) === '\n') line += 1;
    return line;
  };
  let rescued = 0;
  for (let at = text.indexOf('{'); at !== -1; ) {
    const scan = scanObject(text, at);
    const value = scan.kind === 'whole' ? parseObject(text.slice(at, scan.end)) : null;
    if (scan.kind === 'whole' && value) {
      found.push({ line: lineAt(at), value });
      at = text.indexOf('{', scan.end);
      continue;
    }
    refused.push(
      importRefusal(
        lineAt(at),
        scan.kind === 'whole' ? 'This entry is not JSON.' : 'This entry was never finished.',
      ),
    );
    if (scan.kind === 'cut') {
      at = text.indexOf('{', scan.next);
      continue;
    }
    // The braces do not fit, so that this one may have taken others in.
    const end = scan.kind === 'whole' ? scan.end : text.length;
    rescued += end - at;
    const inside = rescued <= maxRescued * 16 || end - at <= maxRescued ? nextObject(text, at + 1) : -1;
    at = inside !== -1 && inside < end ? inside : text.indexOf('{', end);
  }
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

/** Returns the first of these fields that is a nonempty string. */
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
