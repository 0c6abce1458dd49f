import { join } from 'node:path';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { Media } from '../../../contract/media.ts';
import {
  type Finding,
  type ReadingState,
  type readingCalls,
  readingLanguageSchema,
} from '../../../contract/reading.ts';
import type { LibraryHandlers } from '../library/handlers.ts';
import { probeMedia } from '../media/index.ts';
import type { Spool } from '../sources/spool.ts';
import type { Web } from '../sources/web/http-client.ts';
import type { Store } from '../store/store.ts';
import { createJobWords, type JobWords } from './job-words.ts';
import { createLanguageData } from './language-data.ts';
import { createReader, type Reader } from './reader.ts';
import { everything, findingsAndWords, findingsOnly } from './wants.ts';
import type { WordIndex } from './word-index.ts';

type Names = Exclude<keyof typeof readingCalls, 'sendAsItIs'>;
/** The contract's calls about what pictures say; those about jobs are the queue's. */
export type ReadingHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };

/** Reads what pictures say, on this computer alone. */
export interface ReadingRoom {
  /** For looks before the upload. */
  readonly finder: {
    readonly isReady: boolean;
    /** True while words are kept for the search. */
    readonly keepsWords: boolean;
    find(jobId: string, path: string, media: Media, signal: AbortSignal): Promise<readonly Finding[]>;
  };
  readonly reader: Reader;
  /** Words of jobs that are not in the library yet. */
  readonly jobWords: JobWords;
  /** @param realFiles gives the files of pictures of the queue and the library */
  handlers(
    realFiles: LibraryHandlers['realFiles'],
    words: Pick<WordIndex, 'state' | 'languagesChanged'>,
  ): ReadingHandlers;
  stop(): void;
}

export function createReading({
  store,
  profile,
  web,
  spool,
}: {
  readonly store: Pick<Store, 'settings' | 'library' | 'words'>;
  readonly profile: string;
  readonly web: Web;
  readonly spool: Pick<Spool, 'put' | 'remove'>;
}): ReadingRoom {
  const data = createLanguageData({ folder: join(profile, 'reading'), web });
  const reader = createReader({ store, data });
  const jobWords = createJobWords(store);
  const ending = new AbortController();

  const stateWith = (words: Pick<WordIndex, 'state'>): ReadingState => ({
    languages: readingLanguageSchema.options.map((language) => ({
      language,
      source: data.find(language)?.source ?? null,
      download: data.offered(language),
      isComing: data.isComing(language),
    })),
    reads: reader.languages(),
    search: words.state(),
  });

  const pathOf = async (
    what: Parameters<LibraryHandlers['realFiles']>[0],
    realFiles: LibraryHandlers['realFiles'],
  ): Promise<string> => {
    const { files, refused } = await realFiles(what);
    const [file] = files;
    if (file) return file.path;
    throw new AppError(refused[0]?.error ?? errorData('not-found', 'There is no such picture.'));
  };

  const keepsWords = () => store.settings.read().searchWords;

  const readFile = async (path: string): Promise<EngineOutput<'readPicture'>> => {
    const media = await probeMedia(path, ending.signal);
    const { findings: _, ...read } = await reader.read(path, media, everything, ending.signal);
    return { ...read, languages: reader.languages() };
  };

  return {
    reader,
    jobWords,
    finder: {
      get isReady() {
        return reader.languages().length > 0;
      },
      get keepsWords() {
        return keepsWords() && reader.languages().length > 0;
      },
      async find(jobId, path, media, signal) {
        const wants = keepsWords() ? findingsAndWords : findingsOnly;
        const { findings, lines, width, height } = await reader.read(path, media, wants, signal);
        if (wants.words && keepsWords()) {
          const words = { languages: reader.languages(), width, height, words: lines.flat(), failure: null };
          jobWords.keep(jobId, media.sha256, words);
        }
        return findings;
      },
    },
    handlers: (realFiles, words) => ({
      async readPicture(what) {
        if ('path' in what) return readFile(what.path);
        if (!('bytes' in what))
          return readFile(
            await pathOf(
              'jobId' in what ? { kind: 'jobs', ids: [what.jobId] } : { kind: 'items', ids: [what.itemId] },
              realFiles,
            ),
          );
        const path = await spool.put(what.bytes);
        try {
          return await readFile(path);
        } finally {
          await spool.remove(path);
        }
      },
      reading: async () => stateWith(words),
      findMarks: async ({ itemId, text }) => ({ marks: store.words.findMarks(itemId, text) }),
      async downloadLanguage({ language }) {
        await data.download(language, ending.signal);
        words.languagesChanged();
        return stateWith(words);
      },
      async removeLanguage({ language }) {
        await data.remove(language);
        return stateWith(words);
      },
    }),
    stop: () => ending.abort(),
  };
}
