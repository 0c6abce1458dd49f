import { createContext, type ReactNode, use } from 'react';
import { useStore } from 'zustand';
import type { LinkTemplate } from '../contract/records.ts';
import type { Intents } from './state/actions.ts';
import type { CaptureIntents } from './state/capture-actions.ts';
import type { ConsentIntents } from './state/consent-actions.ts';
import type { EditIntents } from './state/editor-actions.ts';
import type { FolderIntents } from './state/folder-actions.ts';
import type { Shelf, ShelfState } from './state/library/library-store.ts';
import type { LibraryIntents } from './state/library-actions.ts';
import type { PostIntents } from './state/post-actions.ts';
import type { RightsIntents } from './state/remote-edit-actions.ts';
import type { WindowParts } from './state/start-window.ts';
import type { WindowState } from './state/window-store.ts';

const PartsContext = createContext<WindowParts | null>(null);

export function WindowProvider({ parts, children }: { parts: WindowParts; children: ReactNode }) {
  return <PartsContext value={parts}>{children}</PartsContext>;
}

function useParts(): WindowParts {
  const parts = use(PartsContext);
  if (!parts) throw new Error('Used outside of WindowProvider');
  return parts;
}

export function useWindow<T>(select: (state: WindowState) => T): T {
  return useStore(useParts().store, select);
}

export function useIntents(): Intents {
  return useParts().intents;
}

export function useFolderIntents(): FolderIntents {
  return useParts().folderIntents;
}

export function useLibraryIntents(): LibraryIntents {
  return useParts().libraryIntents;
}

export function useCaptureIntents(): CaptureIntents {
  return useParts().captureIntents;
}

export function usePostIntents(): PostIntents {
  return useParts().postIntents;
}

export function useRightsIntents(): RightsIntents {
  return useParts().rightsIntents;
}

export function useConsentIntents(): ConsentIntents {
  return useParts().consentIntents;
}

export function useEditIntents(): EditIntents {
  return useParts().editIntents;
}

const noTemplates: readonly LinkTemplate[] = [];

export function useLinkTemplates(): readonly LinkTemplate[] {
  return useWindow((state) => state.mirror?.settings.linkTemplates ?? noTemplates);
}

export function useShelf(): Shelf {
  return useParts().shelf;
}

export function useShelfState<T>(select: (state: ShelfState) => T): T {
  return useStore(useParts().shelf.store, select);
}

/** The state of this moment, for handlers that need more than what was drawn. */
export function useReadWindow(): () => WindowState {
  return useParts().store.getState;
}

export function useChangeWindow(): (change: Partial<WindowState>) => void {
  const { store } = useParts();
  return store.setState;
}
