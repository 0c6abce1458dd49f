import type { Bridge, Result } from '../../contract/bridge.ts';
import type { UpdatesView } from '../../contract/updates.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

export type UpdateActions = ReturnType<typeof createUpdateActions>;

/** Creates the actions about newer versions; what they answer is told in the settings, not in a notice. */
export function createUpdateActions(bridge: Bridge, store: WindowStore, { ask }: Notifier) {
  const follow = async (asked: Promise<Result<UpdatesView>>) => {
    const updates = await ask(asked);
    if (updates) store.setState({ updates });
  };
  return {
    refresh: () => follow(bridge.shell.updates({})),
    check: () => follow(bridge.shell.checkForUpdates({})),
    fetch: () => follow(bridge.shell.fetchUpdate({})),
    install: () => follow(bridge.shell.installUpdate({})),
    openReleases: () => ask(bridge.shell.openReleases({})),
    /** Returns the notices of the works of others; null where there is none. */
    licences: async () => (await ask(bridge.shell.licences({})))?.text ?? null,
  };
}
