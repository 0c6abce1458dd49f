import type { Bridge } from '../../contract/bridge.ts';
import type { EngineInput, EngineOutput } from '../../contract/engine.ts';
import type { LibraryItem } from '../../contract/library.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

/** Most pictures whose files are asked for at once. */
const mostFiles = 200;

/** Creates the actions that make something new of uploaded pictures: further uploads, and files. */
export function createLibraryCopyActions(
  bridge: Bridge,
  store: WindowStore,
  { ask, notify }: Notifier,
  notifyRefused: (refused: EngineOutput<'realFiles'>['refused']) => void,
) {
  /** Returns the files of these pictures, in their order; what has none any more is told. */
  async function filesOf(ids: readonly string[]): Promise<string[]> {
    const paths: string[] = [];
    for (let from = 0; from < ids.length; from += mostFiles) {
      const answer = await ask(
        bridge.engine.realFiles({ kind: 'items', ids: ids.slice(from, from + mostFiles) }),
      );
      if (!answer) break;
      notifyRefused(answer.refused);
      paths.push(...answer.files.map(({ path }) => path));
    }
    return paths;
  }

  async function add(
    ids: readonly string[],
    more: Pick<EngineInput<'add'>, 'host' | 'edit' | 'title' | 'description'>,
  ) {
    const paths = await filesOf(ids);
    if (paths.length === 0) return null;
    const items = paths.map((path) => ({ kind: 'path' as const, path }));
    // They are known to be there already: that is the point.
    return ask(bridge.engine.add({ items, origin: 'dialog', duplicates: 'upload', ...more }));
  }

  return {
    /** Uploads these pictures once more, to the chosen destination or to this one. */
    async uploadAgain(ids: readonly string[], host?: string) {
      const answer = await add(ids, host === undefined ? {} : { host });
      if (answer) store.setState({ screen: 'queue' });
    },

    /** Opens a copy of a picture in the editor; what becomes of it is a new upload. */
    async editCopy({ id, title, description }: Pick<LibraryItem, 'id' | 'title' | 'description'>) {
      const answer = await add([id], { edit: true, title, description });
      const added = answer?.added.find((one) => one.kind === 'job');
      if (added) store.setState({ screen: 'queue', editedJobId: added.jobId });
    },

    /** Saves a picture to where a dialog says. */
    async saveAs(id: string) {
      const answer = await ask(bridge.shell.saveFile({ kind: 'items', id }));
      if (answer?.saved) notify('good', (i18n) => ({ title: i18n.t('library.notice.saved') }));
    },

    /** Shows a picture's file in the system's file manager. */
    revealItem: (id: string) => ask(bridge.shell.revealFile({ kind: 'items', id })),
  };
}
