import { useEffect, useState } from 'react';
import type { LibraryItem } from '../../../contract/library.ts';
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx';
import { TextField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import {
  useLibraryState,
  useLibraryStore,
  useRemoteEditActions,
  useWindowState,
} from '../../window-context.tsx';
import { CopyrightNoticeDialog } from './CopyrightNoticeDialog.tsx';

/** Renders the dialogs for texts, for the gallery and for a copyright notice. */
export function RemoteEditDialogs() {
  const asked = useWindowState((state) => state.remoteEditDialog);
  if (!asked) return null;
  switch (asked.kind) {
    case 'share':
      return <ShareDialog ids={asked.ids} jobs={asked.jobs} />;
    case 'describe':
      return <DescribeDialog ids={asked.ids} />;
    case 'notice':
      return <CopyrightNoticeDialog ids={asked.ids} />;
  }
}

function ShareDialog({ ids, jobs }: { ids: readonly string[]; jobs: readonly string[] }) {
  const i18n = useTranslator();
  const rights = useRemoteEditActions();
  const [title, setTitle] = useState('');
  return (
    <ConfirmDialog
      title={i18n.t('rights.share.title', { count: ids.length + jobs.length })}
      confirm={i18n.t('rights.share')}
      cancel={i18n.t('rights.cancel')}
      onConfirm={() => void rights.share(ids, jobs, title)}
      onClose={rights.close}
    >
      <p className="text-13 text-pretty text-ink-soft">{i18n.t('rights.share.text')}</p>
      <div className="mt-3">
        <TextField label={i18n.t('rights.share.field')} value={title} maxLength={128} onChange={setTitle} />
      </div>
    </ConfirmDialog>
  );
}

function DescribeDialog({ ids }: { ids: readonly string[] }) {
  const libraryStore = useLibraryStore();
  const [first] = ids.length === 1 ? ids : [];
  const only = useLibraryState((state) => (first === undefined ? null : (state.items.get(first) ?? null)));
  useEffect(() => {
    // Opened from the queue, where the library's items need not be loaded.
    if (first !== undefined && !only)
      void libraryStore.fetch([first]).then((found) => found && libraryStore.put(found));
  }, [libraryStore, first, only]);
  return first === undefined || only ? <DescribeForm key={first} ids={ids} only={only} /> : null;
}

function DescribeForm({ ids, only }: { ids: readonly string[]; only: LibraryItem | null }) {
  const i18n = useTranslator();
  const rights = useRemoteEditActions();
  const [title, setTitle] = useState(only?.title ?? '');
  const [description, setDescription] = useState(only?.description ?? '');
  const [tags, setTags] = useState((only?.tags ?? []).join(', '));
  const save = () => {
    // With several items, an empty field changes nothing; with one, it clears the text.
    const isMeant = (typed: string, before: string) => (only ? typed.trim() !== before : typed.trim() !== '');
    void rights.describe(ids, {
      ...(isMeant(title, only?.title ?? '') ? { title } : {}),
      ...(isMeant(description, only?.description ?? '') ? { description } : {}),
      ...(isMeant(tags, (only?.tags ?? []).join(', ')) ? { tags: [tags] } : {}),
    });
  };
  return (
    <ConfirmDialog
      title={i18n.t('rights.edit.title', { count: ids.length })}
      confirm={i18n.t('rights.edit.save')}
      cancel={i18n.t('rights.cancel')}
      onConfirm={save}
      onClose={rights.close}
    >
      {ids.length > 1 && (
        <p className="mb-3 text-13 text-pretty text-ink-soft">{i18n.t('rights.edit.title.many')}</p>
      )}
      <div className="flex flex-col gap-3">
        <TextField label={i18n.t('inspector.title')} value={title} maxLength={128} onChange={setTitle} />
        <TextField
          label={i18n.t('inspector.description')}
          rows={3}
          value={description}
          onChange={setDescription}
        />
        <TextField
          label={i18n.t('rights.edit.tags')}
          about={i18n.t('rights.edit.tags.about')}
          value={tags}
          onChange={setTags}
        />
      </div>
    </ConfirmDialog>
  );
}
