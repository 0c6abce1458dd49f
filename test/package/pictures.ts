import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/**
 * Draws a unique picture for each name.
 * @returns its path
 */
export async function drawPicture(folder: string, name: string): Promise<string> {
  const hue = createHash('sha256').update(name).digest().readUInt16LE() % 360;
  const path = join(folder, name);
  const square = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200"><rect width="100%" height="100%" fill="hsl(${hue} 60% 50%)"/></svg>`;
  await writeFile(path, await sharp(Buffer.from(square)).png().toBuffer());
  return path;
}

/** Downloads the content of a link. */
export async function served(link: string): Promise<Buffer> {
  const answer = await fetch(link);
  if (!answer.ok) throw new Error(`${link} answers ${answer.status}.`);
  return Buffer.from(await answer.arrayBuffer());
}

export const given = (path: string): Promise<Buffer> => readFile(path);
