import { Download, FolderSync, Link } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useNow, useWords } from '../i18n-context.tsx';
import type { Handed } from '../state/actions.ts';
import { openPost } from '../state/posts.ts';
import { useFolderIntents, useIntents, usePostIntents, useWindow } from '../window-context.tsx';
import { ownDragType } from './drag-data.ts';

/** What can be known of a drag before it is dropped: `pictures` is 0 when folders or unknown files are in it. */
interface Dragged {
  readonly kind: 'files' | 'link';
  readonly pictures: number;
}

function look(transfer: DataTransfer): Dragged | null {
  // What is dragged out of here is here already.
  if (transfer.types.includes(ownDragType)) return null;
  const files = [...transfer.items].filter((item) => item.kind === 'file');
  if (files.length > 0 || transfer.types.includes('Files')) {
    const allPictures = files.every((file) => /^(image|video)\//.test(file.type));
    return { kind: 'files', pictures: allPictures ? files.length : 0 };
  }
  return transfer.types.includes('text/uri-list') ? { kind: 'link', pictures: 1 } : null;
}

function handedBy(transfer: DataTransfer): Handed {
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

/** Makes the whole window take drops and pastes; shows what a drop will do while something is dragged over it. */
export function DropTarget() {
  const words = useWords();
  const { hand, hasPath, show, uploadClipboard } = useIntents();
  const { propose } = useFolderIntents();
  const { addFiles } = usePostIntents();
  const post = useOpenPost();
  const isForFolders = useWindow((state) => state.screen === 'folders');
  const [dragged, setDragged] = useState<Dragged | null>(null);
  const nameless = words.text('name.pasted');

  useEffect(() => {
    const over = (event: DragEvent) => {
      // Without this the window would leave for the file that is dropped.
      event.preventDefault();
      if (!event.dataTransfer) return;
      const seen = look(event.dataTransfer);
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
      if (!event.dataTransfer || event.dataTransfer.types.includes(ownDragType)) return;
      if (isForFolders) {
        const folders = foldersIn(event.dataTransfer);
        if (folders.length > 0) return propose(folders);
      }
      const handed = handedBy(event.dataTransfer);
      if (handed.files.length + handed.urls.length === 0) return;
      if (post !== null) {
        void addFiles(post, handed, 'drop', nameless);
        return;
      }
      show('queue');
      void hand(handed, 'drop', nameless);
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
      show('queue');
      const files = [...clipboardData.files].filter(hasPath);
      // Lists of files are the one thing that the shell cannot read on every system; it reads all else.
      if (files.length > 0) void hand({ files, urls: [] }, 'paste', nameless);
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
  }, [hand, hasPath, show, uploadClipboard, nameless, isForFolders, propose, addFiles, post]);

  return (
    <div role="status">
      {dragged &&
        (post === null ? (
          <DropVeil dragged={dragged} isForFolders={isForFolders} />
        ) : (
          <PostVeil dragged={dragged} />
        ))}
    </div>
  );
}

/** The post that is open, which takes what is dropped; null where the queue does. */
function useOpenPost(): string | null {
  return useWindow((state) => (state.screen === 'posts' ? (openPost(state)?.id ?? null) : null));
}

function PostVeil({ dragged }: { dragged: Dragged }) {
  const words = useWords();
  return (
    <div className="pointer-events-none fixed inset-0 z-30 flex animate-appear bg-veil p-3">
      <div className="flex flex-1 flex-col items-center justify-center rounded-lg border-2 border-dashed border-accent p-8 text-center">
        <Download size={24} aria-hidden className="mb-3 text-accent" />
        <p className="text-24 font-semibold text-balance">
          {words.text('posts.drop.title', { count: dragged.pictures })}
        </p>
        <p className="mt-1 text-15 text-pretty text-ink-soft">{words.text('posts.drop.text')}</p>
      </div>
    </div>
  );
}

function DropVeil({ dragged, isForFolders }: { dragged: Dragged; isForFolders: boolean }) {
  const words = useWords();
  const now = useNow();
  const { doneByIfDropped } = useIntents();
  const room = useWindow((state) => state.mirror?.credits.uploadsNow ?? null);
  const [doneBy, setDoneBy] = useState<number | null>(null);
  const { pictures } = dragged;
  useEffect(() => {
    if (pictures === 0) return;
    let isWanted = true;
    doneByIfDropped(pictures).then((time) => {
      if (isWanted) setDoneBy(time);
    });
    return () => {
      isWanted = false;
    };
  }, [pictures, doneByIfDropped]);
  // Folders cannot be told from unknown files before they are dropped.
  if (isForFolders && dragged.kind === 'files' && pictures === 0) return <FolderVeil />;
  const Icon = dragged.kind === 'link' ? Link : Download;
  return (
    <div className="pointer-events-none fixed inset-0 z-30 flex animate-appear bg-veil p-3">
      <div className="flex flex-1 flex-col items-center justify-center rounded-lg border-2 border-dashed border-accent p-8 text-center">
        <Icon size={24} aria-hidden className="mb-3 text-accent" />
        <p className="text-24 font-semibold text-balance">
          {dragged.kind === 'link'
            ? words.text('drop.link')
            : words.text('drop.pictures', { count: pictures })}
          {doneBy !== null && pictures > 0 && (
            <>, {words.text('queue.done-by', { time: words.moment(doneBy, now) })}</>
          )}
        </p>
        <p className="mt-1 text-15 text-pretty text-ink-soft">{words.text('drop.text')}</p>
        {room !== null && <p className="text-15 text-ink-soft">{words.text('drop.room', { count: room })}</p>}
      </div>
    </div>
  );
}

function FolderVeil() {
  const words = useWords();
  return (
    <div className="pointer-events-none fixed inset-0 z-30 flex animate-appear bg-veil p-3">
      <div className="flex flex-1 flex-col items-center justify-center rounded-lg border-2 border-dashed border-accent p-8 text-center">
        <FolderSync size={24} aria-hidden className="mb-3 text-accent" />
        <p className="text-24 font-semibold text-balance">{words.text('folders.drop')}</p>
        <p className="mt-1 text-15 text-pretty text-ink-soft">{words.text('folders.drop.text')}</p>
      </div>
    </div>
  );
}
