import type { CaptureCard } from '../../contract/capture.ts';
import { consentSentence } from '../../i18n/consent.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';

export interface CardText {
  readonly tone: 'busy' | 'good' | 'calm' | 'bad';
  readonly title: string;
  readonly detail: string | null;
}

/** What a card says first, and what beside it. @param now ms since 1970 */
export function cardText(
  { upload, saved, copied, error }: CaptureCard,
  words: Translator,
  now: number,
): CardText {
  const besides = [
    saved !== null ? words.t('capture.card.saved', { name: saved }) : null,
    copied === true ? words.t('capture.card.picture-copied') : null,
    copied === false ? words.t('capture.card.picture-not-copied') : null,
  ].filter((text) => text !== null);
  const beside = besides.length > 0 ? besides.join(' ') : null;
  if (error) {
    const { title, advice } = describeError(words, error);
    return { tone: 'bad', title, detail: [advice, beside].filter(Boolean).join(' ') };
  }
  if (!upload) {
    const [title = words.t('capture.card.taken'), ...rest] = besides;
    return { tone: copied === false ? 'bad' : 'good', title, detail: rest.join(' ') || null };
  }
  switch (upload.state) {
    case 'waiting':
      return {
        tone: 'busy',
        title: words.t('capture.card.waiting'),
        detail:
          upload.until !== null && upload.until - now > 10_000
            ? words.t('capture.card.until', { time: words.formatDateTime(upload.until, now) })
            : beside,
      };
    case 'grace':
      return { tone: 'busy', title: words.t('wait.grace'), detail: beside };
    case 'consent':
      return {
        tone: 'calm',
        title: words.t('consent.title'),
        detail: consentSentence(words, { ...upload, kind: 'capture' }),
      };
    case 'uploading':
      return { tone: 'busy', title: words.t('capture.card.uploading'), detail: beside };
    case 'uploaded':
      return {
        tone: 'good',
        title: words.t(upload.copied ? 'capture.card.link-copied' : 'capture.card.uploaded'),
        detail: beside,
      };
    case 'held':
      return {
        tone: 'calm',
        title: words.t(upload.forEdit ? 'capture.card.editing' : 'capture.card.held'),
        detail: words.t(upload.forEdit ? 'capture.card.editing.text' : 'capture.card.held.text'),
      };
    case 'failed': {
      const { title, advice } = describeError(words, upload.error);
      return { tone: 'bad', title, detail: [advice, beside].filter(Boolean).join(' ') };
    }
    case 'cancelled':
      return { tone: 'calm', title: words.t('capture.card.cancelled'), detail: beside };
    case 'deleting':
      return { tone: 'calm', title: words.t('capture.card.deleting'), detail: null };
    case 'deleted':
      return { tone: 'calm', title: words.t('capture.card.deleted'), detail: beside };
  }
}
