import type { Result } from '../../contract/bridge.ts';
import type { ErrorData } from '../../contract/errors.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Toast, WindowStore } from './window-store.ts';

let lastToastId = 0;

export type Notifier = ReturnType<typeof createNotifier>;

/** Whether a notice offers to undo what it tells. */
export const offersUndo = ({ action }: Pick<Toast, 'action'>): boolean => action?.label === 'library.undo';

/** Creates the notifier, which shows results as notices in the window. */
export function createNotifier(store: WindowStore) {
  /**
   * Shows a notice.
   * @returns the notice's id
   */
  function notify(
    tone: Toast['tone'],
    render: Toast['render'],
    more: Pick<Toast, 'action' | 'until' | 'isInsideOnly'> = {},
  ): number {
    lastToastId += 1;
    const notice = { id: lastToastId, tone, render, ...more };
    store.setState((state) => ({ toasts: [...state.toasts.slice(-2), notice] }));
    return notice.id;
  }

  function dismissNotice(id: number) {
    store.setState((state) => ({ toasts: state.toasts.filter((notice) => notice.id !== id) }));
  }

  /**
   * Undoes what the newest notice offers to undo.
   * @returns false where none offers that
   */
  function undoNewest(): boolean {
    const newest = store.getState().toasts.findLast(offersUndo);
    if (!newest?.action) return false;
    dismissNotice(newest.id);
    newest.action.run();
    return true;
  }

  function notifyError(failure: ErrorData) {
    notify('bad', (i18n) => {
      const { title, advice } = describeError(i18n, failure);
      return { title, detail: advice };
    });
  }

  /** Returns the value, or null after the failure was shown. */
  async function ask<T>(asked: Promise<Result<T>>): Promise<T | null> {
    const result = await asked;
    if (result.ok) return result.value;
    notifyError(result.error);
    return null;
  }

  function tellCopied(answer: { readonly copied: boolean } | null, count: number) {
    if (!answer) return;
    if (answer.copied) notify('good', (i18n) => ({ title: i18n.t('notice.copied', { count }) }));
    else notify('bad', (i18n) => ({ title: i18n.t('notice.copy-failed') }));
  }

  return { ask, notify, notifyError, tellCopied, dismissNotice, undoNewest };
}
