import { readFile } from 'node:fs/promises';
import type { TesseractApi, TesseractModule } from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { ReadWord } from '../../../../contract/reading.ts';
import { collectGarbage } from './garbage.ts';
import { type GreyPixels, toGreymap } from './greymap.ts';
import { wordsOf } from './tsv.ts';
import type { LanguageFile } from './types.ts';

/** Tesseract's engine mode for neural networks alone: no other one is compiled in. */
const neuralOnly = 1;
/** Words wherever they are, in no order: screens have no columns that could be relied upon. */
const sparseText = '11';

/** The file system in memory keeps what it is given, and makes no copy. */
const handedOver = { canOwn: true };

let loaded: Promise<TesseractModule> | null = null;
let open: { readonly api: TesseractApi; readonly languages: string } | null = null;

/** Grey pixels that are `factor` times as large as the picture's. */
export interface Enlarged extends GreyPixels {
  readonly factor: number;
}

/** What was recognized: lines of words, whose boxes are `factor` times as large as in the picture. */
export interface Recognized {
  readonly lines: ReadWord[][];
  readonly factor: number;
}

/**
 * Recognizes the words in grey pixels, dark on light. What was loaded for the same languages is used again.
 * @param pixels makes them: whoever held them meanwhile would double the memory that a large picture takes
 * @throws {AppError} `reading-missing` {why: program, language}
 */
export async function recognize(
  pixels: () => Promise<Enlarged>,
  languages: readonly LanguageFile[],
): Promise<Recognized> {
  const module = await load();
  const api = await openFor(module, languages);
  const factor = await handOver(module, pixels);
  try {
    if (api.SetImageFile(1, 0) === 1) throw new Error('The reader takes no such pixels.');
  } finally {
    // It has its own copy from now on.
    module.FS.unlink('/input');
  }
  collectGarbage();
  try {
    api.Recognize(null);
    return { lines: wordsOf(api.GetTSVText(0)), factor };
  } finally {
    api.Clear();
  }
}

/** Writes the pixels to where the library reads them. @returns their factor */
async function handOver(module: TesseractModule, pixels: () => Promise<Enlarged>): Promise<number> {
  const made = await pixels();
  module.FS.writeFile('/input', toGreymap(made), handedOver);
  return made.factor;
}

async function load(): Promise<TesseractModule> {
  // What the library prints is nobody's business: it may name words of the picture.
  const silent = { print: () => {}, printErr: () => {} };
  loaded ??= import('tesseract.js-core/tesseract-core-simd-lstm.js').then(
    ({ default: start }) => start(silent),
    () => {
      throw new AppError(
        errorData('reading-missing', 'The program that reads is not here.', { why: 'program' }),
      );
    },
  );
  return loaded;
}

async function openFor(module: TesseractModule, files: readonly LanguageFile[]): Promise<TesseractApi> {
  const languages = files.map(({ language }) => language).join('+');
  if (open?.languages === languages) return open.api;
  open?.api.End();
  open = null;
  for (const { language, path } of files)
    module.FS.writeFile(`./${language}.traineddata`, await readData(path), handedOver);
  const api = new module.TessBaseAPI();
  if (api.Init(null, languages, neuralOnly) !== 0) throw missingLanguage();
  for (const { language } of files) module.FS.unlink(`./${language}.traineddata`);
  api.SetVariable('tessedit_pageseg_mode', sparseText);
  open = { api, languages };
  return api;
}

const readData = (path: string): Promise<Uint8Array> =>
  readFile(path).catch(() => {
    throw missingLanguage();
  });

const missingLanguage = () =>
  new AppError(
    errorData('reading-missing', 'The data of a language is missing or broken.', { why: 'language' }),
  );
