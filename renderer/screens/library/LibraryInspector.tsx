import { Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LibraryItem } from '../../../contract/library.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { Description } from '../../components/inspector/DescriptionFields.tsx';
import {
  FactList,
  Inspector,
  InspectorNote,
  InspectorSection,
} from '../../components/inspector/Inspector.tsx';
import { LinkFormList } from '../../components/inspector/LinkFormList.tsx';
import { mediaFacts } from '../../components/inspector/media-facts.ts';
import { PrivacyIcon } from '../../components/PrivacyIcon.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { emptySelection, selectOne } from '../../state/list/selection.ts';
import { describeLinkStatus, isGone } from '../../text/link-status-text.ts';
import { listMetadataKindsOrNull } from '../../text/metadata-text.ts';
import {
  useLibraryActions,
  useLibraryState,
  useLibraryStore,
  useRemoteEditActions,
  useServiceName,
} from '../../window-context.tsx';
import { ItemThumbnail } from './ItemThumbnail.tsx';

const thumbnailsShown = 9;

/**
 * Renders the details of selected library items.
 * @param ids in the order given
 */
export function LibraryInspector({ ids }: { ids: readonly string[] }) {
  const libraryStore = useLibraryStore();
  const [first] = ids;
  const item = useLibraryState((state) => (first === undefined ? undefined : state.items.get(first)));
  useEffect(() => {
    // A selected item that is not visible may not be loaded yet.
    if (first !== undefined && !item)
      void libraryStore.fetch([first]).then((found) => found && libraryStore.put(found));
  }, [libraryStore, first, item]);
  return (
    <Inspector onClose={() => libraryStore.select(emptySelection)}>
      {item &&
        (ids.length === 1 ? (
          <SingleItem key={item.id} item={item} />
        ) : (
          <MultiSelection ids={ids} example={item} />
        ))}
    </Inspector>
  );
}

function MultiSelection({ ids, example }: { ids: readonly string[]; example: LibraryItem }) {
  const i18n = useTranslator();
  const { copyLinksOf } = useLibraryActions();
  const items = useLibraryState((state) => state.items);
  const shown = ids.slice(0, thumbnailsShown).flatMap((id) => items.get(id) ?? []);
  return (
    <>
      <div className="grid grid-cols-3 gap-2">
        {shown.map((item) => (
          <div key={item.id} className="aspect-square">
            <ItemThumbnail item={item} size="tile" />
          </div>
        ))}
      </div>
      <p className="text-15 font-medium">{i18n.t('inspector.many', { count: ids.length })}</p>
      <LinkFormList example={example} onCopy={(form) => void copyLinksOf(ids, form)} />
    </>
  );
}

