import type { Bridge } from '../../contract/bridge.ts';
import type { EngineInput } from '../../contract/engine.ts';
import type { Failure } from '../../contract/errors.ts';
import type { Intents } from './actions.ts';
import type { WindowStore } from './window-store.ts';

export type FolderIntents = ReturnType<typeof createFolderIntents>;

/** What a person can want of watched folders. */
export function createFolderIntents(bridge: Bridge, store: WindowStore, { ask }: Pick<Intents, 'ask'>) {
  const propose = (paths: readonly string[]) =>
    store.setState((state) => ({
      newFolders: [...state.newFolders, ...paths.filter((path) => !state.newFolders.includes(path))],
    }));
  const change = async (input: EngineInput<'changeFolder'>): Promise<Failure | null> => {
    const result = await bridge.engine.changeFolder(input);
    return result.ok ? null : result.error;
  };
  return {
    async choose() {
      const chosen = await ask(bridge.shell.chooseFolder({}));
      if (chosen?.path) propose([chosen.path]);
    },
    /** Folders that were dropped: it is asked how they are to be watched. */
    propose: (files: readonly File[]) => propose(files.map(bridge.pathForFile).filter(Boolean)),
    /** No more is asked about it. */
    settle: (path: string) =>
      store.setState((state) => ({ newFolders: state.newFolders.filter((one) => one !== path) })),
    /** @returns what is in the way, to be told where it was asked for */
    async add(input: EngineInput<'addFolder'>): Promise<Failure | null> {
      const result = await bridge.engine.addFolder(input);
      return result.ok ? null : result.error;
    },
    change,
    setOn: (id: string, isOn: boolean) => ask(bridge.engine.changeFolder({ id, isOn })),
    rescan: (id: string) => ask(bridge.engine.rescanFolder({ id })),
    remove: (id: string) => ask(bridge.engine.removeFolder({ id })),
    answer: (id: string, answer: 'ignore' | 'upload') => ask(bridge.engine.answerExisting({ id, answer })),
  };
}
