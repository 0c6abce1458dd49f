import { FlaskConical, RotateCcw, TriangleAlert } from 'lucide-react';
import { describeError } from '../i18n/errors.ts';
import { Banner } from './components/Banner.tsx';
import { ClipboardWatchIndicator } from './components/ClipboardWatchIndicator.tsx';
import { ConsentPanel } from './components/ConsentPanel.tsx';
import { CreditSummary } from './components/CreditLine.tsx';
import { CreditBar } from './components/credit/CreditBar.tsx';
import { DropTarget } from './components/DropTarget.tsx';
import { EmptyState } from './components/EmptyState.tsx';
import { LargeDropDialog } from './components/LargeDropDialog.tsx';
import { RowSkeletons } from './components/RowSkeletons.tsx';
import { Sidebar } from './components/Sidebar.tsx';
import { Toasts } from './components/Toasts.tsx';
import { useTranslator } from './i18n-context.tsx';
import { AccountsScreen } from './screens/accounts/AccountsScreen.tsx';
import { EditorScreen } from './screens/editor/EditorScreen.tsx';
import { FoldersScreen } from './screens/folders/FoldersScreen.tsx';
import { LibraryScreen } from './screens/library/LibraryScreen.tsx';
import { PostsScreen } from './screens/posts/PostsScreen.tsx';
import { QueueScreen } from './screens/queue/QueueScreen.tsx';
import { SettingsScreen } from './screens/settings/SettingsScreen.tsx';
import { tightestBudget } from './state/job-predicates.ts';
import type { ScreenName } from './state/window-store.ts';
import { useWindowState } from './window-context.tsx';

/** Renders the main window: credit line on top, sidebar, and the screen with its list and inspector. */
export function App() {
  const screen = useWindowState((state) => state.screen);
  const isLoaded = useWindowState((state) => state.mirror !== null);
  const health = useWindowState((state) => state.engine.state);
  const editing = useWindowState((state) => state.editedJobId);
  const i18n = useTranslator();
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <div className="flex min-h-0 flex-1">
        {(editing === null || health === 'broken') && <Sidebar />}
        <main className="flex min-w-0 flex-1 flex-col bg-sheet">
          {health === 'restarting' && (
            <Banner tone="warn" icon={RotateCcw} text={i18n.t('engine.restarting')} />
          )}
          {health !== 'broken' && editing === null && <ConsentPanel />}
          {health === 'broken' ? (
            <EngineFailureScreen />
          ) : editing !== null ? (
            <EditorScreen key={editing} jobId={editing} />
          ) : isLoaded ? (
            <Screen name={screen} />
          ) : (
            <RowSkeletons />
          )}
        </main>
      </div>
      <Toasts />
      <DropTarget />
      <LargeDropDialog />
    </div>
  );
}

function Screen({ name }: { name: ScreenName }) {
  switch (name) {
    case 'queue':
      return <QueueScreen />;
    case 'library':
      return <LibraryScreen />;
    case 'posts':
      return <PostsScreen />;
    case 'accounts':
      return <AccountsScreen />;
    case 'folders':
      return <FoldersScreen />;
    case 'settings':
      return <SettingsScreen />;
  }
}

function TopBar() {
  const i18n = useTranslator();
  const credits = useWindowState((state) => state.mirror?.credits ?? null);
  const open = useWindowState((state) => state.mirror?.summary.open ?? 0);
  const isSandbox = useWindowState((state) => state.shell?.mode === 'sandbox');
  const platform = useWindowState((state) => state.shell?.platform ?? null);
  // Where the title bar is ours, this line is the window's drag region; it leaves room for the system's buttons.
  const ownsTitleBar = platform === 'darwin' || platform === 'win32';
  return (
    <header className="shrink-0">
      <div className={`flex h-10 items-center ${ownsTitleBar ? 'drag-region title-bar-room' : ''}`}>
        {credits ? <CreditSummary credits={credits} open={open} /> : <span className="flex-1" />}
        <ClipboardWatchIndicator />
        {isSandbox && (
          <p className="mr-2 flex h-6 shrink-0 items-center gap-1.5 rounded-full bg-picked pr-2.5 pl-2 text-12 text-ink">
            <FlaskConical size={12} aria-hidden className="text-accent" />
            {i18n.t('sandbox.badge')}
          </p>
        )}
      </div>
      <CreditBar parts={credits ? (tightestBudget(credits)?.parts ?? null) : null} />
    </header>
  );
}

function EngineFailureScreen() {
  const i18n = useTranslator();
  const error = useWindowState((state) => state.engine.error);
  const { title, advice } = describeError(i18n, error ?? { code: 'engine-stopped', params: {} });
  return (
    <EmptyState
      icon={TriangleAlert}
      tone="bad"
      isWholeScreen
      title={i18n.t('engine.broken.title')}
      text={
        <>
          {title} {advice}
        </>
      }
    >
      {error?.message && (
        <p className="max-w-105 text-12 [overflow-wrap:anywhere] text-ink-faint select-text">
          {i18n.t('engine.broken.detail', { detail: error.message })}
        </p>
      )}
    </EmptyState>
  );
}
