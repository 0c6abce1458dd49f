import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ReadingLanguage } from '../../../contract/reading.ts';

const require = createRequire(import.meta.url);

/** Puts the data of languages where a download of a profile would have put it, out of the packages of the tests. */
export async function installLanguages(profile: string, ...languages: ReadingLanguage[]): Promise<string[]> {
  const folder = join(profile, 'reading');
  await mkdir(folder, { recursive: true });
  return Promise.all(
    languages.map(async (language) => {
      const packed = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`));
      const data = await readFile(join(packed, '4.0.0_best_int', `${language}.traineddata.gz`));
      const path = join(folder, `${language}.traineddata`);
      await writeFile(path, await promisify(gunzip)(data));
      return path;
    }),
  );
}
