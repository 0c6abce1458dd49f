import type { ErrorData } from '../../../contract/errors.ts';
import { describeError } from '../../../i18n/errors.ts';
import { loadTranslator } from '../../../i18n/load-translator.ts';
import { describeWaitReason } from '../../../i18n/wait-reasons.ts';
import type { RefusalCause } from './server.ts';
import type { LinksResult, PendingCause } from './wait-for-links.ts';

/** Messages of the API, for the user at the editor, who sees nothing else of us. */
export interface ApiMessages {
  failure(failure: ErrorData): string;
  refused(input: string, failure: ErrorData): string;
  without(links: Exclude<LinksResult, { kind: 'links' }>, now: number): string;
  refuse(why: RefusalCause): string;
  noShell(): string;
  emptyClipboard(): string;
  tooLarge(megapixels: number): string;
  /** The same for any file that the caller may not name, existing or not. */
  notAllowed(): string;
}

/** @param language a BCP 47 tag, or null for the system's */
export function createApiMessages(language: string | null): ApiMessages {
  const system = [Intl.DateTimeFormat().resolvedOptions().locale];
  const i18n = loadTranslator(system, language);
  const failed = (failure: ErrorData) => {
    const { title, advice } = describeError(i18n, failure);
    return `${title} ${advice}`;
  };
  const waiting = (why: PendingCause, now: number) =>
    why.kind === 'reason'
      ? describeWaitReason(i18n, why.reason, now)
      : i18n.t(`local-api.waiting.${why.kind}`);
  return {
    failure: failed,
    refused: (input, failure) => i18n.t('local-api.failed', { name: input, why: failed(failure), others: 0 }),
    without(links, now) {
      if (links.kind === 'waiting') {
        const { open, of } = links;
        return i18n.t('local-api.waiting', { open, of, why: waiting(links.why, now) });
      }
      const { name, error, others } = links;
      return i18n.t('local-api.failed', { name, why: failed(error), others });
    },
    refuse(why) {
      switch (why.kind) {
        case 'foreign-page':
          return i18n.t('local-api.foreign-page', { origin: why.origin });
        case 'foreign-host':
          return i18n.t('local-api.foreign-host', { host: why.host });
        case 'wrong-key':
          return i18n.t('local-api.wrong-key');
        case 'unreadable':
        case 'malformed':
          return i18n.t('local-api.unreadable');
        case 'relative':
          return i18n.t('local-api.relative', { path: why.path });
        case 'too-big':
          return i18n.t('local-api.too-big', { limit: i18n.formatSize(why.limit) });
        case 'spool-full':
          return i18n.t('local-api.spool-full', { limit: i18n.formatSize(why.limit) });
        case 'no-picture':
          return i18n.t('local-api.no-picture', { name: why.name });
        case 'busy':
          return i18n.t('local-api.busy');
      }
    },
    noShell: () => i18n.t('local-api.no-shell'),
    emptyClipboard: () => i18n.t('local-api.empty-clipboard'),
    tooLarge: (megapixels) => i18n.t('local-api.too-large', { megapixels }),
    notAllowed: () => i18n.t('local-api.not-allowed'),
  };
}
