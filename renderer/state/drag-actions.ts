import type { Bridge } from '../../contract/bridge.ts';
import type { DraggableFiles } from '../../contract/draggable-files.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import type { Notifier } from './notifier.ts';
import type { OwnDrag } from './own-drag.ts';

/** Delay of the progress notice: local files are ready before that. */
const progressToastDelayMs = 400;

/** Creates the actions that drag real files out of the window. */
export function createDragActions(
  bridge: Bridge,
  { ask, notify }: Notifier,
  ownDrag: OwnDrag,
  notifyRefused: (refused: EngineOutput<'realFiles'>['refused']) => void,
) {
  return {
    /** Starts a drag of real files while the button is held; files that must be downloaded first may come too late. */
    async dragFiles(wanted: DraggableFiles) {
      let isHeld = true;
      const release = () => {
        isHeld = false;
      };
      window.addEventListener('pointerup', release, { once: true, capture: true });
      const telling = setTimeout(
        () =>
          notify('good', (i18n) => ({
            title: i18n.t('drag.fetching', { count: wanted.ids.length }),
            detail: i18n.t('drag.fetching.text'),
          })),
        progressToastDelayMs,
      );
      const answer = await ask(bridge.engine.realFiles(wanted));
      clearTimeout(telling);
      window.removeEventListener('pointerup', release, { capture: true });
      if (!answer) return;
      notifyRefused(answer.refused);
      const ids = answer.files.map(({ id }) => id);
      if (ids.length === 0) return;
      if (isHeld) {
        ownDrag.begin(answer.files.map(({ path }) => path));
        await ask(bridge.shell.dragFiles({ kind: wanted.kind, ids }));
      } else
        notify('good', (i18n) => ({
          title: i18n.t('drag.ready', { count: ids.length }),
          detail: i18n.t('drag.ready.text'),
        }));
    },

    notifyTooManyToDrag: () =>
      notify('warn', (i18n) => ({ title: i18n.t('library.notice.too-many-to-drag') })),
  };
}
