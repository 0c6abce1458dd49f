import type { Bridge } from '../../contract/bridge.ts';
import type { EngineEvent } from '../../contract/engine.ts';
import type { ShellEvent } from '../../contract/shell.ts';
import { createIntents, type Intents, refreshShell } from './actions.ts';
import { type CaptureIntents, createCaptureIntents } from './capture-actions.ts';
import { type ConsentIntents, createConsentIntents } from './consent-actions.ts';
import { createEditIntents, type EditIntents } from './editor-actions.ts';
import { linkEngine } from './engine-sync.ts';
import { createFolderIntents, type FolderIntents } from './folder-actions.ts';
import { createShelf, type Shelf } from './library/library-store.ts';
import { createLibraryIntents, type LibraryIntents } from './library-actions.ts';
import { createPostIntents, type PostIntents } from './post-actions.ts';
import { createRightsIntents, type RightsIntents } from './remote-edit-actions.ts';
import { createWindowStore, type WindowStore } from './window-store.ts';

export interface WindowParts {
  readonly store: WindowStore;
  readonly intents: Intents;
  readonly shelf: Shelf;
  readonly libraryIntents: LibraryIntents;
  readonly captureIntents: CaptureIntents;
  readonly postIntents: PostIntents;
  readonly rightsIntents: RightsIntents;
  readonly editIntents: EditIntents;
  readonly consentIntents: ConsentIntents;
  readonly folderIntents: FolderIntents;
}

/** Connects a store to the bridge: from then on it follows the engine and the shell. */
export function startWindow(bridge: Bridge): WindowParts {
  const store = createWindowStore();
  const intents = createIntents(bridge, store);
  const shelf = createShelf(bridge);
  const libraryIntents = createLibraryIntents(bridge, store, shelf, intents);
  const captureIntents = createCaptureIntents(bridge, store, intents);
  const postIntents = createPostIntents(bridge, store, intents);
  const rightsIntents = createRightsIntents(bridge, store, intents);
  const folderIntents = createFolderIntents(bridge, store, intents);

  const editIntents = createEditIntents(bridge, store, intents);

  const consentIntents = createConsentIntents(bridge, intents);

  let isFirst = true;
  const link = linkEngine(bridge, {
    onMirror(mirror) {
      store.setState((state) => ({
        mirror,
        engine: state.engine.state === 'running' ? state.engine : { state: 'running', error: null },
      }));
    },
    onEvent: (event) => {
      shelf.hear(event);
      consentIntents.hear(event);
      tellEngineEvent(event, intents, postIntents);
    },
    onRenewed({ settings }) {
      // As it was left the last time; from then on this window knows best.
      if (isFirst) shelf.begin(settings.libraryView);
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
    link.renew();
    void refreshShell(bridge, store);
  };

  bridge.onShellEvent((event) => {
    switch (event.kind) {
      case 'links-copied':
        return tellLinksCopied(event, intents);
      case 'choose-files':
        return void intents.chooseFiles();
      case 'handed-over':
        return void intents.takeHandedOver();
      case 'kept-in-tray':
        return tellKeptInTray(intents, () => store.setState({ screen: 'settings' }));
      case 'hotkeys':
        return store.setState({ hotkeys: event.view });
      case 'edit-job':
        return editIntents.open(event.jobId);
      case 'engine':
        return followEngine(event);
    }
  });
  void refreshShell(bridge, store);
  // Handed over before anyone listened.
  void intents.takeHandedOver();
  return {
    store,
    intents,
    shelf,
    libraryIntents,
    captureIntents,
    postIntents,
    rightsIntents,
    folderIntents,
    editIntents,
    consentIntents,
  };
}

function tellEngineEvent(event: EngineEvent, { notify }: Intents, { open }: PostIntents) {
  // The album of a watched folder grows by itself, and nobody waits for it.
  if (event.kind === 'post-ended' && event.origin !== 'folder')
    notify('good', (words) => ({ title: words.text('posts.notice.done') }), {
      action: { label: 'posts.notice.show', run: () => open(event.postId) },
    });
  if (event.kind !== 'recovered') return;
  const resumed = event.resumed.length;
  const uncertain = event.uncertain.length;
  if (resumed + uncertain === 0) return;
  notify('warn', (words) => ({
    title: words.text('notice.recovered'),
    detail: words.text('notice.recovered.text', { resumed, uncertain }),
  }));
}

function tellLinksCopied(event: Extract<ShellEvent, { kind: 'links-copied' }>, { notify }: Intents) {
  const { count, copied } = event;
  if (copied) notify('good', (words) => ({ title: words.text('notice.copied', { count }) }));
  else notify('bad', (words) => ({ title: words.text('notice.copy-failed') }));
}

function tellKeptInTray({ notify }: Intents, openSettings: () => void) {
  notify('good', (words) => ({ title: words.text('tray.kept'), detail: words.text('tray.kept.text') }), {
    action: { label: 'tray.kept.settings', run: openSettings },
  });
}
