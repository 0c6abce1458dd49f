import type { Bridge } from '../../contract/bridge.ts';
import type { EngineInput } from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { MissingConsent } from './consent-requests.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

/** Number of folders whose answers are kept; older ones are offered again. */
const mostNotOffered = 200;

export type FolderActions = ReturnType<typeof createFolderActions>;

/** Creates the actions of watched folders. */
export function createFolderActions(bridge: Bridge, store: WindowStore, { ask }: Notifier) {
  const propose = (paths: readonly string[]) =>
    store.setState((state) => ({
      proposedFolders: [
        ...state.proposedFolders,
        ...paths.filter((path) => !state.proposedFolders.includes(path)),
      ],
    }));
  /** Allows what the form said; where that fails, it is asked for when the first picture comes. */
  const allow = async (consent: MissingConsent | null) => {
    if (!consent) return;
    const { kind, host, account, privacy } = consent;
    await bridge.engine.answerConsent({ kind, host, account, privacy, answer: 'accept' });
  };
  return {
    async choose() {
      const chosen = await ask(bridge.shell.chooseFolder({}));
      if (chosen?.path) propose([chosen.path]);
    },
    /** Asks for the options of dropped folders before they are watched. */
    propose: (files: readonly File[]) => propose(files.map(bridge.pathForFile).filter(Boolean)),
    /** Keeps the answer to the offer to watch a folder; `watch` asks for its options. */
    async offerAnswered(path: string, answer: 'watch' | 'not-now' | 'never') {
      const { foldersNotOffered } = store.getState().mirror?.settings ?? { foldersNotOffered: [] };
      await ask(
        bridge.engine.changeSettings(
          answer === 'never'
            ? { offersFolders: false }
            : { foldersNotOffered: [...foldersNotOffered.slice(1 - mostNotOffered), path] },
        ),
      );
      if (answer !== 'watch') return;
      propose([path]);
      store.setState({ screen: 'folders' });
    },
    /** Removes a folder from the pending questions. */
    dismissProposal: (path: string) =>
      store.setState((state) => ({ proposedFolders: state.proposedFolders.filter((one) => one !== path) })),
    /**
     * Adds a watched folder.
     * @param consent what is allowed by that
     * @returns the error, to be shown in the form; null on success
     */
    async add(input: EngineInput<'addFolder'>, consent: MissingConsent | null): Promise<ErrorData | null> {
      const result = await bridge.engine.addFolder(input);
      if (!result.ok) return result.error;
      await allow(consent);
      return null;
    },
    /** Changes a watched folder, like `add`. */
    async change(
      input: EngineInput<'changeFolder'>,
      consent: MissingConsent | null,
    ): Promise<ErrorData | null> {
      const result = await bridge.engine.changeFolder(input);
      if (!result.ok) return result.error;
      await allow(consent);
      return null;
    },
    setEnabled: (id: string, isOn: boolean) => ask(bridge.engine.changeFolder({ id, isOn })),
    rescan: (id: string) => ask(bridge.engine.rescanFolder({ id })),
    remove: (id: string) => ask(bridge.engine.removeFolder({ id })),
    answerExistingFiles: (id: string, answer: 'ignore' | 'upload') =>
      ask(bridge.engine.answerExisting({ id, answer })),
  };
}
