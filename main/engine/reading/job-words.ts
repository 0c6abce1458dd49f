import type { HistoryItem } from '../../../contract/library.ts';
import type { Store } from '../store/store.ts';
import type { PictureWords } from '../store/words/keep-words.ts';

/** Most jobs whose words wait for their upload; the oldest of more are let go. */
const mostWaiting = 200;

/**
 * Holds the words of jobs until their pictures are in the library: what comes from a capture or the clipboard has no file
 * any more by then. Nothing of it is written down before.
 */
export interface JobWords {
  /** @param sha256 of what was read: a picture that was changed since says something else */
  keep(jobId: string, sha256: string, words: PictureWords): void;
  uploaded(item: Pick<HistoryItem, 'id' | 'jobId' | 'media'>): void;
  forget(): void;
}

export function createJobWords(store: Pick<Store, 'library' | 'words'>): JobWords {
  const waiting = new Map<string, { readonly sha256: string; readonly words: PictureWords }>();
  return {
    keep(jobId, sha256, words) {
      const item = store.library.getByJob(jobId);
      if (item) {
        if (item.media?.sha256 === sha256) store.words.keep(item.id, words);
        return;
      }
      waiting.delete(jobId);
      waiting.set(jobId, { sha256, words });
      const [oldest] = waiting.keys();
      if (waiting.size > mostWaiting && oldest !== undefined) waiting.delete(oldest);
    },
    uploaded({ id, jobId, media }) {
      const kept = waiting.get(jobId);
      waiting.delete(jobId);
      if (kept && kept.sha256 === media?.sha256) store.words.keep(id, kept.words);
    },
    forget: () => waiting.clear(),
  };
}
