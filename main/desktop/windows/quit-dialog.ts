import { type BrowserWindow, dialog, type MessageBoxOptions } from 'electron';
import type { Translator } from '../../../i18n/index.ts';
import type { QuitAnswer } from '../app/quit-question.ts';

/** Says in a dialog of the system what becomes of pictures that wait, and asks whether to quit. */
export async function askToQuit(
  window: BrowserWindow | null,
  i18n: Translator,
  open: number,
): Promise<QuitAnswer> {
  const options: MessageBoxOptions = {
    type: 'question',
    message: i18n.t('quit.title', { count: open }),
    detail: i18n.t('quit.text'),
    buttons: [i18n.t('quit.confirm'), i18n.t('quit.cancel')],
    defaultId: 0,
    cancelId: 1,
    checkboxLabel: i18n.t('quit.again'),
  };
  const { response, checkboxChecked } = await (window?.isVisible()
    ? dialog.showMessageBox(window, options)
    : dialog.showMessageBox(options));
  return { quits: response === 0, asksAgain: !checkboxChecked };
}
