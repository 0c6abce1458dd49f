import type { PrivateKind } from '../../../contract/reading.ts';
import { findPrivate } from '../../../main/engine/media/reading/private/find.ts';

/** Lines of words, ten pixels a character. Several blanks make a gap as wide, as between columns. */
export const pageOf = (...lines: string[]) =>
  lines.map((line, row) =>
    [...line.matchAll(/\S+/g)].map(({ 0: text, index }) => ({
      text,
      box: { x: index * 10, y: row * 20, width: text.length * 10, height: 15 },
      confidence: 90,
    })),
  );

/** The kinds of what is found on a page of such lines. */
export const kindsIn = async (...lines: string[]): Promise<PrivateKind[]> =>
  (await findPrivate(pageOf(...lines))).map(({ kind }) => kind);

/** Kinds that pictures are held for. */
const held: ReadonlySet<PrivateKind> = new Set(['card', 'iban', 'secret', 'password']);

/** What is found on a page of such lines that pictures are held for, as it stands there. */
export async function heldIn(...lines: string[]): Promise<string[]> {
  const found = (await findPrivate(pageOf(...lines))).filter(({ kind }) => held.has(kind));
  return found.flatMap(({ boxes }) =>
    boxes.map(({ x, y, width }) => (lines[y / 20] ?? '').slice(x / 10, (x + width) / 10)),
  );
}

/** Whether a picture of such lines is held for one that is, or has, this secret. */
export const holds = async (secret: string, ...lines: string[]): Promise<boolean> =>
  (await heldIn(...lines)).some((one) => one.includes(secret));
