import { FolderSync } from 'lucide-react';
import { Button } from '../../components/Button.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { folderToOffer } from '../../state/added-folders.ts';
import { useFolderActions, useWindowState } from '../../window-context.tsx';
import { folderName } from '../folders/FolderCard.tsx';

/** Offers once to watch a folder that somebody adds from again and again, and says what would happen. */
export function FolderOffer() {
  const i18n = useTranslator();
  const { offerAnswered } = useFolderActions();
  const folder = useWindowState(({ mirror, frequentFolders }) =>
    mirror ? folderToOffer(frequentFolders, mirror.folders, mirror.settings) : null,
  );
  if (folder === null) return null;
  const name = folderName(folder);
  return (
    <section
      aria-labelledby="folder-offer"
      className="flex shrink-0 flex-wrap items-end justify-between gap-x-6 gap-y-3 border-b border-line bg-sunken px-4 py-3"
    >
      <div className="flex min-w-0 flex-1 basis-80 items-start gap-2.5">
        <FolderSync size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
        <div className="min-w-0">
          <h2 id="folder-offer" className="text-13 font-medium [overflow-wrap:anywhere]">
            {i18n.t('folders.offer', { name })}
          </h2>
          <p className="text-12 text-pretty text-ink-soft">{i18n.t('folders.offer.text')}</p>
        </div>
      </div>
      <div className="flex flex-wrap gap-2">
        <Button variant="quiet" onPress={() => void offerAnswered(folder, 'never')}>
          {i18n.t('folders.offer.never')}
        </Button>
        <Button onPress={() => void offerAnswered(folder, 'not-now')}>
          {i18n.t('folders.offer.not-now')}
        </Button>
        <Button onPress={() => void offerAnswered(folder, 'watch')}>{i18n.t('folders.offer.watch')}</Button>
      </div>
    </section>
  );
}
