import type { CaptureCard } from '../../contract/capture.ts';
import { consentSentence } from '../../i18n/consent.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';
import { listPrivateKinds } from '../text/private-kinds.ts';

export interface CardText {
  readonly tone: 'busy' | 'good' | 'calm' | 'bad';
  readonly title: string;
  readonly detail: string | null;
}

function wordsText(words: NonNullable<CaptureCard['words']>, i18n: Translator): CardText {
  if (words === 'reading') return { tone: 'busy', title: i18n.t('capture.card.reading'), detail: null };
  return words === 0
    ? { tone: 'calm', title: i18n.t('reading.nothing'), detail: null }
    : { tone: 'good', title: i18n.t('capture.card.words', { count: words }), detail: null };
}

/**
 * Returns a card's title and detail.
 * @param now ms since 1970
 */
export function cardText(
  { upload, saved, copied, words, error }: CaptureCard,
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
  if (words !== undefined) return wordsText(words, i18n);
  if (!upload) {
    const [title = i18n.t('capture.card.taken'), ...rest] = besides;
    return { tone: copied === false ? 'bad' : 'good', title, detail: rest.join(' ') || null };
  }
  switch (upload.state) {
    case 'adding':
      return { tone: 'busy', title: i18n.t('capture.card.waiting'), detail: beside };
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
      if (upload.asksFor === 0) return { tone: 'calm', title: i18n.t('consent.mark'), detail: beside };
      return {
        tone: 'calm',
        title: i18n.t('consent.title'),
        detail: [
          consentSentence(i18n, { ...upload, kind: 'capture' }),
          ...(upload.asksFor > 1 ? [i18n.t('consent.waiting', { count: upload.asksFor })] : []),
        ].join(' '),
      };
    case 'uploading':
      return { tone: 'busy', title: i18n.t('capture.card.uploading'), detail: beside };
    case 'looking':
      return { tone: 'busy', title: i18n.t('look.mark'), detail: i18n.t('look.mark.detail') };
    case 'uploaded':
      if (upload.found)
        return {
          tone: 'calm',
          title: i18n.t('private.title', { kinds: listPrivateKinds(i18n, upload.found) }),
          detail: i18n.t('private.warned.sent'),
        };
      return {
        tone: 'good',
        title: i18n.t(upload.copied ? 'capture.card.link-copied' : 'capture.card.uploaded'),
        detail: beside,
      };
    case 'held':
      if (upload.found && !upload.forEdit)
        return {
          tone: 'calm',
          title: i18n.t('private.title', { kinds: listPrivateKinds(i18n, upload.found) }),
          detail: i18n.t('private.held'),
        };
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
