import type { Bridge } from '../../contract/bridge.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { Job } from '../../contract/job.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import { type Commands, createCommands } from '../commands/run-commands.ts';
import { isAbleTo } from './abilities.ts';
import { type CoreActions, createCoreActions } from './actions.ts';
import { AddedFolders } from './added-folders.ts';
import { type CaptureActions, createCaptureActions } from './capture-actions.ts';
import { type ConsentActions, createConsentActions } from './consent-actions.ts';
import { refreshShellInfo } from './desktop-actions.ts';
import { createDestinationActions, type DestinationActions } from './destination-actions.ts';
import { createEditorActions, type EditorActions } from './editor-actions.ts';
import { startEngineSync } from './engine-sync.ts';
import { createFolderActions, type FolderActions } from './folder-actions.ts';
import { createHotkeyOffer } from './hotkey-offer.ts';
import { createLibraryStore, type LibraryStore } from './library/library-store.ts';
import { createLibraryActions, type LibraryActions } from './library-actions.ts';
import { createNetworkActions, type NetworkActions } from './network-actions.ts';
import { createNotifier, type Notifier } from './notifier.ts';
import { createPostActions, type PostActions } from './post-actions.ts';
import { createRemoteEditActions, type RemoteEditActions } from './remote-edit-actions.ts';
import { createSettingsActions, type SettingsActions } from './settings-actions.ts';
import { createUpdateActions, type UpdateActions } from './update-actions.ts';
import { createWindowStore, type WindowStore } from './window-store.ts';

export interface WindowServices {
  readonly store: WindowStore;
  readonly actions: CoreActions;
  readonly library: LibraryStore;
  readonly libraryActions: LibraryActions;
  readonly captureActions: CaptureActions;
  readonly postActions: PostActions;
  readonly remoteEditActions: RemoteEditActions;
  readonly editorActions: EditorActions;
  readonly consentActions: ConsentActions;
  readonly folderActions: FolderActions;
  readonly networkActions: NetworkActions;
  readonly destinationActions: DestinationActions;
  readonly settingsActions: SettingsActions;
  readonly updateActions: UpdateActions;
  readonly commands: Commands;
}

