import { readFile } from 'node:fs/promises';
import type { TesseractApi, TesseractModule } from 'tesseract.js-core/tesseract-core-simd-lstm.js';
import { AppError, errorData } from '../../../../contract/app-error.ts';
import type { ReadWord } from '../../../../contract/reading.ts';
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

/**
 * Recognizes the words in grey pixels, dark on light. What was loaded for the same languages is used again.
 * @throws {AppError} `reading-missing` {why: program, language}
 */
export async function recognize(
  pixels: GreyPixels,
  languages: readonly LanguageFile[],
): Promise<ReadWord[][]> {
  const module = await load();
  const api = await openFor(module, languages);
  module.FS.writeFile('/input', toGreymap(pixels), handedOver);
  try {
    if (api.SetImageFile(1, 0) === 1) throw new Error('The reader takes no such pixels.');
  } finally {
    // It has its own copy from now on.
    module.FS.unlink('/input');
  }
  try {
    api.Recognize(null);
    return wordsOf(api.GetTSVText(0));
  } finally {
    api.Clear();
  }
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
