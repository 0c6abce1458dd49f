import { Notification } from 'electron';
import type { NoticeAction, NoticeText } from './notice-text.ts';

/** Number of notifications whose clicks are still listened to; the system keeps more of them in its list. */
const mostKept = 20;
/** Without a reference from here they are collected, and a click on one leads nowhere. */
const kept: Notification[] = [];

/**
 * Shows a notification of the system, whose do-not-disturb holds: none is ever urgent. A click on it is the action
 * `show`; systems without actions leave out the buttons.
 */
export function showNotification(
  { title, body, actions }: NoticeText,
  isSilent: boolean,
  onAction: (action: NoticeAction) => void,
): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({
    title,
    body,
    silent: isSilent,
    urgency: 'normal',
    actions: actions.map(({ text }) => ({ type: 'button', text })),
  });
  notification.on('click', () => onAction('show'));
  notification.on('action', (details, index) => {
    // Older versions of Electron give the number as the second argument only.
    const action = actions[(details as { actionIndex?: number }).actionIndex ?? index];
    if (action) onAction(action.id);
  });
  kept.push(notification);
  kept.splice(0, kept.length - mostKept);
  notification.show();
}
