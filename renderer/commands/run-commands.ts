import type { Bridge } from '../../contract/bridge.ts';
import type { Job } from '../../contract/job.ts';
import { allWindowCommands, type WindowCommandId } from '../../contract/window-commands.ts';
import type { Linkable } from '../../links/linkable.ts';
import { narrowWindow } from '../narrow-window.ts';
import { isAbleTo } from '../state/abilities.ts';
import type { CoreActions } from '../state/actions.ts';
import type { ListMove } from '../state/arrange.ts';
import type { CaptureActions } from '../state/capture-actions.ts';
import type { EditorActions } from '../state/editor-actions.ts';
import type { FolderActions } from '../state/folder-actions.ts';
import { canCancel, canEdit, canRetry, hasEnded, jobsInOrder, orderQueue } from '../state/job-predicates.ts';
import type { LibraryStore } from '../state/library/library-store.ts';
import { selectedInListOrder } from '../state/library/selected-ids.ts';
import type { LibraryActions } from '../state/library-actions.ts';
import type { UpdateActions } from '../state/update-actions.ts';
import type { ScreenName, WindowStore } from '../state/window-store.ts';
import { metNeeds } from './needs.ts';

/** What the commands act by. */
interface CommandParts {
  readonly bridge: Bridge;
  readonly store: WindowStore;
  readonly library: LibraryStore;
  readonly actions: CoreActions;
  readonly captureActions: CaptureActions;
  readonly editorActions: EditorActions;
  readonly folderActions: FolderActions;
  readonly libraryActions: LibraryActions;
  readonly updateActions: UpdateActions;
}

export interface Commands {
  /** Whether there is such a command in this window, be it available now or not. */
  isOffered(id: WindowCommandId): boolean;
  isAvailable(id: WindowCommandId): boolean;
  /** Runs a command; one that is not available does nothing. */
  run(id: WindowCommandId): void;
}

const guidePage = 'https://github.com/snapferry/snapferry/tree/main/docs/guide';

const idsOf = (jobs: readonly Job[]) => jobs.map((job) => job.id);

/** Creates the commands of the window, which menu, palette and keys run by their id. */
export function createCommands(parts: CommandParts): Commands {
  const { store, library, actions, updateActions } = parts;
  const definitions = new Map(allWindowCommands.map((command) => [command.id, command]));
  const isOffered = (id: WindowCommandId) => {
    const ability = definitions.get(id)?.ability;
    return ability === undefined || isAbleTo(store.getState(), ability);
  };
  const isAvailable = (id: WindowCommandId) => {
    if (!isOffered(id)) return false;
    const need = definitions.get(id)?.needs;
    return need === undefined || metNeeds(store.getState(), library.store.getState()).has(need);
  };
  const show = (screen: ScreenName) => () => actions.showScreen(screen);
  const showAbout = () => {
    store.setState({ settingsSection: 'about' });
    actions.showScreen('settings');
  };
  const effects: Readonly<Record<WindowCommandId, () => unknown>> = {
    ...fileEffects(parts),
    ...selectionEffects(parts),
    ...viewEffects(parts),
    'show-queue': show('queue'),
    'show-library': show('library'),
    'show-posts': show('posts'),
    'show-folders': show('folders'),
    'show-accounts': show('accounts'),
    'show-settings': show('settings'),
    undo: actions.undoNewest,
    pause: actions.pause,
    resume: actions.resume,
    'retry-failed': () => actions.retry(idsOf(allJobs(store).filter(({ state }) => state === 'failed'))),
    'clear-done': () =>
      actions.dismiss(idsOf(allJobs(store).filter((job) => hasEnded(job) && job.state !== 'failed'))),
    keys: () => store.setState({ panel: 'keys' }),
    guide: () => actions.openLink(guidePage),
    'copy-report': actions.copyReport,
    'open-data-folder': actions.openDataFolder,
    'check-updates': () => {
      showAbout();
      return updateActions.check();
    },
    about: showAbout,
  };
  return {
    isOffered,
    isAvailable,
    run(id) {
      if (isAvailable(id)) void effects[id]();
    },
  };
}

const allJobs = (store: WindowStore): Job[] => [...(store.getState().mirror?.jobs.values() ?? [])];

