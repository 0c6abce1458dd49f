import type { CaptureCard } from '../../contract/capture.ts';
import { consentSentence } from '../../i18n/consent.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';

export interface CardText {
  readonly tone: 'busy' | 'good' | 'calm' | 'bad';
  readonly title: string;
  readonly detail: string | null;
}

/**
 * Returns a card's title and detail.
 * @param now ms since 1970
 */
export function cardText(
  { upload, saved, copied, error }: CaptureCard,
  i18n: Translator,
  now: number,
): CardText {
  const besides = [
    saved !== null ? i18n.t('capture.card.saved', { name: saved }) : null,
    copied === true ? i18n.t('capture.card.picture-copied') : null,
    copied === false ? i18n.t('capture.card.picture-not-copied') : null,
  ].filter((text) => text !== null);
  const beside = besides.length > 0 ? besides.join(' ') : null;
  if (error) {
    const { title, advice } = describeError(i18n, error);
    return { tone: 'bad', title, detail: [advice, beside].filter(Boolean).join(' ') };
  }
  if (!upload) {
    const [title = i18n.t('capture.card.taken'), ...rest] = besides;
    return { tone: copied === false ? 'bad' : 'good', title, detail: rest.join(' ') || null };
  }
  switch (upload.state) {
    case 'waiting':
      return {
        tone: 'busy',
        title: i18n.t('capture.card.waiting'),
        detail:
          upload.until !== null && upload.until - now > 10_000
            ? i18n.t('capture.card.until', { time: i18n.formatDateTime(upload.until, now) })
            : beside,
      };
    case 'grace':
      return { tone: 'busy', title: i18n.t('wait.grace'), detail: beside };
    case 'consent':
      return {
        tone: 'calm',
        title: i18n.t('consent.title'),
        detail: consentSentence(i18n, { ...upload, kind: 'capture' }),
      };
    case 'uploading':
      return { tone: 'busy', title: i18n.t('capture.card.uploading'), detail: beside };
    case 'uploaded':
      return {
        tone: 'good',
        title: i18n.t(upload.copied ? 'capture.card.link-copied' : 'capture.card.uploaded'),
        detail: beside,
      };
    case 'held':
      return {
        tone: 'calm',
        title: i18n.t(upload.forEdit ? 'capture.card.editing' : 'capture.card.held'),
        detail: i18n.t(upload.forEdit ? 'capture.card.editing.text' : 'capture.card.held.text'),
      };
    case 'failed': {
      const { title, advice } = describeError(i18n, upload.error);
      return { tone: 'bad', title, detail: [advice, beside].filter(Boolean).join(' ') };
    }
    case 'cancelled':
      return { tone: 'calm', title: i18n.t('capture.card.cancelled'), detail: beside };
    case 'deleting':
      return { tone: 'calm', title: i18n.t('capture.card.deleting'), detail: null };
    case 'deleted':
      return { tone: 'calm', title: i18n.t('capture.card.deleted'), detail: beside };
  }
}
