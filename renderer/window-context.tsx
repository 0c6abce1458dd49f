import { createContext, type ReactNode, use, useMemo } from 'react';
import { useStore } from 'zustand';
import type { ShellAbility } from '../contract/abilities.ts';
import type { Destination } from '../contract/destinations.ts';
import type { LinkTemplate } from '../contract/settings.ts';
import type { Commands } from './commands/run-commands.ts';
import { isAbleTo } from './state/abilities.ts';
import type { CoreActions } from './state/actions.ts';
import type { CaptureActions } from './state/capture-actions.ts';
import type { ConsentActions } from './state/consent-actions.ts';
import type { DestinationActions } from './state/destination-actions.ts';
import { liveDestinations, serviceName } from './state/destinations.ts';
import type { EditorActions } from './state/editor-actions.ts';
import type { FolderActions } from './state/folder-actions.ts';
import type { LibraryState } from './state/library/library-state.ts';
import type { LibraryStore } from './state/library/library-store.ts';
import type { LibraryActions } from './state/library-actions.ts';
import type { NetworkActions } from './state/network-actions.ts';
import type { PostActions } from './state/post-actions.ts';
import type { RemoteEditActions } from './state/remote-edit-actions.ts';
import type { SettingsActions } from './state/settings-actions.ts';
import type { WindowServices } from './state/start-window.ts';
import type { UpdateActions } from './state/update-actions.ts';
import type { WindowState } from './state/window-store.ts';

const WindowContext = createContext<WindowServices | null>(null);

export function WindowProvider({ parts, children }: { parts: WindowServices; children: ReactNode }) {
  return <WindowContext value={parts}>{children}</WindowContext>;
}

function useWindowContext(): WindowServices {
  const parts = use(WindowContext);
  if (!parts) throw new Error('Used outside of WindowProvider');
  return parts;
}

export function useWindowState<T>(select: (state: WindowState) => T): T {
  return useStore(useWindowContext().store, select);
}

/** Returns whether the shell can do something; what needs it is not offered elsewhere. */
export function useAbility(ability: ShellAbility): boolean {
  return useWindowState((state) => isAbleTo(state, ability));
}

export function useActions(): CoreActions {
  return useWindowContext().actions;
}

/** Returns the commands that menu, palette and keys run. */
export function useCommands(): Commands {
  return useWindowContext().commands;
}

export function useFolderActions(): FolderActions {
  return useWindowContext().folderActions;
}

export function useLibraryActions(): LibraryActions {
  return useWindowContext().libraryActions;
}

export function useCaptureActions(): CaptureActions {
  return useWindowContext().captureActions;
}

export function usePostActions(): PostActions {
  return useWindowContext().postActions;
}

export function useRemoteEditActions(): RemoteEditActions {
  return useWindowContext().remoteEditActions;
}

export function useConsentActions(): ConsentActions {
  return useWindowContext().consentActions;
}

export function useNetworkActions(): NetworkActions {
  return useWindowContext().networkActions;
}

export function useDestinationActions(): DestinationActions {
  return useWindowContext().destinationActions;
}

export function useSettingsActions(): SettingsActions {
  return useWindowContext().settingsActions;
}

export function useUpdateActions(): UpdateActions {
  return useWindowContext().updateActions;
}

const noDestinations: readonly Destination[] = [];

/** Returns the hosts that can be sent to. */
export function useDestinations(): readonly Destination[] {
  const view = useWindowState((state) => state.mirror?.destinations ?? null);
  return useMemo(() => (view ? liveDestinations(view) : noDestinations), [view]);
}

/** Returns the name of a host for people. */
export function useServiceName(host: string): string {
  return useWindowState((state) => serviceName(state.mirror?.destinations ?? null, host));
}

export function useEditorActions(): EditorActions {
  return useWindowContext().editorActions;
}

const noTemplates: readonly LinkTemplate[] = [];

export function useLinkTemplates(): readonly LinkTemplate[] {
  return useWindowState((state) => state.mirror?.settings.linkTemplates ?? noTemplates);
}

export function useLibraryStore(): LibraryStore {
  return useWindowContext().library;
}

export function useLibraryState<T>(select: (state: LibraryState) => T): T {
  return useStore(useWindowContext().library.store, select);
}

/** Returns a getter of the current state, for handlers that need more than what was rendered. */
export function useGetWindowState(): () => WindowState {
  return useWindowContext().store.getState;
}

export function useSetWindowState(): (change: Partial<WindowState>) => void {
  const { store } = useWindowContext();
  return store.setState;
}