function selectAllJobs(store: WindowStore): void {
  const { mirror, queueCursor } = store.getState();
  const { open, ended } = orderQueue(mirror?.jobs ?? new Map());
  store.setState({ queueSelection: new Set([...open, ...ended]), queueCursor });
}

function fileEffects({ actions, folderActions, captureActions }: CommandParts) {
  return {
    'upload-files': () => {
      actions.showScreen('queue');
      return actions.chooseFiles();
    },
    'upload-clipboard': () => {
      actions.showScreen('queue');
      return actions.uploadClipboard('paste');
    },
    'watch-folder': () => {
      actions.showScreen('folders');
      return folderActions.choose();
    },
    'capture-region': () => captureActions.capture('capture-region'),
    'capture-screen': () => captureActions.capture('capture-screen'),
    'capture-window': () => captureActions.capture('capture-window'),
    'capture-all': () => captureActions.capture('capture-all'),
    'capture-delayed': () => captureActions.capture('capture-delayed'),
    'capture-last': () => captureActions.capture('capture-last'),
    'record-region': () => captureActions.capture('record-region'),
    'enter-trial': () => actions.setTrial(true),
    'leave-trial': () => actions.setTrial(false),
    quit: actions.quit,
  };
}

function viewEffects({ store, actions }: CommandParts) {
  const theme = (chosen: 'system' | 'light' | 'dark') => () => actions.changeSettings({ theme: chosen });
  return {
    find: () => {
      const { screen } = store.getState();
      if (screen !== 'settings') actions.showScreen('library');
      store.setState({ isFindAsked: true });
    },
    palette: () => store.setState({ panel: 'palette' }),
    'toggle-sidebar': () =>
      store.setState((state) => ({ isSidebarNarrow: !(state.isSidebarNarrow ?? narrowWindow.matches) })),
    'zoom-in': () => actions.zoom('in'),
    'zoom-out': () => actions.zoom('out'),
    'zoom-reset': () => actions.zoom('reset'),
    'theme-system': theme('system'),
    'theme-light': theme('light'),
    'theme-dark': theme('dark'),
  };
}

/** Creates the effects on what is selected on the screen that is shown. */
function selectionEffects(parts: CommandParts) {
  const { store, library, actions, editorActions, libraryActions } = parts;
  const isLibrary = () => store.getState().screen === 'library';
  const jobs = () => {
    const { mirror, queueSelection } = store.getState();
    return jobsInOrder(mirror?.jobs ?? new Map(), queueSelection);
  };
  const firstLinked = (): Linkable | undefined =>
    isLibrary()
      ? items().flatMap((id) => library.store.getState().items.get(id) ?? [])[0]
      : jobs().flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : []))[0];
  const move = (to: ListMove) => () => actions.arrange(store.getState().queueSelection, to);
  const items = () => selectedInListOrder(library.store.getState());
  return {
    'select-all': () => (isLibrary() ? library.selectAll() : selectAllJobs(store)),
    preview: () => {
      const { focus } = isLibrary() ? library.store.getState().selection : store.getState().queueCursor;
      const [first] = isLibrary() ? items() : idsOf(jobs());
      const id = focus ?? first;
      if (id !== undefined) store.setState({ preview: { kind: isLibrary() ? 'items' : 'jobs', id } });
    },
    'open-link': () => {
      const first = firstLinked();
      if (first) void actions.openLink(first.remote.page);
    },
    'show-qr': () => {
      const first = firstLinked();
      if (first) actions.showQr(first);
    },
    'copy-links': () => (isLibrary() ? libraryActions.copyLinksOf(items()) : actions.copyLinks(jobs())),
    'edit-picture': () => {
      if (jobs().some(canEdit)) void editorActions.edit(jobs());
    },
    retry: () => actions.retry(idsOf(jobs().filter(canRetry))),
    'move-top': move('top'),
    'move-up': move('up'),
    'move-down': move('down'),
    'move-end': move('end'),
    remove: () => {
      if (isLibrary()) return libraryActions.requestDeletion(items());
      const open = jobs().filter(canCancel);
      // Never both at once: first the open jobs are cancelled, a second press removes them.
      return open.length > 0 ? actions.cancel(idsOf(open)) : actions.dismiss(idsOf(jobs()));
    },
  };
}
