import { ClipboardCopy, FlaskConical, RotateCcw, TriangleAlert, Unplug } from 'lucide-react';
import { useEffect } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { describeError } from '../i18n/errors.ts';
import { Banner } from './components/Banner.tsx';
import { Button } from './components/Button.tsx';
import { ClipboardWatchIndicator } from './components/ClipboardWatchIndicator.tsx';
import { ConsentPanel } from './components/ConsentPanel.tsx';
import { CreditSummary } from './components/CreditLine.tsx';
import { AppMenu } from './components/commands/AppMenu.tsx';
import { useCommandKeys } from './components/commands/use-command-keys.ts';
import { CreditBar } from './components/credit/CreditBar.tsx';
import { DeleteDialog } from './components/DeleteDialog.tsx';
import { DropTarget } from './components/DropTarget.tsx';
import { EmptyState } from './components/EmptyState.tsx';
import { LargeDropDialog } from './components/LargeDropDialog.tsx';
import { RowSkeletons } from './components/RowSkeletons.tsx';
import { Sidebar } from './components/Sidebar.tsx';
import { Toasts } from './components/Toasts.tsx';
import { UpdateBanner } from './components/UpdateBanner.tsx';
import { useTranslator } from './i18n-context.tsx';
import * as lazy from './lazy-parts.ts';
import { QueueScreen } from './screens/queue/QueueScreen.tsx';
import { isBuiltInUnused } from './state/destinations.ts';
import { tightestBudget } from './state/job-predicates.ts';
import type { ScreenName } from './state/window-store.ts';
import { useActions, useWindowState } from './window-context.tsx';

/** Renders the main window: credit line on top, sidebar, and the screen with its list and inspector. */
export function App() {
  const screen = useWindowState((state) => state.screen);
  const isLoaded = useWindowState((state) => state.mirror !== null);
  const health = useWindowState((state) => state.engine.state);
  const editing = useWindowState((state) => state.editedJobId);
  const i18n = useTranslator();
  useCommandKeys();
  useEffect(() => {
    // Time to a usable window is measured by `npm run bench -- window`.
    if (!isLoaded) return;
    performance.mark('usable');
    void lazy.loadMeanwhile();
  }, [isLoaded]);
  return (
    <div className="flex h-full flex-col">
      <TopBar />
      <div className="flex min-h-0 flex-1">
        {(editing === null || health === 'broken') && <Sidebar />}
        <main className="flex min-w-0 flex-1 flex-col bg-sheet">
          {health === 'restarting' && (
            <Banner tone="warn" icon={RotateCcw} text={i18n.t('engine.restarting')} />
          )}
          {health === 'unreachable' && (
            <Banner tone="warn" icon={Unplug} text={i18n.t('engine.unreachable')} />
          )}
          {health !== 'broken' && editing === null && <UpdateBanner />}
          {health !== 'broken' && editing === null && <ConsentPanel />}
          {health === 'broken' ? (
            <EngineFailureScreen />
          ) : editing !== null ? (
            <lazy.editor.Part key={editing} jobId={editing} />
          ) : isLoaded ? (
            <Screen name={screen} />
          ) : (
            <RowSkeletons />
          )}
          <Toasts />
        </main>
      </div>
      <DropTarget />
      <LargeDropDialog />
      <DeleteDialog />
      <Panels />
    </div>
  );
}

/** Shows what lies over the window while it is open. */
function Panels() {
  const hasPreview = useWindowState((state) => state.preview !== null);
  const hasQrCode = useWindowState((state) => state.qrLink !== null);
  const hasPanel = useWindowState((state) => state.panel !== null);
  return (
    <>
      {hasPreview && <lazy.preview.Part />}
      {hasQrCode && <lazy.qrDialog.Part />}
      {hasPanel && <lazy.commandPanels.Part />}
    </>
  );
}

function Screen({ name }: { name: ScreenName }) {
  switch (name) {
    case 'queue':
      return <QueueScreen />;
    case 'library':
      return <lazy.library.Part />;
    case 'posts':
      return <lazy.posts.Part />;
    case 'accounts':
      return <lazy.accounts.Part />;
    case 'folders':
      return <lazy.folders.Part />;
    case 'settings':
      return <lazy.settings.Part />;
  }
}

function TopBar() {
  const i18n = useTranslator();
  // Who has not set the built-in host up yet is told nothing of it before something waits for it.
  const credits = useWindowState((state) =>
    isBuiltInUnused(state) ? null : (state.mirror?.credits ?? null),
  );
  const open = useWindowState((state) => state.mirror?.summary.open ?? 0);
  const isSandbox = useWindowState((state) => state.shell?.mode === 'sandbox');
  const platform = useWindowState((state) => state.shell?.platform ?? null);
  const { showScreen } = useActions();
  // Where the title bar is ours, this line is the window's drag region; it leaves room for the system's buttons.
  const ownsTitleBar = platform === 'darwin' || platform === 'win32';
  return (
    <header className="shrink-0">
      <div className={`flex h-10 items-center ${ownsTitleBar ? 'drag-region title-bar-room' : ''}`}>
        {credits ? <CreditSummary credits={credits} open={open} /> : <span className="flex-1" />}
        <ClipboardWatchIndicator />
        {isSandbox && (
          // Where it is said, it can be ended: the screen it leads to has the switch.
          <AriaButton
            onPress={() => showScreen('accounts')}
            className="no-drag mr-2 flex h-6 shrink-0 items-center gap-1.5 rounded-full bg-picked pr-2.5 pl-2 text-12 text-ink transition-colors data-hovered:bg-picked-hover"
          >
            <FlaskConical size={12} aria-hidden className="text-accent" />
            {i18n.t('sandbox.badge')}
          </AriaButton>
        )}
        {platform !== 'darwin' && <AppMenu />}
      </div>
      <CreditBar parts={credits ? (tightestBudget(credits)?.parts ?? null) : null} />
    </header>
  );
}

function EngineFailureScreen() {
  const i18n = useTranslator();
  const { copyReport } = useActions();
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
      <Button icon={ClipboardCopy} onPress={() => void copyReport()}>
        {i18n.t('settings.report.copy')}
      </Button>
    </EmptyState>
  );
}
