import { lazyPart } from './components/lazy-part.tsx';

/** Parts of the window that nobody sees at its start, each with its code in a file of its own. */
export const library = lazyPart(
  async () => (await import('./screens/library/LibraryScreen.tsx')).LibraryScreen,
);
export const posts = lazyPart(async () => (await import('./screens/posts/PostsScreen.tsx')).PostsScreen);
export const accounts = lazyPart(
  async () => (await import('./screens/accounts/AccountsScreen.tsx')).AccountsScreen,
);
export const folders = lazyPart(
  async () => (await import('./screens/folders/FoldersScreen.tsx')).FoldersScreen,
);
export const settings = lazyPart(
  async () => (await import('./screens/settings/SettingsScreen.tsx')).SettingsScreen,
);
export const editor = lazyPart(async () => (await import('./screens/editor/EditorScreen.tsx')).EditorScreen);
export const preview = lazyPart(async () => (await import('./components/preview/Preview.tsx')).Preview);
export const qrDialog = lazyPart(async () => (await import('./components/qr/QrDialog.tsx')).QrDialog);
export const commandPanels = lazyPart(
  async () => (await import('./components/commands/CommandPanels.tsx')).CommandPanels,
);

/** The palette first: who opens it types on at once. */
const all = [commandPanels, library, settings, posts, folders, accounts, preview, qrDialog];

/**
 * Fetches all of them, one after the other while the window has nothing else to do, so that none is waited for later.
 */
export async function loadMeanwhile(): Promise<void> {
  // A window that is started hidden saves the memory.
  await visible();
  for (const part of all) {
    await new Promise((resolve) => requestIdleCallback(resolve));
    await part.load();
  }
}

function visible(): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (document.visibilityState === 'hidden') return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    look();
  });
}
