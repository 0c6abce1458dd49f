import type { ShellAbility } from '../../contract/abilities.ts';
import type { Bridge } from '../../contract/bridge.ts';
import type { Settings } from '../../contract/settings.ts';
import type { Linkable } from '../../links/linkable.ts';
import { isAbleTo } from './abilities.ts';
import { createAccountActions } from './account-actions.ts';
import { createAddActions } from './add-actions.ts';
import { createDesktopActions } from './desktop-actions.ts';
import { createJobActions } from './job-actions.ts';
import type { Notifier } from './notifier.ts';
import { createReadingActions } from './reading-actions.ts';
import type { ScreenName, WindowStore } from './window-store.ts';

export type CoreActions = ReturnType<typeof createCoreActions>;

/** Creates the actions of all screens, as calls over the bridge; what is refused is shown as a notice. */
export function createCoreActions(bridge: Bridge, store: WindowStore, notifier: Notifier) {
  const { ask } = notifier;
  return {
    ...notifier,
    ...createAddActions(bridge, store, notifier),
    ...createJobActions(bridge, store, notifier),
    ...createAccountActions(bridge, store, notifier),
    ...createDesktopActions(bridge, store, notifier),
    ...createReadingActions(bridge, notifier),

    /** Returns whether the shell can do something. */
    isAbleTo: (ability: ShellAbility) => isAbleTo(store.getState(), ability),
    /** Shows a picture of the queue or the library large. */
    showPreview: (kind: 'jobs' | 'items', id: string) => store.setState({ preview: { kind, id } }),
    /** Shows the link of a picture as a QR code. */
    showQr: ({ title, name, remote }: Linkable) =>
      store.setState({ qrLink: { name: title ?? name, link: remote.link } }),
    showScreen: (screen: ScreenName) => store.setState({ screen }),
    /** Shows the queue with these jobs selected, as far as they are in it. */
    showJobs(ids: readonly string[]) {
      const jobs = store.getState().mirror?.jobs;
      const known = ids.filter((id) => jobs?.has(id) === true);
      const [first = null] = known;
      store.setState({
        screen: 'queue',
        queueSelection: new Set(known),
        queueCursor: { anchor: first, focus: first },
      });
    },

    /** Returns the spending since then; null when it is not available, which is shown in its place. */
    async spendingSince(since: number) {
      const answer = await bridge.engine.spending({ since });
      return answer.ok ? answer.value.entries : null;
    },

    /** Returns who spends the allowance; null when that is not to be had, which is shown in its place. */
    async listMachines() {
      const answer = await bridge.engine.machines({});
      return answer.ok ? answer.value.machines : null;
    },

    async changeSettings(change: Partial<Settings>) {
      return (await ask(bridge.engine.changeSettings(change))) !== null;
    },
  };
}
