import type { Bridge } from '../../contract/bridge.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import { type CoreActions, createCoreActions } from './actions.ts';
import { type CaptureActions, createCaptureActions } from './capture-actions.ts';
import { type ConsentActions, createConsentActions } from './consent-actions.ts';
import { refreshShellInfo } from './desktop-actions.ts';
import { createEditorActions, type EditorActions } from './editor-actions.ts';
import { startEngineSync } from './engine-sync.ts';
import { createFolderActions, type FolderActions } from './folder-actions.ts';
import { createLibraryStore, type LibraryStore } from './library/library-store.ts';
import { createLibraryActions, type LibraryActions } from './library-actions.ts';
import { createNetworkActions, type NetworkActions } from './network-actions.ts';
import { createNotifier, type Notifier } from './notifier.ts';
import { createPostActions, type PostActions } from './post-actions.ts';
import { createRemoteEditActions, type RemoteEditActions } from './remote-edit-actions.ts';
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
}

/** Connects a store to the bridge: from then on it follows the engine and the shell. */
export function startWindow(bridge: Bridge): WindowServices {
  const store = createWindowStore();
  const notifier = createNotifier(store);
  const actions = createCoreActions(bridge, store, notifier);
  const library = createLibraryStore(bridge);
  const libraryActions = createLibraryActions(bridge, store, library, notifier);
  const captureActions = createCaptureActions(bridge, store, actions);
  const postActions = createPostActions(bridge, store, notifier);
  const remoteEditActions = createRemoteEditActions(bridge, store, notifier);
  const folderActions = createFolderActions(bridge, store, notifier);

  const editorActions = createEditorActions(bridge, store, notifier);

  const consentActions = createConsentActions(bridge, actions);
  const networkActions = createNetworkActions(bridge, actions);

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
      consentActions.onEvent(event);
      notifyEngineEvent(event, notifier, postActions);
    },
    onResynced({ settings }) {
      // Restores the last view; from then on this window's state counts.
      if (isFirst) library.applySettings(settings.libraryView);
      else library.renew();
      isFirst = false;
    },
    // The shell sends an event when the engine is back; until then this is all that is known.
    onSnapshotFailed: (error) =>
      store.setState((state) =>
        state.engine.state === 'restarting' ? {} : { engine: { state: 'broken', error } },
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
      case 'handed-over':
        return void actions.uploadInbox();
      case 'kept-in-tray':
        return notifyKeptInTray(notifier, () => store.setState({ screen: 'settings' }));
      case 'hotkeys':
        return store.setState({ hotkeys: event.view });
      case 'edit-job':
        return editorActions.open(event.jobId);
      case 'engine':
        return followEngine(event);
    }
  });
  void refreshShellInfo(bridge, store);
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
    editorActions,
    consentActions,
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
  const { count, copied } = event;
  if (copied) notify('good', (i18n) => ({ title: i18n.t('notice.copied', { count }) }));
  else notify('bad', (i18n) => ({ title: i18n.t('notice.copy-failed') }));
}

function notifyKeptInTray({ notify }: Notifier, openSettings: () => void) {
  notify('good', (i18n) => ({ title: i18n.t('tray.kept'), detail: i18n.t('tray.kept.text') }), {
    action: { label: 'tray.kept.settings', run: openSettings },
  });
}
