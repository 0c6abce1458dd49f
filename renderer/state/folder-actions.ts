import type { Bridge } from '../../contract/bridge.ts';
import type { EngineInput } from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

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
  const change = async (input: EngineInput<'changeFolder'>): Promise<ErrorData | null> => {
    const result = await bridge.engine.changeFolder(input);
    return result.ok ? null : result.error;
  };
  return {
    async choose() {
      const chosen = await ask(bridge.shell.chooseFolder({}));
      if (chosen?.path) propose([chosen.path]);
    },
    /** Asks for the options of dropped folders before they are watched. */
    propose: (files: readonly File[]) => propose(files.map(bridge.pathForFile).filter(Boolean)),
    /** Removes a folder from the pending questions. */
    dismissProposal: (path: string) =>
      store.setState((state) => ({ proposedFolders: state.proposedFolders.filter((one) => one !== path) })),
    /**
     * Adds a watched folder.
     * @returns the error, to be shown in the form; null on success
     */
    async add(input: EngineInput<'addFolder'>): Promise<ErrorData | null> {
      const result = await bridge.engine.addFolder(input);
      return result.ok ? null : result.error;
    },
    change,
    setEnabled: (id: string, isOn: boolean) => ask(bridge.engine.changeFolder({ id, isOn })),
    rescan: (id: string) => ask(bridge.engine.rescanFolder({ id })),
    remove: (id: string) => ask(bridge.engine.removeFolder({ id })),
    answerExistingFiles: (id: string, answer: 'ignore' | 'upload') =>
      ask(bridge.engine.answerExisting({ id, answer })),
  };
}
