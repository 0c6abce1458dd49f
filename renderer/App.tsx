import { FlaskConical, RotateCcw, TriangleAlert } from 'lucide-react';
import { failureWords } from '../wording/failure.ts';
import { Banner } from './parts/Banner.tsx';
import { BigDropDialog } from './parts/BigDropDialog.tsx';
import { ClipboardSign } from './parts/ClipboardSign.tsx';
import { ConsentPanel } from './parts/ConsentPanel.tsx';
import { CreditLine } from './parts/CreditLine.tsx';
import { CreditBar } from './parts/credit/CreditBar.tsx';
import { DropTarget } from './parts/drop.tsx';
import { EmptyState } from './parts/EmptyState.tsx';
import { Notices } from './parts/Notices.tsx';
import { Rail } from './parts/Rail.tsx';
import { RowSkeletons } from './parts/Skeleton.tsx';
import { Accounts } from './screens/accounts/Accounts.tsx';
import { Editor } from './screens/editor/Editor.tsx';
import { Folders } from './screens/folders/Folders.tsx';
import { Library } from './screens/library/Library.tsx';
import { Posts } from './screens/posts/Posts.tsx';
import { Queue } from './screens/Queue.tsx';
import { Settings } from './screens/Settings.tsx';
import { tightestBudget } from './state/select.ts';
import type { ScreenName } from './state/store.ts';
import { useWindow } from './window.tsx';
import { useWords } from './words.tsx';

/** The frame: credit line on top, rail, and the screen with its list and inspector. */
export function App() {
  const screen = useWindow((state) => state.screen);
  const isLoaded = useWindow((state) => state.mirror !== null);
  const health = useWindow((state) => state.engine.state);
  const editing = useWindow((state) => state.editing);
  const words = useWords();
  return (
    <div className="flex h-full flex-col">
      <TopLine />
      <div className="flex min-h-0 flex-1">
        {(editing === null || health === 'broken') && <Rail />}
        <main className="flex min-w-0 flex-1 flex-col bg-sheet">
          {health === 'restarting' && (
            <Banner tone="warn" icon={RotateCcw} text={words.text('engine.restarting')} />
          )}
          {health !== 'broken' && editing === null && <ConsentPanel />}
          {health === 'broken' ? (
            <Broken />
          ) : editing !== null ? (
            <Editor key={editing} jobId={editing} />
          ) : isLoaded ? (
            <Screen name={screen} />
          ) : (
            <RowSkeletons />
          )}
        </main>
      </div>
      <Notices />
      <DropTarget />
      <BigDropDialog />
    </div>
  );
}

function Screen({ name }: { name: ScreenName }) {
  switch (name) {
    case 'queue':
      return <Queue />;
    case 'library':
      return <Library />;
    case 'posts':
      return <Posts />;
    case 'accounts':
      return <Accounts />;
    case 'folders':
      return <Folders />;
    case 'settings':
      return <Settings />;
  }
}

function TopLine() {
  const words = useWords();
  const credits = useWindow((state) => state.mirror?.credits ?? null);
  const open = useWindow((state) => state.mirror?.summary.open ?? 0);
  const isSandbox = useWindow((state) => state.shell?.mode === 'sandbox');
  const platform = useWindow((state) => state.shell?.platform ?? null);
  // Where the title bar is ours, this line is what the window is moved by; it leaves room for the system's buttons.
  const ownsTitleBar = platform === 'darwin' || platform === 'win32';
  return (
    <header className="shrink-0">
      <div className={`flex h-10 items-center ${ownsTitleBar ? 'drag-region title-bar-room' : ''}`}>
        {credits ? <CreditLine credits={credits} open={open} /> : <span className="flex-1" />}
        <ClipboardSign />
        {isSandbox && (
          <p className="mr-2 flex h-6 shrink-0 items-center gap-1.5 rounded-full bg-picked pr-2.5 pl-2 text-12 text-ink">
            <FlaskConical size={12} aria-hidden className="text-accent" />
            {words.text('sandbox.badge')}
          </p>
        )}
      </div>
      <CreditBar parts={credits ? (tightestBudget(credits)?.parts ?? null) : null} />
    </header>
  );
}

function Broken() {
  const words = useWords();
  const error = useWindow((state) => state.engine.error);
  const { title, advice } = failureWords(words, error ?? { code: 'engine-stopped', params: {} });
  return (
    <EmptyState
      icon={TriangleAlert}
      tone="bad"
      isWholeScreen
      title={words.text('engine.broken.title')}
      text={
        <>
          {title} {advice}
        </>
      }
    >
      {error?.message && (
        <p className="max-w-105 text-12 [overflow-wrap:anywhere] text-ink-faint select-text">
          {words.text('engine.broken.detail', { detail: error.message })}
        </p>
      )}
    </EmptyState>
  );
}
