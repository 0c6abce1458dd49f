import {
  BrushCleaning,
  CirclePause,
  Download,
  ImagePlus,
  KeyRound,
  Pause,
  TriangleAlert,
} from 'lucide-react';
import { Fragment, type ReactNode, useEffect, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Post } from '../../../contract/posts.ts';
import type { Job, QueueSummary } from '../../../contract/records.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Kbd } from '../../components/Kbd.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useNow, useWords } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import { inOrderGiven, orderQueue } from '../../state/job-predicates.ts';
import { withoutDrafted } from '../../state/posts.ts';
import { useChangeWindow, useIntents, useWindow } from '../../window-context.tsx';
import { RightsDialogs } from '../library/RemoteEditDialogs.tsx';
import { CaptureMenu } from './CaptureMenu.tsx';
import { FirstRun } from './OnboardingCard.tsx';
import { SelectionBar } from './QueueActionBar.tsx';
import { QueueInspector } from './QueueInspector.tsx';
import { QueueList } from './QueueList.tsx';

const noJobs: ReadonlyMap<string, Job> = new Map();
const noPosts: ReadonlyMap<string, Post> = new Map();

export function Queue() {
  const words = useWords();
  const now = useNow();
  const intents = useIntents();
  const known = useWindow((state) => state.mirror?.jobs ?? noJobs);
  const posts = useWindow((state) => state.mirror?.posts ?? noPosts);
  const jobs = useMemo(() => withoutDrafted(known, posts), [known, posts]);
  const summary = useWindow((state) => state.mirror?.summary ?? null);
  const selection = useWindow((state) => state.queueSelection);
  const setAside = useWindow((state) => state.mirror?.capabilities.setAside ?? null);
  const needsClientId = useNeedsClientId();
  const order = useMemo(() => orderQueue(jobs), [jobs]);
  const selected = useMemo(() => inOrderGiven(jobs, selection), [jobs, selection]);
  useUploadKey();

  if (!summary) return null;
  const done = order.ended.filter((id) => jobs.get(id)?.state !== 'failed');
  return (
    <div className="flex min-h-0 flex-1">
      <section className="flex min-w-0 flex-1 flex-col" aria-labelledby="screen-title">
        <ScreenHeader title={words.text('queue.title')} detail={<Summary summary={summary} jobs={jobs} />}>
          {done.length > 0 && (
            <IconButton
              icon={BrushCleaning}
              label={words.text('action.clear-done')}
              onPress={() => void intents.dismiss(done)}
            />
          )}
          {summary.open > 0 && !summary.paused && (
            <IconButton
              icon={Pause}
              label={words.text('action.pause')}
              onPress={() => void intents.pause()}
            />
          )}
          <CaptureMenu isTight />
          <Button
            look={jobs.size > 0 ? 'primary' : 'plain'}
            icon={ImagePlus}
            onPress={() => void intents.chooseFiles()}
          >
            <span className="@max-md:sr-only">{words.text('action.upload')}</span>
          </Button>
        </ScreenHeader>
        {summary.paused && (
          <Banner tone="calm" icon={CirclePause} text={words.text('queue.paused')}>
            <Button onPress={() => void intents.resume()}>{words.text('action.resume')}</Button>
          </Banner>
        )}
        {setAside && (
          <Banner
            tone="warn"
            icon={TriangleAlert}
            text={words.text('queue.set-aside', {
              path: setAside.path,
              hasBackup: setAside.restoredFrom === null ? 'no' : 'yes',
              time: setAside.backupAt === null ? '' : words.moment(setAside.backupAt, now),
              rescued: setAside.rescued,
            })}
          />
        )}
        {needsClientId && jobs.size > 0 && (
          <Banner tone="warn" icon={KeyRound} text={words.text('wait.client-id.sentence')}>
            <Button onPress={() => intents.show('settings')}>{words.text('first.client-id.title')}</Button>
          </Banner>
        )}
        {jobs.size > 0 ? (
          <QueueList order={order} jobs={jobs} />
        ) : needsClientId ? (
          <FirstRun />
        ) : (
          <EmptyQueue />
        )}
        {selected.length > 1 && <SelectionBar jobs={selected} />}
      </section>
      {selected.length > 0 && <QueueInspector jobs={selected} />}
      <RightsDialogs />
    </div>
  );
}

function useNeedsClientId(): boolean {
  const host = useWindow((state) => state.mirror?.capabilities.host ?? null);
  const clientId = useWindow((state) => state.mirror?.settings.clientId ?? null);
  const mode = useWindow((state) => state.shell?.mode ?? null);
  if (!host || mode === 'sandbox' || host.isSandbox) return false;
  return !host.hasClientId && clientId === null;
}

function useUploadKey() {
  const intents = useIntents();
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      const command = isMac ? event.metaKey : event.ctrlKey;
      if (!command || event.shiftKey || event.altKey || event.code !== 'KeyO') return;
      event.preventDefault();
      void intents.chooseFiles();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, [intents]);
}

/** The whole queue in one line; what failed is a button that selects it. */
function Summary({ summary, jobs }: { summary: QueueSummary; jobs: ReadonlyMap<string, Job> }) {
  const words = useWords();
  const now = useNow();
  const change = useChangeWindow();
  const parts: { key: string; node: ReactNode }[] = [];
  const say = (key: string, text: string) => parts.push({ key, node: text });
  // First, because it is what someone has to see where the line is cut.
  if (summary.failed > 0) {
    const selectFailed = () =>
      change({
        queueSelection: new Set(
          [...jobs.values()].filter((job) => job.state === 'failed').map((job) => job.id),
        ),
      });
    parts.push({
      key: 'failed',
      node: (
        <AriaButton
          onPress={selectFailed}
          className="rounded-sm text-bad underline-offset-2 data-hovered:underline"
        >
          {words.text('queue.failed', { count: words.number(summary.failed) })}
          <span className="sr-only">. {words.text('queue.failed.select')}</span>
        </AriaButton>
      ),
    });
  }
  if (summary.uploading > 0)
    say('uploading', words.text('queue.uploading', { count: words.number(summary.uploading) }));
  if (summary.open > 0) say('open', words.text('queue.open', { count: words.number(summary.open) }));
  if (summary.doneBy !== null && summary.open > 0)
    say('done-by', words.text('queue.done-by', { time: words.moment(summary.doneBy, now) }));
  if (summary.open === 0 && summary.failed === 0 && jobs.size > 0) say('all', words.text('queue.all-done'));
  return parts.map((part, index) => (
    <Fragment key={part.key}>
      {index > 0 && <span aria-hidden> · </span>}
      {part.node}
    </Fragment>
  ));
}

function EmptyQueue() {
  const words = useWords();
  const intents = useIntents();
  // The keys stand in the middle of the sentence as keys.
  const [before, after] = words.text('queue.empty.text', { key: '\u0000' }).split('\u0000');
  return (
    <EmptyState
      icon={Download}
      title={words.text('queue.empty.title')}
      text={
        <>
          {before}
          <Kbd>{isMac ? '⌘V' : 'Ctrl+V'}</Kbd>
          {after}
        </>
      }
    >
      <Button look="primary" icon={ImagePlus} onPress={() => void intents.chooseFiles()}>
        {words.text('action.upload')}
      </Button>
      <CaptureMenu />
    </EmptyState>
  );
}
