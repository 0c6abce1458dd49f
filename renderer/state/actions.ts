import type { Bridge } from '../../contract/bridge.ts';
import type { Settings } from '../../contract/settings.ts';
import { createAccountActions } from './account-actions.ts';
import { createAddActions } from './add-actions.ts';
import { createDesktopActions } from './desktop-actions.ts';
import { createJobActions } from './job-actions.ts';
import type { Notifier } from './notifier.ts';
import type { ScreenName, WindowStore } from './window-store.ts';

export type CoreActions = ReturnType<typeof createCoreActions>;

/** Creates the actions of all screens, as calls over the bridge; what is refused is shown as a notice. */
export function createCoreActions(bridge: Bridge, store: WindowStore, notifier: Notifier) {
  const { ask } = notifier;
  return {
    ...notifier,
    ...createAddActions(bridge, store, notifier),
    ...createJobActions(bridge, store, notifier),
    ...createAccountActions(bridge, notifier),
    ...createDesktopActions(bridge, store, notifier),

    showScreen: (screen: ScreenName) => store.setState({ screen }),

    /** Returns the spending since then; null when it is not available, which is shown in its place. */
    async spendingSince(since: number) {
      const answer = await bridge.engine.spending({ since });
      return answer.ok ? answer.value.entries : null;
    },

    async changeSettings(change: Partial<Settings>) {
      return (await ask(bridge.engine.changeSettings(change))) !== null;
    },
  };
}
