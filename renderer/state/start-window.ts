import type { Bridge } from '../../contract/bridge.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import { type CoreActions, createCoreActions, refreshShellInfo } from './actions.ts';
import { type CaptureActions, createCaptureActions } from './capture-actions.ts';
import { type ConsentActions, createConsentActions } from './consent-actions.ts';
import { createEditorActions, type EditorActions } from './editor-actions.ts';
import { startEngineSync } from './engine-sync.ts';
import { createFolderActions, type FolderActions } from './folder-actions.ts';
import { createLibraryStore, type LibraryStore } from './library/library-store.ts';
import { createLibraryActions, type LibraryActions } from './library-actions.ts';
import { createNetworkActions, type NetworkActions } from './network-actions.ts';
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
  const intents = createCoreActions(bridge, store);
  const shelf = createLibraryStore(bridge);
  const libraryActions = createLibraryActions(bridge, store, shelf, intents);
  const captureActions = createCaptureActions(bridge, store, intents);
  const postActions = createPostActions(bridge, store, intents);
  const remoteEditActions = createRemoteEditActions(bridge, store, intents);
  const folderActions = createFolderActions(bridge, store, intents);

  const editorActions = createEditorActions(bridge, store, intents);

  const consentActions = createConsentActions(bridge, intents);
  const networkActions = createNetworkActions(bridge, intents);

  let isFirst = true;
  const link = startEngineSync(bridge, {
    onMirror(mirror) {
      store.setState((state) => ({
        mirror,
        engine: state.engine.state === 'running' ? state.engine : { state: 'running', error: null },
      }));
    },
    onEvent: (event) => {
      shelf.onEvent(event);
      consentActions.onEvent(event);
      notifyEngineEvent(event, intents, postActions);
    },
    onResynced({ settings }) {
      // As it was left the last time; from then on this window knows best.
      if (isFirst) shelf.applySettings(settings.libraryView);
      else shelf.renew();
      isFirst = false;
    },
    // The shell says by an event when the engine is back; until then this is all that is known.
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
        return notifyLinksCopied(event, intents);
      case 'choose-files':
        return void intents.chooseFiles();
      case 'handed-over':
        return void intents.uploadInbox();
      case 'kept-in-tray':
        return notifyKeptInTray(intents, () => store.setState({ screen: 'settings' }));
      case 'hotkeys':
        return store.setState({ hotkeys: event.view });
      case 'edit-job':
        return editorActions.open(event.jobId);
      case 'engine':
        return followEngine(event);
    }
  });
  void refreshShellInfo(bridge, store);
  // Handed over before anyone listened.
  void intents.uploadInbox();
  return {
    store,
    actions: intents,
    library: shelf,
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

function notifyEngineEvent(event: EngineEvent, { notify }: CoreActions, { open }: PostActions) {
  // The album of a watched folder grows by itself, and nobody waits for it.
  if (event.kind === 'post-ended' && event.origin !== 'folder')
    notify('good', (words) => ({ title: words.t('posts.notice.done') }), {
      action: { label: 'posts.notice.show', run: () => open(event.postId) },
    });
  if (event.kind !== 'recovered') return;
  const resumed = event.resumed.length;
  const uncertain = event.uncertain.length;
  if (resumed + uncertain === 0) return;
  notify('warn', (words) => ({
    title: words.t('notice.recovered'),
    detail: words.t('notice.recovered.text', { resumed, uncertain }),
  }));
}

function notifyLinksCopied(event: Extract<ShellEvent, { kind: 'links-copied' }>, { notify }: CoreActions) {
  const { count, copied } = event;
  if (copied) notify('good', (words) => ({ title: words.t('notice.copied', { count }) }));
  else notify('bad', (words) => ({ title: words.t('notice.copy-failed') }));
}

function notifyKeptInTray({ notify }: CoreActions, openSettings: () => void) {
  notify('good', (words) => ({ title: words.t('tray.kept'), detail: words.t('tray.kept.text') }), {
    action: { label: 'tray.kept.settings', run: openSettings },
  });
}
