import { FlaskConical, RotateCcw, TriangleAlert } from 'lucide-react';
import { failureWords } from '../i18n/errors.ts';
import { Banner } from './components/Banner.tsx';
import { ClipboardSign } from './components/ClipboardWatchIndicator.tsx';
import { ConsentPanel } from './components/ConsentPanel.tsx';
import { CreditLine } from './components/CreditLine.tsx';
import { CreditBar } from './components/credit/CreditBar.tsx';
import { DropTarget } from './components/DropTarget.tsx';
import { EmptyState } from './components/EmptyState.tsx';
import { BigDropDialog } from './components/LargeDropDialog.tsx';
import { RowSkeletons } from './components/RowSkeletons.tsx';
import { Rail } from './components/Sidebar.tsx';
import { Notices } from './components/Toasts.tsx';
import { useWords } from './i18n-context.tsx';
import { Accounts } from './screens/accounts/AccountsScreen.tsx';
import { Editor } from './screens/editor/EditorScreen.tsx';
import { Folders } from './screens/folders/FoldersScreen.tsx';
import { Library } from './screens/library/LibraryScreen.tsx';
import { Posts } from './screens/posts/PostsScreen.tsx';
import { Queue } from './screens/queue/QueueScreen.tsx';
import { Settings } from './screens/settings/SettingsScreen.tsx';
import { tightestBudget } from './state/job-predicates.ts';
import type { ScreenName } from './state/window-store.ts';
import { useWindow } from './window-context.tsx';

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
