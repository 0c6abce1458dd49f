import { Download, FolderSync, Link } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { useNow, useTranslator } from '../i18n-context.tsx';
import type { DroppedInput } from '../state/add-actions.ts';
import { isHostFile } from '../state/destinations.ts';
import type { OwnDrag } from '../state/own-drag.ts';
import { openPost } from '../state/posts.ts';
import {
  useAbility,
  useActions,
  useDestinationActions,
  useFolderActions,
  useLibraryActions,
  usePostActions,
  useWindowState,
} from '../window-context.tsx';
import { isOwnDrag } from './drag-data.ts';

/** Describes a drag before the drop: `pictures` is 0 when folders or unknown files are in it. */
interface DragContent {
  readonly kind: 'files' | 'link';
  readonly pictures: number;
}

function inspectTransfer(transfer: DataTransfer, ownDrag: OwnDrag): DragContent | null {
  const files = [...transfer.items].filter((item) => item.kind === 'file');
  // A drag from this window is already in the app.
  if (isOwnDrag(transfer) || ownDrag.seems(files.length)) return null;
  if (files.length > 0 || transfer.types.includes('Files')) {
    const allPictures = files.every((file) => /^(image|video)\//.test(file.type));
    return { kind: 'files', pictures: allPictures ? files.length : 0 };
  }
  return transfer.types.includes('text/uri-list') ? { kind: 'link', pictures: 1 } : null;
}

/** @param namesPaths whether a folder can be handed over, by its path; its content cannot be read from here */
function readTransfer(transfer: DataTransfer, namesPaths: boolean): DroppedInput {
  const list = transfer.getData('text/uri-list');
  const folders = new Set(namesPaths ? [] : foldersIn(transfer).map(({ name }) => name));
  return {
    files: [...transfer.files].filter(({ name }) => !folders.has(name)),
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
  const { addDropped, addPasted, hasPath, pathOf, showScreen, uploadClipboard } = useActions();
  const readsClipboard = useAbility('read-clipboard');
  const namesPaths = useAbility('paths');
  const { ownDrag } = useLibraryActions();
  const { propose } = useFolderActions();
  const { addFiles } = usePostActions();
  const { importFiles } = useDestinationActions();
  const post = useDropPostId();
  const isForFolders = useWindowState((state) => state.screen === 'folders');
  const [dragged, setDragged] = useState<DragContent | null>(null);
  const nameless = i18n.t('name.pasted');

  useEffect(() => {
    const over = (event: DragEvent) => {
      // Without this the window would navigate to the dropped file.
      event.preventDefault();
      if (!event.dataTransfer) return;
      const seen = inspectTransfer(event.dataTransfer, ownDrag);
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
      if (!event.dataTransfer || isOwnDrag(event.dataTransfer)) return;
      if (isForFolders) {
        const folders = foldersIn(event.dataTransfer);
        if (folders.length > 0) return propose(folders);
      }
      const { files, urls } = readTransfer(event.dataTransfer, namesPaths);
      if (ownDrag.owns(files.map(pathOf))) return;
      const hostFiles = files.filter(isHostFile);
      if (hostFiles.length > 0) void importFiles(hostFiles);
      const handed = { files: files.filter((file) => !hostFiles.includes(file)), urls };
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
      if (!readsClipboard)
        return void addPasted([...clipboardData.files], clipboardData.getData('text/plain'), nameless);
      const files = [...clipboardData.files].filter(hasPath);
      // Lists of files are the one thing that the shell cannot read on every system; it reads all else.
      if (files.length > 0) void addDropped({ files, urls: [] }, 'paste', nameless);
      else void uploadClipboard('paste');
    };
    const release = (event: PointerEvent) => {
      // During a drag the page is told of no pointer.
      if (event.type === 'pointerdown' || event.buttons === 0) ownDrag.end();
    };
    window.addEventListener('pointermove', release);
    window.addEventListener('pointerdown', release);
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('pointermove', release);
      window.removeEventListener('pointerdown', release);
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
      window.removeEventListener('paste', paste);
    };
  }, [
    addDropped,
    addPasted,
    readsClipboard,
    namesPaths,
    hasPath,
    pathOf,
    ownDrag,
    showScreen,
    uploadClipboard,
    nameless,
    isForFolders,
    propose,
    addFiles,
    importFiles,
    post,
  ]);

  return (
    <div role="status" data-dragging={dragged !== null || undefined}>
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

/** Frames the window, through which it stays visible, and says in its middle what a drop will do. */
function DropFrame({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-1 items-center justify-center rounded-lg border-2 border-dashed border-accent">
      <div className="m-4 flex flex-col items-center rounded-lg bg-raised p-8 text-center shadow-raised">
        {children}
      </div>
    </div>
  );
}

function PostDropOverlay({ dragged }: { dragged: DragContent }) {
  const i18n = useTranslator();
  return (
    <div className="pointer-events-none fixed inset-0 z-30 flex animate-appear bg-veil p-3">
      <DropFrame>
        <Download size={24} aria-hidden className="mb-3 text-accent" />
        <p className="text-24 font-semibold text-balance">
          {i18n.t('posts.drop.title', { count: dragged.pictures })}
        </p>
        <p className="mt-1 text-15 text-pretty text-ink-soft">{i18n.t('posts.drop.text')}</p>
      </DropFrame>
    </div>
  );
}

function DropOverlay({ dragged, isForFolders }: { dragged: DragContent; isForFolders: boolean }) {
  const i18n = useTranslator();
  const now = useNow();
  const { estimateFinish } = useActions();
  const room = useWindowState((state) => state.mirror?.credits.uploadsNow ?? null);
  const isPaused = useWindowState((state) => state.mirror?.summary.paused ?? false);
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
      <DropFrame>
        <Icon size={24} aria-hidden className="mb-3 text-accent" />
        <p className="text-24 font-semibold text-balance">
          {dragged.kind === 'link' ? i18n.t('drop.link') : i18n.t('drop.pictures', { count: pictures })}
          {doneBy !== null && pictures > 0 && (
            <>, {i18n.t('queue.done-by', { time: i18n.formatDateTime(doneBy, now) })}</>
          )}
        </p>
        <p className="mt-1 text-15 text-pretty text-ink-soft">{i18n.t('drop.text')}</p>
        {room !== null && (
          <p className="text-15 text-ink-soft">
            {isPaused ? i18n.t('big.paused') : i18n.t('drop.room', { count: room })}
          </p>
        )}
      </DropFrame>
    </div>
  );
}

function FolderDropOverlay() {
  const i18n = useTranslator();
  return (
    <div className="pointer-events-none fixed inset-0 z-30 flex animate-appear bg-veil p-3">
      <DropFrame>
        <FolderSync size={24} aria-hidden className="mb-3 text-accent" />
        <p className="text-24 font-semibold text-balance">{i18n.t('folders.drop')}</p>
        <p className="mt-1 text-15 text-pretty text-ink-soft">{i18n.t('folders.drop.text')}</p>
      </DropFrame>
    </div>
  );
}
