import { useTranslator } from '../i18n-context.tsx';
import { useLibraryActions, useSetWindowState, useWindowState } from '../window-context.tsx';
import { ConfirmDialog } from './ConfirmDialog.tsx';

/** Asks before several pictures are deleted at their hosts, and says which of the selection stay there and why. */
export function DeleteDialog() {
  const i18n = useTranslator();
  const pending = useWindowState((state) => state.deletion);
  const change = useSetWindowState();
  const { deleteRemote } = useLibraryActions();
  if (!pending) return null;
  const { ids, undeletable } = pending;
  return (
    <ConfirmDialog
      title={i18n.t('library.delete.title', { count: ids.length })}
      confirm={i18n.t('library.delete.confirm', { count: ids.length })}
      cancel={i18n.t('library.delete.cancel')}
      onConfirm={() => void deleteRemote(ids)}
      onClose={() => change({ deletion: null })}
    >
      <p className="text-pretty text-ink-soft">{i18n.t('library.delete.text')}</p>
      {undeletable.map(({ why, service, count }) => (
        <p key={`${why} ${service}`} className="text-pretty">
          {i18n.t('library.delete.stays', { count, why, service })}
        </p>
      ))}
    </ConfirmDialog>
  );
}
