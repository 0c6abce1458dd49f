import { Pencil } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LibraryItem } from '../../../contract/library.ts';
import { failureWords } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { Description } from '../../components/inspector/DescriptionFields.tsx';
import { Facts, Group, Inspector, Remark } from '../../components/inspector/Inspector.tsx';
import { LinkForms } from '../../components/inspector/LinkFormList.tsx';
import { mediaFacts } from '../../components/inspector/media-facts.ts';
import { PrivacyMark } from '../../components/PrivacyIcon.tsx';
import { useNow, useWords } from '../../i18n-context.tsx';
import { nothingPicked, pickOne } from '../../state/list/selection.ts';
import { isGone, presenceWords } from '../../text/link-status-text.ts';
import { kindsOrNull } from '../../text/metadata-text.ts';
import { useLibraryIntents, useRightsIntents, useShelf, useShelfState } from '../../window-context.tsx';
import { ItemThumbnail } from './ItemThumbnail.tsx';

const thumbnailsShown = 9;

/** @param ids in the order given */
export function LibraryInspector({ ids }: { ids: readonly string[] }) {
  const shelf = useShelf();
  const [first] = ids;
  const item = useShelfState((state) => (first === undefined ? undefined : state.items.get(first)));
  useEffect(() => {
    // What is selected but out of sight may not be known yet.
    if (first !== undefined && !item) void shelf.fetch([first]).then((found) => found && shelf.put(found));
  }, [shelf, first, item]);
  return (
    <Inspector onClose={() => shelf.pick(nothingPicked)}>
      {item && (ids.length === 1 ? <One key={item.id} item={item} /> : <Many ids={ids} example={item} />)}
    </Inspector>
  );
}

function Many({ ids, example }: { ids: readonly string[]; example: LibraryItem }) {
  const words = useWords();
  const { copyLinksOf } = useLibraryIntents();
  const items = useShelfState((state) => state.items);
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
      <p className="text-15 font-medium">{words.text('inspector.many', { count: ids.length })}</p>
      <LinkForms example={example} onCopy={(form) => void copyLinksOf(ids, form)} />
    </>
  );
}

function One({ item }: { item: LibraryItem }) {
  const words = useWords();
  const now = useNow();
  const { checkLinks, copyLinksOf, undoDelete } = useLibraryIntents();
  const rights = useRightsIntents();
  const presence = presenceWords(words, item, now);
  return (
    <>
      <ItemThumbnail item={item} size="large" />
      <Description saved={item} />
      {!isGone(item) && item.presence !== 'deleting' && (
        <div>
          <Button icon={Pencil} onPress={() => rights.ask('describe', [item.id])}>
            {words.text('rights.edit')}
          </Button>
        </div>
      )}
      <PrivacyMark privacy={item.privacy} account={item.account} />
      {item.privacy === 'public' && item.deletion === null && (
        <p className="text-12 text-pretty text-ink-faint">{words.text('rights.seen.public.text')}</p>
      )}
      <Changes item={item} />
      {item.favoriteOf != null && (
        <p className="text-12 text-pretty text-ink-faint">{words.text('rights.favorite.about')}</p>
      )}
      {presence && (
        <Remark
          tone={presence.tone === 'warn' || presence.tone === 'bad' ? presence.tone : 'calm'}
          title={presence.mark}
        >
          <p>{presence.sentence}</p>
          {item.deletion !== null && item.privacy === 'public' && <p>{words.text('presence.public.text')}</p>}
          {(item.deletion?.state === 'still-there' || item.deletion?.state === 'unverified') && (
            <div className="mt-2 mb-1">
              <Button onPress={() => void checkLinks([item.id])}>
                {words.text('library.action.check', { count: 1 })}
              </Button>
            </div>
          )}
          {item.deletion?.state === 'scheduled' && (
            <div className="mt-2 mb-1">
              <Button onPress={() => void undoDelete([item.id])}>
                {words.text('library.action.undo-delete')}
              </Button>
            </div>
          )}
        </Remark>
      )}
      {item.maybeTwice && (
        <Remark tone="warn" title={words.text('inspector.maybe-twice.title')}>
          {words.text('inspector.maybe-twice.text')}
        </Remark>
      )}
      {item.similarTo !== null && <Similar id={item.similarTo} />}
      <LinkForms example={item} onCopy={(form) => void copyLinksOf([item.id], form)} />
      <Group title={words.text('inspector.about')}>
        <Facts
          facts={[
            [words.text('inspector.file'), item.name],
            ...mediaFacts(words, item.media),
            [
              words.text('inspector.origin'),
              item.origin === null ? null : words.text(`origin.${item.origin}`),
            ],
            [
              words.text('inspector.imported'),
              item.importedFrom === null ? null : words.text(`inspector.imported.${item.importedFrom}`),
            ],
            [words.text('inspector.uploaded'), words.moment(item.uploadedAt, now)],
            [words.text('carries.library.removed'), kindsOrNull(words, item.metadata?.removed)],
            [words.text('carries.library.kept'), kindsOrNull(words, item.metadata?.kept)],
          ]}
        />
      </Group>
    </>
  );
}

/** What of it the host does not have yet, and why. */
function Changes({ item }: { item: LibraryItem }) {
  const words = useWords();
  const rights = useRightsIntents();
  const change = item.describing ?? item.sharing;
  if (!change) return null;
  const isFailed = item.describing?.state === 'failed' || item.sharing?.state === 'failed';
  const why = change.error && failureWords(words, change.error);
  return (
    <Remark
      tone={isFailed ? 'bad' : 'calm'}
      title={words.text(isFailed ? 'rights.failed' : 'rights.pending')}
    >
      {why && <p>{`${why.title} ${why.advice}`.trim()}</p>}
      {isFailed && (
        <div className="mt-2 mb-1 flex flex-wrap gap-2">
          <Button onPress={() => void rights.retry(item.id)}>{words.text('rights.retry')}</Button>
          <Button onPress={() => void rights.drop(item.id)}>{words.text('rights.drop')}</Button>
        </div>
      )}
    </Remark>
  );
}

/** Another picture that looks the same, so that people see what they have twice. */
function Similar({ id }: { id: string }) {
  const words = useWords();
  const now = useNow();
  const shelf = useShelf();
  const { itemById } = useLibraryIntents();
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
    <Remark tone="calm" title={words.text('library.similar.title')}>
      <div className="mt-1 flex items-center gap-3">
        <ItemThumbnail item={other} size="row" />
        <p className="min-w-0">
          {words.text('library.similar.text', {
            name: other.title ?? other.name,
            time: words.moment(other.uploadedAt, now),
          })}
        </p>
      </div>
      <div className="mt-2 mb-1">
        <Button
          onPress={() => {
            shelf.put([other]);
            shelf.pick(pickOne(other.id));
          }}
        >
          {words.text('library.similar.show')}
        </Button>
      </div>
    </Remark>
  );
}