/** Connects a store to the bridge: from then on it follows the engine and the shell. */
export function startWindow(bridge: Bridge): WindowServices {
  const store = createWindowStore();
  const notifier = createNotifier(store);
  const actions = createCoreActions(bridge, store, notifier);
  const library = createLibraryStore(bridge);
  const libraryActions = createLibraryActions(bridge, store, library, notifier);
  const captureActions = createCaptureActions(bridge, store, actions);
  const hotkeyOffer = createHotkeyOffer(store, notifier, actions, captureActions);
  const postActions = createPostActions(bridge, store, notifier);
  const remoteEditActions = createRemoteEditActions(bridge, store, notifier);
  const folderActions = createFolderActions(bridge, store, notifier);

  const editorActions = createEditorActions(bridge, store, notifier);

  const consentActions = createConsentActions(bridge, actions);
  const networkActions = createNetworkActions(bridge, actions);
  const destinationActions = createDestinationActions(bridge, store, notifier);

  const settingsActions = createSettingsActions(bridge, notifier);
  const updateActions = createUpdateActions(bridge, store, notifier);

  const commands = createCommands({
    bridge,
    store,
    library,
    actions,
    captureActions,
    editorActions,
    folderActions,
    libraryActions,
    updateActions,
  });

  const added = new AddedFolders();
  const noteAdded = (jobs: Iterable<Job>) => {
    if (added.note(jobs)) store.setState({ frequentFolders: added.frequent });
  };

  let isFirst = true;
  const link = startEngineSync(bridge, {
    onMirror(mirror) {
      store.setState((state) => ({
        mirror,
        engine: state.engine.state === 'running' ? state.engine : { state: 'running', error: null },
      }));
    },
    onEvent: (event) => {
      library.onEvent(event);
      if (event.kind === 'delta' && event.jobs) noteAdded(event.jobs);
      consentActions.onEvent(event);
      if (event.kind === 'delta' && event.jobs) void hotkeyOffer.onJobs(event.jobs);
      notifyEngineEvent(event, notifier, postActions);
    },
    onResynced({ settings, jobs }) {
      noteAdded(jobs.values());
      // Restores the last view; from then on this window's state counts.
      if (isFirst) library.applySettings(settings.libraryView);
      else library.renew();
      isFirst = false;
    },
    // The shell sends an event when the engine is back; until then this is all that is known.
    onSnapshotFailed: (error) =>
      store.setState((state) =>
        state.engine.state === 'restarting' || state.engine.state === 'unreachable'
          ? {}
          : { engine: { state: 'broken', error } },
      ),
  });

  const followEngine = ({ state, error }: Extract<ShellEvent, { kind: 'engine' }>) => {
    store.setState({ engine: { state, error } });
    if (state !== 'running') return;
    link.resync();
    void refreshShellInfo(bridge, store);
  };

  bridge.onShellEvent((event) => {
    switch (event.kind) {
      case 'links-copied':
        return notifyLinksCopied(event, notifier);
      case 'choose-files':
        return void actions.chooseFiles();
      case 'command':
        return commands.run(event.id);
      case 'handed-over':
        return void actions.uploadInbox();
      case 'kept-in-tray':
        return notifyKeptInTray(notifier, () => store.setState({ screen: 'settings' }));
      case 'show-jobs':
        return actions.showJobs(event.ids);
      case 'jobs-on-cards':
        return store.setState({ jobsOnCards: new Set(event.ids) });
      case 'hotkeys':
        return store.setState({ hotkeys: event.view });
      case 'updates':
        return store.setState({ updates: event.view });
      case 'edit-job':
        return editorActions.open(event.jobId);
      case 'engine':
        return followEngine(event);
    }
  });
  void refreshShellInfo(bridge, store).then(() => {
    if (isAbleTo(store.getState(), 'updates')) void updateActions.refresh();
  });
  // Inputs that were handed over before the subscription.
  void actions.uploadInbox();
  return {
    store,
    actions,
    library,
    libraryActions,
    captureActions,
    postActions,
    remoteEditActions,
    folderActions,
    networkActions,
    destinationActions,
    settingsActions,
    updateActions,
    editorActions,
    consentActions,
    commands,
  };
}

function notifyEngineEvent(event: EngineEvent, { notify }: Notifier, { open }: PostActions) {
  // The album of a watched folder grows by itself, so it is not announced.
  if (event.kind === 'post-ended' && event.origin !== 'folder')
    notify('good', (i18n) => ({ title: i18n.t('posts.notice.done') }), {
      action: { label: 'posts.notice.show', run: () => open(event.postId) },
    });
  if (event.kind !== 'recovered') return;
  const resumed = event.resumed.length;
  const uncertain = event.uncertain.length;
  if (resumed + uncertain === 0) return;
  notify('warn', (i18n) => ({
    title: i18n.t('notice.recovered'),
    detail: i18n.t('notice.recovered.text', { resumed, uncertain }),
  }));
}

function notifyLinksCopied(event: Extract<ShellEvent, { kind: 'links-copied' }>, { notify }: Notifier) {
  const { batchId, count, copied } = event;
  // The notification of a batch says that its links are copied.
  const isInsideOnly = batchId !== '';
  if (copied) notify('good', (i18n) => ({ title: i18n.t('notice.copied', { count }) }), { isInsideOnly });
  else notify('bad', (i18n) => ({ title: i18n.t('notice.copy-failed') }));
}

function notifyKeptInTray({ notify }: Notifier, openSettings: () => void) {
  notify('good', (i18n) => ({ title: i18n.t('tray.kept'), detail: i18n.t('tray.kept.text') }), {
    action: { label: 'tray.kept.settings', run: openSettings },
  });
}
