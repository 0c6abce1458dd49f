import type { LibraryItem } from '../../contract/library.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';
import type { Tone } from './job-state-text.ts';

/** Texts of a link's status; `sentence` is the whole of it. Null while the status is unknown. */
export interface LinkStatusText {
  readonly mark: string;
  readonly tone: Tone;
  readonly sentence: string;
}

/**
 * Describes the status of an item's link.
 * @param service name of its host
 */
export function describeLinkStatus(
  i18n: Translator,
  item: LibraryItem,
  now: number,
  service: string,
): LinkStatusText | null {
  const { deletion, presence, checkedAt } = item;
  if (deletion?.state === 'failed') {
    const { title, advice } = describeError(i18n, deletion.error);
    return {
      mark: i18n.t('presence.delete-failed'),
      tone: 'bad',
      sentence: `${title} ${advice}`.trim(),
    };
  }
  if (deletion?.state === 'still-there')
    return {
      mark: i18n.t('presence.still-there'),
      tone: 'warn',
      sentence: i18n.t('presence.still-there.text', { service }),
    };
  if (deletion?.state === 'unverified') {
    const { title } = describeError(i18n, deletion.error);
    return {
      mark: i18n.t('presence.unverified'),
      tone: 'warn',
      sentence: i18n.t('presence.unverified.text', { reason: title, service }),
    };
  }
  if (deletion) {
    const time = i18n.formatDateTime(deletion.state === 'deleted' ? deletion.at : deletion.deleteAt, now);
    const isDone = deletion.state === 'deleted';
    return {
      mark: i18n.t(isDone ? 'presence.deleted' : 'presence.deleting'),
      tone: isDone ? 'calm' : 'warn',
      sentence: i18n.t(
        isDone
          ? 'presence.deleted.text'
          : deletion.state === 'sending'
            ? 'presence.sending.text'
            : 'presence.deleting.text',
        { time, service },
      ),
    };
  }
  if (presence === 'unchecked' || presence === 'deleting' || presence === 'deleted') return null;
  return {
    mark: i18n.t(`presence.${presence}`),
    tone: presence === 'alive' ? 'good' : presence === 'removed' ? 'bad' : 'warn',
    sentence: i18n.t(`presence.${presence}.text`, {
      service,
      time: checkedAt === null ? '' : i18n.formatDateTime(checkedAt, now),
    }),
  };
}

/** Whether the link is dead. */
export const isGone = ({ presence }: Pick<LibraryItem, 'presence'>) =>
  presence === 'removed' || presence === 'deleted';
