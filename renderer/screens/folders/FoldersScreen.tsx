import { FolderPlus, FolderSync } from 'lucide-react';
import { useState } from 'react';
import type { WatchedFolder } from '../../../contract/folders.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useAbility, useFolderActions, useWindowState } from '../../window-context.tsx';
import { FolderCard } from './FolderCard.tsx';
import { FolderForm } from './FolderForm.tsx';

const noFolders: readonly WatchedFolder[] = [];

/** Renders the screen of watched folders. */
export function FoldersScreen() {
  const i18n = useTranslator();
  const { choose, dismissProposal } = useFolderActions();
  const folders = useWindowState((state) => state.mirror?.folders ?? noFolders);
  const proposed = useWindowState((state) => state.proposedFolders[0] ?? null);
  const [changing, setChanging] = useState<string | null>(null);
  const changed = folders.find(({ id }) => id === changing) ?? null;
  const isEmpty = folders.length === 0;
  const canAdd = useAbility('paths');
  return (
    <>
      <ScreenHeader title={i18n.t('folders.title')}>
        {!isEmpty && canAdd && (
          <Button icon={FolderPlus} onPress={() => void choose()}>
            {i18n.t('folders.add')}
          </Button>
        )}
      </ScreenHeader>
      {isEmpty ? (
        <EmptyState
          icon={FolderSync}
          title={i18n.t('folders.empty.title')}
          text={i18n.t(canAdd ? 'folders.empty.text' : 'folders.empty.browser')}
        >
          {canAdd && (
            <Button variant="primary" icon={FolderPlus} onPress={() => void choose()}>
              {i18n.t('folders.add')}
            </Button>
          )}
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 -outline-offset-2">
          <ul aria-label={i18n.t('folders.list')} className="mx-auto flex max-w-190 flex-col gap-3 py-6">
            {folders.map((folder) => (
              <FolderCard key={folder.id} folder={folder} onChange={() => setChanging(folder.id)} />
            ))}
          </ul>
        </div>
      )}
      {proposed !== null && (
        <FolderForm key={proposed} path={proposed} before={null} onClose={() => dismissProposal(proposed)} />
      )}
      {changed && (
        <FolderForm key={changed.id} path={changed.path} before={changed} onClose={() => setChanging(null)} />
      )}
    </>
  );
}
