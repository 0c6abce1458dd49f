import type { CaptureCard } from '../../contract/capture.ts';
import { consentSentence } from '../../i18n/consent.ts';
import { failureWords } from '../../i18n/errors.ts';
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
    saved !== null ? words.text('capture.card.saved', { name: saved }) : null,
    copied === true ? words.text('capture.card.picture-copied') : null,
    copied === false ? words.text('capture.card.picture-not-copied') : null,
  ].filter((text) => text !== null);
  const beside = besides.length > 0 ? besides.join(' ') : null;
  if (error) {
    const { title, advice } = failureWords(words, error);
    return { tone: 'bad', title, detail: [advice, beside].filter(Boolean).join(' ') };
  }
  if (!upload) {
    const [title = words.text('capture.card.taken'), ...rest] = besides;
    return { tone: copied === false ? 'bad' : 'good', title, detail: rest.join(' ') || null };
  }
  switch (upload.state) {
    case 'waiting':
      return {
        tone: 'busy',
        title: words.text('capture.card.waiting'),
        detail:
          upload.until !== null && upload.until - now > 10_000
            ? words.text('capture.card.until', { time: words.moment(upload.until, now) })
            : beside,
      };
    case 'grace':
      return { tone: 'busy', title: words.text('wait.grace'), detail: beside };
    case 'consent':
      return {
        tone: 'calm',
        title: words.text('consent.title'),
        detail: consentSentence(words, { ...upload, kind: 'capture' }),
      };
    case 'uploading':
      return { tone: 'busy', title: words.text('capture.card.uploading'), detail: beside };
    case 'uploaded':
      return {
        tone: 'good',
        title: words.text(upload.copied ? 'capture.card.link-copied' : 'capture.card.uploaded'),
        detail: beside,
      };
    case 'held':
      return {
        tone: 'calm',
        title: words.text(upload.forEdit ? 'capture.card.editing' : 'capture.card.held'),
        detail: words.text(upload.forEdit ? 'capture.card.editing.text' : 'capture.card.held.text'),
      };
    case 'failed': {
      const { title, advice } = failureWords(words, upload.error);
      return { tone: 'bad', title, detail: [advice, beside].filter(Boolean).join(' ') };
    }
    case 'cancelled':
      return { tone: 'calm', title: words.text('capture.card.cancelled'), detail: beside };
    case 'deleting':
      return { tone: 'calm', title: words.text('capture.card.deleting'), detail: null };
    case 'deleted':
      return { tone: 'calm', title: words.text('capture.card.deleted'), detail: beside };
  }
}
