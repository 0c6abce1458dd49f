import type { Box, ReadWord } from '../../../../contract/reading.ts';
import type { OperationContext } from '../operations.ts';
import { readCodes } from './codes.ts';
import { toLines } from './lines.ts';
import { openReadable } from './pixels.ts';
import { findPrivate } from './private/find.ts';
import { recognize } from './recognizer.ts';
import type { LanguageFile, Reading, ReadingInput } from './types.ts';

/** Confidence of Tesseract below which it is no word, of 100. */
const leastConfidence = 20;

/**
 * Reads a picture.
 * @throws {AppError} `not-readable`, `reading-missing`
 */
export async function readPicture(
  { path, media, languages, wants }: ReadingInput,
  { progress }: Pick<OperationContext, 'progress'>,
): Promise<Reading> {
  const picture = await openReadable(path, media);
  progress();
  const codes = wants.codes ? await readCodes(picture.plain()) : [];
  progress();
  const wantsWords = wants.words || wants.findings;
  const lines = wantsWords ? await wordsOf(picture, languages) : [];
  const findings = wants.findings ? await findPrivate(lines) : [];
  const { width, height } = picture;
  const shown = wants.words ? lines.map((line) => line.filter(isWord)).filter((line) => line.length > 0) : [];
  return { width, height, codes, findings, lines: shown };
}

/** A picture's edges are read as words as well, but not with confidence. What looks private counts even so. */
const isWord = ({ confidence }: ReadWord): boolean => confidence >= leastConfidence;

async function wordsOf(
  picture: Awaited<ReturnType<typeof openReadable>>,
  languages: readonly LanguageFile[],
): Promise<ReadWord[][]> {
  const { lines, factor } = await recognize(() => picture.enlarged(), languages);
  return toLines(lines.flat().map((word) => ({ ...word, box: scaled(word.box, 1 / factor) })));
}

const scaled = ({ x, y, width, height }: Box, by: number): Box => ({
  x: Math.floor(x * by),
  y: Math.floor(y * by),
  width: Math.ceil(width * by),
  height: Math.ceil(height * by),
});
