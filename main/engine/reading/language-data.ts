import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { ReadingLanguage } from '../../../contract/reading.ts';
import { makeFolder } from '../make-folder.ts';
import { sendRequest, type Web } from '../sources/web/http-client.ts';
import { type LanguagePackage, languagePackages } from './language-catalogue.ts';
import { tarMember } from './tar-member.ts';

/** Where the registry is; its packages are the same at every mirror, as their hash tells. */
const registry = 'https://registry.npmjs.org';

/** Where systems keep the data of their Tesseract. */
const systemFolders: readonly string[] =
  process.platform === 'win32'
    ? ['C:\\Program Files\\Tesseract-OCR\\tessdata']
    : [
        '/usr/share/tesseract-ocr/5/tessdata',
        '/usr/share/tesseract-ocr/4.00/tessdata',
        '/usr/share/tessdata',
        '/usr/share/tesseract/tessdata',
        '/usr/local/share/tessdata',
        '/opt/homebrew/share/tessdata',
      ];

/** The data by which languages are read: downloaded into the profile when asked, or the system's. */
export interface LanguageData {
  /** Null where there is none. */
  find(language: ReadingLanguage): { readonly path: string; readonly source: 'system' | 'download' } | null;
  /** Bytes of the download; null where none is offered. */
  offered(language: ReadingLanguage): number | null;
  isComing(language: ReadingLanguage): boolean;
  /**
   * Downloads it; a second call waits for the first. Nothing calls this unasked.
   * @throws {AppError} `reading-missing`, `address-dead`, `address-broken`, `unreachable`, `disk-full`, `cancelled`
   */
  download(language: ReadingLanguage, signal: AbortSignal): Promise<void>;
  remove(language: ReadingLanguage): Promise<void>;
}

export interface LanguageDataOptions {
  /** Folder in the profile. */
  readonly folder: string;
  readonly web: Web;
  readonly packages?: Readonly<Record<ReadingLanguage, LanguagePackage | null>>;
  readonly registry?: string;
  readonly systemFolders?: readonly string[];
}

export function createLanguageData(options: LanguageDataOptions): LanguageData {
  const { folder, web, packages = languagePackages } = options;
  const coming = new Map<ReadingLanguage, Promise<void>>();
  const own = (language: ReadingLanguage) => join(folder, `${language}.traineddata`);

  const download = async (language: ReadingLanguage, offer: LanguagePackage, signal: AbortSignal) => {
    const url = new URL(offer.path, options.registry ?? registry);
    const tarball = await fetchAll(web, url, offer, signal);
    if (createHash('sha512').update(tarball).digest('base64') !== offer.sha512)
      throw new AppError(errorData('address-broken', 'It is not what it should be.', { host: url.host }));
    const unpacked = await promisify(gunzip)(tarball);
    const member = tarMember(unpacked, offer.member);
    if (!member) throw new AppError(errorData('internal', `${offer.member} is missing.`));
    makeFolder(folder);
    const unfinished = `${own(language)}.part`;
    try {
      await writeFile(unfinished, await promisify(gunzip)(member), { mode: 0o600 });
      await rename(unfinished, own(language));
    } catch (thrown) {
      await rm(unfinished, { force: true });
      throw thrown;
    }
  };

  return {
    find(language) {
      if (existsSync(own(language))) return { path: own(language), source: 'download' };
      const path = (options.systemFolders ?? systemFolders)
        .map((one) => join(one, `${language}.traineddata`))
        .find((one) => existsSync(one));
      return path === undefined ? null : { path, source: 'system' };
    },
    offered: (language) => packages[language]?.bytes ?? null,
    isComing: (language) => coming.has(language),
    download(language, signal) {
      const offer = packages[language];
      if (!offer)
        return Promise.reject(
          new AppError(
            errorData('reading-missing', `No data of ${language} is offered.`, { why: 'language' }),
          ),
        );
      const running = coming.get(language) ?? download(language, offer, signal).catch(toFailure(signal));
      coming.set(language, running);
      return running.finally(() => coming.delete(language));
    },
    remove: (language) => rm(own(language), { force: true }),
  };
}

const toFailure = (signal: AbortSignal) => (thrown: unknown) => {
  if (signal.aborted) throw new AppError(errorData('cancelled', 'The download was called off.'));
  const { code } = toErrorData(thrown);
  if (code !== 'internal' || thrown instanceof AppError) throw thrown;
  const why = (thrown as NodeJS.ErrnoException).code;
  if (why === 'ENOSPC') throw new AppError(errorData('disk-full', 'The disk is full.'));
  throw new AppError(
    errorData('address-broken', `It could not be fetched (${why ?? 'unknown'}).`, {
      host: new URL(registry).host,
    }),
  );
};

async function fetchAll(
  web: Web,
  url: URL,
  { bytes }: LanguagePackage,
  signal: AbortSignal,
): Promise<Buffer> {
  const within = AbortSignal.any([signal, AbortSignal.timeout(web.limits.totalMs)]);
  const { answer, close } = await sendRequest(web, 'GET', url, false, within);
  try {
    const { status } = answer;
    if (status !== 200)
      throw new AppError(errorData('address-dead', `It answers ${status}.`, { host: url.host, status }));
    const parts: Buffer[] = [];
    let length = 0;
    for await (const part of answer.body) {
      parts.push(part as Buffer);
      length += (part as Buffer).length;
      // More than there should be is something else.
      if (length > bytes) break;
    }
    return Buffer.concat(parts);
  } finally {
    await close();
  }
}
