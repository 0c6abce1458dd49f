import type { Translator } from '../../../i18n/index.ts';
import type { BatchNotice } from './batch-notices.ts';

/** What can be done in a notification. */
export type NoticeAction = 'copy' | 'show' | 'retry';

export interface NoticeText {
  readonly title: string;
  readonly body: string;
  readonly actions: readonly { readonly id: NoticeAction; readonly text: string }[];
}

/**
 * Tells a notice in words.
 * @param name of the only picture; null where there are several, or it is unknown
 */
export function describeNotice(
  { group, done, failed, isCopied }: BatchNotice,
  name: string | null,
  i18n: Translator,
): NoticeText {
  const counts = { done: done.length, failed: failed.length };
  const kind = failed.length === 0 ? 'done' : done.length === 0 ? 'failed' : 'mixed';
  const actions: NoticeAction[] = [
    ...(failed.length > 0 ? (['retry'] as const) : []),
    ...(done.length > 0 && !isCopied ? (['copy'] as const) : []),
    'show',
  ];
  return {
    title: i18n.t(`notification.${kind}`, counts),
    body: [
      ...(name === null ? [] : [name]),
      ...(group === 'yours' ? [] : [i18n.t(`notification.from.${group}`)]),
      ...(isCopied ? [i18n.t('notification.copied', { count: done.length })] : []),
      ...(failed.length > 0 ? [i18n.t('notification.why')] : []),
    ].join(' · '),
    actions: actions.map((id) => ({ id, text: i18n.t(`notification.action.${id}`) })),
  };
}
