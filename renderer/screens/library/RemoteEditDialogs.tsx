import { useEffect, useState } from 'react';
import type { LibraryItem } from '../../../contract/library.ts';
import { Confirm } from '../../components/ConfirmDialog.tsx';
import { TextField } from '../../components/fields.tsx';
import { useWords } from '../../i18n-context.tsx';
import { useRightsIntents, useShelf, useShelfState, useWindow } from '../../window-context.tsx';
import { CopyrightNotice } from './CopyrightNoticeDialog.tsx';

/** What is asked for before texts are changed, something is shown to everybody or a notice is drafted. */
export function RightsDialogs() {
  const asked = useWindow((state) => state.rightsAsked);
  if (!asked) return null;
  switch (asked.kind) {
    case 'share':
      return <Share ids={asked.ids} jobs={asked.jobs} />;
    case 'describe':
      return <Describe ids={asked.ids} />;
    case 'notice':
      return <CopyrightNotice ids={asked.ids} />;
  }
}

function Share({ ids, jobs }: { ids: readonly string[]; jobs: readonly string[] }) {
  const words = useWords();
  const rights = useRightsIntents();
  const [title, setTitle] = useState('');
  return (
    <Confirm
      title={words.text('rights.share.title', { count: ids.length + jobs.length })}
      confirm={words.text('rights.share')}
      cancel={words.text('rights.cancel')}
      onConfirm={() => void rights.share(ids, jobs, title)}
      onClose={rights.close}
    >
      <p className="text-13 text-pretty text-ink-soft">{words.text('rights.share.text')}</p>
      <div className="mt-3">
        <TextField
          label={words.text('rights.share.field')}
          value={title}
          maxLength={128}
          onChange={setTitle}
        />
      </div>
    </Confirm>
  );
}

function Describe({ ids }: { ids: readonly string[] }) {
  const shelf = useShelf();
  const [first] = ids.length === 1 ? ids : [];
  const only = useShelfState((state) => (first === undefined ? null : (state.items.get(first) ?? null)));
  useEffect(() => {
    // From the queue, where the library's items need not be known.
    if (first !== undefined && !only) void shelf.fetch([first]).then((found) => found && shelf.put(found));
  }, [shelf, first, only]);
  return first === undefined || only ? <Texts key={first} ids={ids} only={only} /> : null;
}

function Texts({ ids, only }: { ids: readonly string[]; only: LibraryItem | null }) {
  const words = useWords();
  const rights = useRightsIntents();
  const [title, setTitle] = useState(only?.title ?? '');
  const [description, setDescription] = useState(only?.description ?? '');
  const [tags, setTags] = useState((only?.tags ?? []).join(', '));
  const save = () => {
    // Of several, what is left empty stays; of one, it is taken away.
    const isMeant = (typed: string, before: string) => (only ? typed.trim() !== before : typed.trim() !== '');
    void rights.describe(ids, {
      ...(isMeant(title, only?.title ?? '') ? { title } : {}),
      ...(isMeant(description, only?.description ?? '') ? { description } : {}),
      ...(isMeant(tags, (only?.tags ?? []).join(', ')) ? { tags: [tags] } : {}),
    });
  };
  return (
    <Confirm
      title={words.text('rights.edit.title', { count: ids.length })}
      confirm={words.text('rights.edit.save')}
      cancel={words.text('rights.cancel')}
      onConfirm={save}
      onClose={rights.close}
    >
      {ids.length > 1 && (
        <p className="mb-3 text-13 text-pretty text-ink-soft">{words.text('rights.edit.title.many')}</p>
      )}
      <div className="flex flex-col gap-3">
        <TextField label={words.text('inspector.title')} value={title} maxLength={128} onChange={setTitle} />
        <TextField
          label={words.text('inspector.description')}
          rows={3}
          value={description}
          onChange={setDescription}
        />
        <TextField
          label={words.text('rights.edit.tags')}
          about={words.text('rights.edit.tags.about')}
          value={tags}
          onChange={setTags}
        />
      </div>
    </Confirm>
  );
}
