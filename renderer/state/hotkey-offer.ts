import type { Job } from '../../contract/job.ts';
import { isMac } from '../platform.ts';
import { keyLabel } from '../text/accelerator.ts';
import { isAbleTo } from './abilities.ts';
import type { CoreActions } from './actions.ts';
import type { CaptureActions } from './capture-actions.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

/** How long the offer stays, ms: it is read once and never again. */
const offeredForMs = 45_000;

/** Names that systems give to screenshots, in the languages that we speak. */
const screenshotName =
  /screen[ _-]?shot|screen[ _-]?capture|bildschirmfoto|captura de (pantalla|tela)|tangkapan[ _]layar|schermata|снимок экрана|скриншот/i;

/** Whether a picture was brought here by hand that a hotkey could have captured. */
export function isScreenshotByHand({ origin, name, media, state, source }: Job): boolean {
  if (state !== 'uploaded' || media?.kind !== 'image') return false;
  // What is pasted as a picture, and no file, is one in nearly every case.
  if (origin === 'paste' || origin === 'clipboard')
    return source.kind === 'spool' || screenshotName.test(name);
  return origin === 'drop' && screenshotName.test(name);
}

/**
 * Offers the hotkey for captures once, after the first screenshot that was pasted or dropped has arrived: then it helps,
 * and disturbs nothing. Never to somebody who has used it, nor where it would not work.
 */
export function createHotkeyOffer(
  store: WindowStore,
  { notify }: Pick<Notifier, 'notify'>,
  { changeSettings }: Pick<CoreActions, 'changeSettings'>,
  { capture, readHotkeys }: Pick<CaptureActions, 'capture' | 'readHotkeys'>,
): { onJobs(jobs: readonly Job[]): Promise<void> } {
  let isAsked = false;
  return {
    async onJobs(jobs) {
      const settings = store.getState().mirror?.settings;
      if (!isAbleTo(store.getState(), 'hotkeys')) return;
      if (isAsked || !settings || settings.toldOfHotkeys || settings.hotkeysSeen.length > 0) return;
      if (!settings.captureThen.upload || !jobs.some(isScreenshotByHand)) return;
      isAsked = true;
      await readHotkeys();
      const view = store.getState().hotkeys;
      const hotkey = view?.hotkeys.find(({ action }) => action === 'capture-region');
      if (view?.session === 'wayland' || !hotkey?.keys || hotkey.state === 'taken') return;
      const { keys } = hotkey;
      void changeSettings({ toldOfHotkeys: true });
      notify(
        'good',
        (i18n) => ({
          title: i18n.t('hotkey.offer', { keys: keyLabel(keys, isMac, i18n) }),
          detail: i18n.t('hotkey.offer.text'),
        }),
        {
          action: { label: 'hotkey.offer.try', run: () => void capture('capture-region') },
          until: Date.now() + offeredForMs,
        },
      );
    },
  };
}
