import { ExternalLink } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import type { Account } from '../../../contract/accounts.ts';
import type { FavoriteFolder } from '../../../contract/remote-edits.ts';
import { Button } from '../../components/Button.tsx';
import { Switch } from '../../components/fields.tsx';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useRemoteEditActions } from '../../window-context.tsx';

type FoldersResult =
  | { readonly kind: 'asking' }
  /** The reason is shown in a notice. */
  | { readonly kind: 'failed' }
  | { readonly kind: 'known'; readonly folders: readonly FavoriteFolder[] | null };

/** Lists the folders of an account's favourites, public and private. */
export function FavoriteFolders({ account, onClose }: { account: Account; onClose: () => void }) {
  const i18n = useTranslator();
  const rights = useRemoteEditActions();
  const { openLink } = useActions();
  const [known, setKnown] = useState<FoldersResult>({ kind: 'asking' });
  const [changing, setChanging] = useState<string | null>(null);
  const [isRefused, setIsRefused] = useState(false);
  const { id, username } = account;
  useEffect(() => {
    let isWanted = true;
    void rights.favoriteFolders(id).then((answer) => {
      if (isWanted) setKnown(answer ? { kind: 'known', ...answer } : { kind: 'failed' });
    });
    return () => {
      isWanted = false;
    };
  }, [rights, id]);
  const change = async (folder: string, isPrivate: boolean) => {
    setChanging(folder);
    const answer = await rights.changeFavoriteFolder(id, folder, isPrivate);
    setChanging(null);
    if (!answer) return;
    setKnown({ kind: 'known', folders: answer.folders });
    setIsRefused(!answer.isChanged);
  };
  return (
    <ModalDialog className="max-w-110 overflow-y-auto" onClose={onClose}>
      <Dialog className="flex flex-col gap-4 p-5 outline-none">
        <Heading slot="title" className="text-15 font-semibold text-balance">
          {i18n.t('favorites.title', { name: username })}
        </Heading>
        <p className="text-13 text-pretty text-ink-soft">{i18n.t('rights.favorite.about')}</p>
        <div role="status" className="flex flex-col gap-3">
          {known.kind === 'asking' && (
            <p className="animate-late text-13 text-ink-soft">{i18n.t('favorites.asking')}</p>
          )}
          {known.kind === 'failed' && (
            <p className="text-13 text-pretty text-warn">{i18n.t('favorites.failed')}</p>
          )}
          {known.kind === 'known' && (known.folders === null || known.folders.length === 0) && (
            <p className="text-13 text-pretty text-ink-soft">
              {i18n.t(known.folders === null ? 'favorites.untold' : 'favorites.none')}
            </p>
          )}
          {known.kind === 'known' &&
            known.folders?.map((folder) => (
              <Switch
                key={folder.id}
                label={folder.name}
                about={i18n.t(describeFolder(folder, changing))}
                isSelected={folder.isPrivate === true}
                onChange={(isPrivate) => {
                  if (changing === null) void change(folder.id, isPrivate);
                }}
              />
            ))}
          {isRefused && <p className="text-13 text-pretty text-warn">{i18n.t('favorites.refused')}</p>}
        </div>
        <div className="mt-2 flex flex-wrap justify-end gap-2">
          <Button autoFocus variant="quiet" onPress={onClose}>
            {i18n.t('favorites.close')}
          </Button>
          <Button
            icon={ExternalLink}
            onPress={() => void openLink(`https://imgur.com/user/${encodeURIComponent(username)}/favorites`)}
          >
            {i18n.t('favorites.open')}
          </Button>
        </div>
      </Dialog>
    </ModalDialog>
  );
}

function describeFolder({ id, isPrivate }: FavoriteFolder, changing: string | null) {
  if (id === changing) return 'favorites.changing' as const;
  if (isPrivate === null) return 'favorites.folder.unclear' as const;
  return isPrivate ? ('favorites.folder.private' as const) : ('favorites.folder.public' as const);
}
