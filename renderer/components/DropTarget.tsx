import { Download, FolderSync, Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useNow, useTranslator } from '../i18n-context.tsx';
import type { DroppedInput } from '../state/add-actions.ts';
import { openPost } from '../state/posts.ts';
import { useActions, useFolderActions, usePostActions, useWindowState } from '../window-context.tsx';
import { linkDragType } from './drag-data.ts';

/** Describes a drag before the drop: `pictures` is 0 when folders or unknown files are in it. */
interface DragContent {
  readonly kind: 'files' | 'link';
  readonly pictures: number;
}

function inspectTransfer(transfer: DataTransfer): DragContent | null {
  // A drag from this window is already in the app.
  if (transfer.types.includes(linkDragType)) return null;
  const files = [...transfer.items].filter((item) => item.kind === 'file');
  if (files.length > 0 || transfer.types.includes('Files')) {
    const allPictures = files.every((file) => /^(image|video)\//.test(file.type));
    return { kind: 'files', pictures: allPictures ? files.length : 0 };
  }
  return transfer.types.includes('text/uri-list') ? { kind: 'link', pictures: 1 } : null;
}

function readTransfer(transfer: DataTransfer): DroppedInput {
  const list = transfer.getData('text/uri-list');
  return {
    files: [...transfer.files],
    urls: list.split(/\r?\n/).filter((line) => /^https?:\/\//i.test(line)),
  };
}

const foldersIn = (transfer: DataTransfer): File[] =>
  [...transfer.items].flatMap((item) => {
    const file = item.webkitGetAsEntry()?.isDirectory ? item.getAsFile() : null;
    return file ?? [];
  });

/** Makes the whole window accept drops and pastes; shows the effect of a drop during a drag. */
export function DropTarget() {
  const i18n = useTranslator();
  const { addDropped, hasPath, showScreen, uploadClipboard } = useActions();
  const { propose } = useFolderActions();
  const { addFiles } = usePostActions();
  const post = useDropPostId();
  const isForFolders = useWindowState((state) => state.screen === 'folders');
  const [dragged, setDragged] = useState<DragContent | null>(null);
  const nameless = i18n.t('name.pasted');

  useEffect(() => {
    const over = (event: DragEvent) => {
      // Without this the window would navigate to the dropped file.
      event.preventDefault();
      if (!event.dataTransfer) return;
      const seen = inspectTransfer(event.dataTransfer);
      event.dataTransfer.dropEffect = seen ? 'copy' : 'none';
      setDragged((before) =>
        before?.kind === seen?.kind && before?.pictures === seen?.pictures ? before : seen,
      );
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragged(null);
    };
    const drop = (event: DragEvent) => {
      event.preventDefault();
      setDragged(null);
      if (!event.dataTransfer || event.dataTransfer.types.includes(linkDragType)) return;
      if (isForFolders) {
        const folders = foldersIn(event.dataTransfer);
        if (folders.length > 0) return propose(folders);
      }
      const handed = readTransfer(event.dataTransfer);
      if (handed.files.length + handed.urls.length === 0) return;
      if (post !== null) {
        void addFiles(post, handed, 'drop', nameless);
        return;
      }
      showScreen('queue');
      void addDropped(handed, 'drop', nameless);
    };
    const paste = (event: ClipboardEvent) => {
      const { target, clipboardData } = event;
      if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || !clipboardData)
        return;
      event.preventDefault();
      if (post !== null && clipboardData.files.length > 0) {
        void addFiles(post, { files: [...clipboardData.files], urls: [] }, 'paste', nameless);
        return;
      }
      showScreen('queue');
      const files = [...clipboardData.files].filter(hasPath);
      // Lists of files are the one thing that the shell cannot read on every system; it reads all else.
      if (files.length > 0) void addDropped({ files, urls: [] }, 'paste', nameless);
      else void uploadClipboard('paste');
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [addDropped, hasPath, showScreen, uploadClipboard, nameless, isForFolders, propose, addFiles, post]);

  return (
    <div role="status">
      {dragged &&
        (post === null ? (
          <DropOverlay dragged={dragged} isForFolders={isForFolders} />
        ) : (
          <PostDropOverlay dragged={dragged} />
        ))}
    </div>
  );
}

/** Returns the id of the open post, which receives drops; null where the queue does. */
function useDropPostId(): string | null {
  return useWindowState((state) => (state.screen === 'posts' ? (openPost(state)?.id ?? null) : null));
}

function PostDropOverlay({ dragged }: { dragged: DragContent }) {
  const i18n = useTranslator();
  return (
    <div className="pointer-events-none fixed inset-0 z-30 flex animate-appear bg-veil p-3">
      <div className="flex flex-1 flex-col items-center justify-center rounded-lg border-2 border-dashed border-accent p-8 text-center">
        <Download size={24} aria-hidden className="mb-3 text-accent" />
        <p className="text-24 font-semibold text-balance">
          {i18n.t('posts.drop.title', { count: dragged.pictures })}
        </p>
        <p className="mt-1 text-15 text-pretty text-ink-soft">{i18n.t('posts.drop.text')}</p>
      </div>
    </div>
  );
}

function DropOverlay({ dragged, isForFolders }: { dragged: DragContent; isForFolders: boolean }) {
  const i18n = useTranslator();
  const now = useNow();
  const { estimateFinish } = useActions();
  const room = useWindowState((state) => state.mirror?.credits.uploadsNow ?? null);
  const [doneBy, setDoneBy] = useState<number | null>(null);
  const { pictures } = dragged;
  useEffect(() => {
    if (pictures === 0) return;
    let isWanted = true;
    estimateFinish(pictures).then((time) => {
      if (isWanted) setDoneBy(time);
    });
    return () => {
      isWanted = false;
    };
  }, [pictures, estimateFinish]);
  // Folders cannot be told from unknown files before they are dropped.
  if (isForFolders && dragged.kind === 'files' && pictures === 0) return <FolderDropOverlay />;
  const Icon = dragged.kind === 'link' ? Link : Download;
  return (
    <div className="pointer-events-none fixed inset-0 z-30 flex animate-appear bg-veil p-3">
      <div className="flex flex-1 flex-col items-center justify-center rounded-lg border-2 border-dashed border-accent p-8 text-center">
        <Icon size={24} aria-hidden className="mb-3 text-accent" />
        <p className="text-24 font-semibold text-balance">
          {dragged.kind === 'link' ? i18n.t('drop.link') : i18n.t('drop.pictures', { count: pictures })}
          {doneBy !== null && pictures > 0 && (
            <>, {i18n.t('queue.done-by', { time: i18n.formatDateTime(doneBy, now) })}</>
          )}
        </p>
        <p className="mt-1 text-15 text-pretty text-ink-soft">{i18n.t('drop.text')}</p>
        {room !== null && <p className="text-15 text-ink-soft">{i18n.t('drop.room', { count: room })}</p>}
      </div>
    </div>
  );
}

function FolderDropOverlay() {
  const i18n = useTranslator();
  return (
    <div className="pointer-events-none fixed inset-0 z-30 flex animate-appear bg-veil p-3">
      <div className="flex flex-1 flex-col items-center justify-center rounded-lg border-2 border-dashed border-accent p-8 text-center">
        <FolderSync size={24} aria-hidden className="mb-3 text-accent" />
        <p className="text-24 font-semibold text-balance">{i18n.t('folders.drop')}</p>
        <p className="mt-1 text-15 text-pretty text-ink-soft">{i18n.t('folders.drop.text')}</p>
      </div>
    </div>
  );
}