function SingleItem({ item }: { item: LibraryItem }) {
  const i18n = useTranslator();
  const now = useNow();
  const { checkLinks, copyLinksOf, undoDelete } = useLibraryActions();
  const rights = useRemoteEditActions();
  const service = useServiceName(item.host);
  const presence = describeLinkStatus(i18n, item, now, service);
  return (
    <>
      <ItemThumbnail item={item} size="large" />
      <Description saved={item} />
      {!isGone(item) && item.presence !== 'deleting' && (
        <div>
          <Button icon={Pencil} onPress={() => rights.ask('describe', [item.id])}>
            {i18n.t('rights.edit')}
          </Button>
        </div>
      )}
      <PrivacyIcon privacy={item.privacy} account={item.account} />
      {item.privacy === 'public' && item.deletion === null && (
        <p className="text-12 text-pretty text-ink-faint">{i18n.t('rights.seen.public.text')}</p>
      )}
      <PendingEdits item={item} />
      {item.favoriteOf != null && (
        <p className="text-12 text-pretty text-ink-faint">{i18n.t('rights.favorite.about')}</p>
      )}
      {presence && (
        <InspectorNote
          tone={presence.tone === 'warn' || presence.tone === 'bad' ? presence.tone : 'calm'}
          title={presence.mark}
        >
          <p>{presence.sentence}</p>
          {item.deletion !== null && item.privacy === 'public' && <p>{i18n.t('presence.public.text')}</p>}
          {(item.deletion?.state === 'still-there' || item.deletion?.state === 'unverified') && (
            <div className="mt-2 mb-1">
              <Button onPress={() => void checkLinks([item.id])}>
                {i18n.t('library.action.check', { count: 1 })}
              </Button>
            </div>
          )}
          {item.deletion?.state === 'scheduled' && (
            <div className="mt-2 mb-1">
              <Button onPress={() => void undoDelete([item.id])}>
                {i18n.t('library.action.undo-delete')}
              </Button>
            </div>
          )}
        </InspectorNote>
      )}
      {item.maybeTwice && (
        <InspectorNote tone="warn" title={i18n.t('inspector.maybe-twice.title', { service })}>
          {i18n.t('inspector.maybe-twice.text')}
        </InspectorNote>
      )}
      {item.similarTo !== null && <SimilarItems id={item.similarTo} />}
      {!isGone(item) && <LinkFormList example={item} onCopy={(form) => void copyLinksOf([item.id], form)} />}
      <InspectorSection title={i18n.t('inspector.about')}>
        <FactList
          facts={[
            [i18n.t('inspector.file'), item.name],
            ...mediaFacts(i18n, item.media),
            [i18n.t('inspector.origin'), item.origin === null ? null : i18n.t(`origin.${item.origin}`)],
            [
              i18n.t('inspector.imported'),
              item.importedFrom === null ? null : i18n.t(`inspector.imported.${item.importedFrom}`),
            ],
            [i18n.t('inspector.uploaded'), i18n.formatDateTime(item.uploadedAt, now)],
            [i18n.t('carries.library.removed'), listMetadataKindsOrNull(i18n, item.metadata?.removed)],
            [i18n.t('carries.library.kept'), listMetadataKindsOrNull(i18n, item.metadata?.kept)],
          ]}
        />
      </InspectorSection>
    </>
  );
}

/** Shows the changes that the host does not have yet, and why. */
function PendingEdits({ item }: { item: LibraryItem }) {
  const i18n = useTranslator();
  const rights = useRemoteEditActions();
  const change = item.describing ?? item.sharing;
  if (!change) return null;
  const isFailed = item.describing?.state === 'failed' || item.sharing?.state === 'failed';
  const why = change.error && describeError(i18n, change.error, { outlook: isFailed ? 'final' : 'retried' });
  return (
    <InspectorNote
      tone={isFailed ? 'bad' : 'calm'}
      title={i18n.t(isFailed ? 'rights.failed' : 'rights.pending')}
    >
      {why && <p>{`${why.title} ${why.advice}`.trim()}</p>}
      {isFailed && (
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          <Button onPress={() => void rights.retry(item.id)}>{i18n.t('rights.retry')}</Button>
          <Button onPress={() => void rights.drop(item.id)}>{i18n.t('rights.drop')}</Button>
        </div>
      )}
    </InspectorNote>
  );
}

/** Shows another picture that looks the same, so that the user sees duplicates. */
function SimilarItems({ id }: { id: string }) {
  const i18n = useTranslator();
  const now = useNow();
  const libraryStore = useLibraryStore();
  const { itemById } = useLibraryActions();
  const [other, setOther] = useState<LibraryItem | null>(null);
  useEffect(() => {
    let isWanted = true;
    void itemById(id).then((found) => {
      if (isWanted) setOther(found);
    });
    return () => {
      isWanted = false;
    };
  }, [id, itemById]);
  if (!other) return null;
  return (
    <InspectorNote tone="calm" title={i18n.t('library.similar.title')}>
      <div className="mt-1 flex items-center gap-3">
        <ItemThumbnail item={other} size="row" />
        <p className="min-w-0">
          {i18n.t('library.similar.text', {
            name: other.title ?? other.name,
            time: i18n.formatDateTime(other.uploadedAt, now),
          })}
        </p>
      </div>
      <div className="mt-2 mb-1">
        <Button
          onPress={() => {
            libraryStore.put([other]);
            libraryStore.select(selectOne(other.id));
          }}
        >
          {i18n.t('library.similar.show')}
        </Button>
      </div>
    </InspectorNote>
  );
}
