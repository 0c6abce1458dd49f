import type { Failure } from '../../../contract/errors.ts';
import { failureWords } from '../../../i18n/errors.ts';
import { chooseLanguage, createTranslator } from '../../../i18n/index.ts';
import { reasonSentence } from '../../../i18n/wait-reasons.ts';
import type { AccessVerdict } from './access-policy.ts';
import type { ParsedRequest } from './request.ts';
import type { LinksResult, PendingCause } from './wait-for-links.ts';

type RefusalCause =
  | Exclude<AccessVerdict, { kind: 'welcome' }>
  | Exclude<ParsedRequest, { kind: 'clipboard' | 'items' }>;

/** The words of the API, for who sits at the editor and sees nothing else of us. */
export interface ApiMessages {
  failure(failure: Failure): string;
  refused(input: string, failure: Failure): string;
  without(links: Exclude<LinksResult, { kind: 'links' }>, now: number): string;
  refuse(why: RefusalCause): string;
  noShell(): string;
  emptyClipboard(): string;
  tooLarge(megapixels: number): string;
  /** @param limit bytes */
  tooBig(limit: number): string;
}

/** @param language a BCP 47 tag, or null for the system's */
export function createApiMessages(language: string | null): ApiMessages {
  const system = [Intl.DateTimeFormat().resolvedOptions().locale];
  const words = createTranslator(chooseLanguage(language ? [language] : system), system);
  const failed = (failure: Failure) => {
    const { title, advice } = failureWords(words, failure);
    return `${title} ${advice}`;
  };
  const waiting = (why: PendingCause, now: number) =>
    why.kind === 'reason'
      ? reasonSentence(words, why.reason, now)
      : words.text(`local-api.waiting.${why.kind}`);
  return {
    failure: failed,
    refused: (input, failure) =>
      words.text('local-api.failed', { name: input, why: failed(failure), others: 0 }),
    without(links, now) {
      if (links.kind === 'waiting') {
        const { open, of } = links;
        return words.text('local-api.waiting', { open, of, why: waiting(links.why, now) });
      }
      const { name, error, others } = links;
      return words.text('local-api.failed', { name, why: failed(error), others });
    },
    refuse(why) {
      switch (why.kind) {
        case 'foreign-page':
          return words.text('local-api.foreign-page', { origin: why.origin });
        case 'foreign-host':
          return words.text('local-api.foreign-host', { host: why.host });
        case 'wrong-key':
          return words.text('local-api.wrong-key');
        case 'unreadable':
          return words.text('local-api.unreadable');
        case 'relative':
          return words.text('local-api.relative', { path: why.path });
      }
    },
    noShell: () => words.text('local-api.no-shell'),
    emptyClipboard: () => words.text('local-api.empty-clipboard'),
    tooLarge: (megapixels) => words.text('local-api.too-large', { megapixels }),
    tooBig: (limit) => words.text('local-api.too-big', { limit: words.size(limit) }),
  };
}
