import {
  BrushCleaning,
  CirclePause,
  Download,
  FlaskConical,
  ImagePlus,
  Pause,
  TriangleAlert,
} from 'lucide-react';
import { Fragment, type ReactNode, useMemo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { Job, QueueSummary } from '../../../contract/job.ts';
import type { Post } from '../../../contract/posts.ts';
import { Banner } from '../../components/Banner.tsx';
import { Button, IconButton } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { Kbd } from '../../components/Kbd.tsx';
import { entryId } from '../../components/list/ListRow.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useConsentRequests } from '../../components/use-consent-requests.ts';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { isMac } from '../../platform.ts';
import { canSendNothing } from '../../state/destinations.ts';
import { jobsInOrder, orderQueue, type QueueOrder } from '../../state/job-predicates.ts';
import { withoutDraftJobs } from '../../state/posts.ts';
import { allPromisedBy } from '../../state/promises.ts';
import { countAhead } from '../../state/sending-order.ts';
import { useAbility, useActions, useSetWindowState, useWindowState } from '../../window-context.tsx';
import { RemoteEditDialogs } from '../library/RemoteEditDialogs.tsx';
import { CaptureMenu } from './CaptureMenu.tsx';
import { FolderOffer } from './FolderOffer.tsx';
import { OnboardingCard } from './OnboardingCard.tsx';
import { OutBanners } from './OutBanner.tsx';
import { QueueActionBar } from './QueueActionBar.tsx';
import { QueueInspector } from './QueueInspector.tsx';
import { QueueList } from './QueueList.tsx';
import { SignInBanners } from './SignInBanner.tsx';
import { UploadAsDialog } from './UploadAsDialog.tsx';

const noJobs: ReadonlyMap<string, Job> = new Map();
const noPosts: ReadonlyMap<string, Post> = new Map();

export function QueueScreen() {
  const i18n = useTranslator();
  const now = useNow();
  const actions = useActions();
  const known = useWindowState((state) => state.mirror?.jobs ?? noJobs);
  const posts = useWindowState((state) => state.mirror?.posts ?? noPosts);
  const jobs = useMemo(() => withoutDraftJobs(known, posts), [known, posts]);
  const summary = useWindowState((state) => state.mirror?.summary ?? null);
  const selection = useWindowState((state) => state.queueSelection);
  const setAside = useWindowState((state) => state.mirror?.capabilities.setAside ?? null);
  const isFirst = useWindowState(canSendNothing);
  const canWatchFolders = useAbility('paths');
  const order = useMemo(() => orderQueue(jobs), [jobs]);
  const ahead = useMemo(() => countAhead(order.open, jobs), [order, jobs]);
  // The question above the screen has the primary button then.
  const isAsked = useConsentRequests().length > 0;
  const selected = useMemo(() => jobsInOrder(jobs, selection), [jobs, selection]);

  if (!summary) return null;
  const done = order.ended.filter((id) => jobs.get(id)?.state !== 'failed');
  return (
    <div className="flex min-h-0 flex-1 max-[639px]:flex-col">
      <section className="flex min-h-0 min-w-0 flex-1 flex-col" aria-labelledby="screen-title">
        <ScreenHeader
          title={i18n.t('queue.title')}
          detail={<QueueSummaryText summary={summary} jobs={jobs} order={order} />}
        >
          {done.length > 0 && (
            <IconButton
              icon={BrushCleaning}
              label={i18n.t('action.clear-done')}
              onPress={() => void actions.dismiss(done)}
            />
          )}
          {summary.open > 0 && !summary.paused && (
            <IconButton icon={Pause} label={i18n.t('action.pause')} onPress={() => void actions.pause()} />
          )}
          <CaptureMenu isTight />
          <Button
            variant={jobs.size > 0 && !isAsked ? 'primary' : 'plain'}
            icon={ImagePlus}
            onPress={() => void actions.chooseFiles()}
          >
            <span className="@max-lg:sr-only">{i18n.t('action.upload')}</span>
          </Button>
        </ScreenHeader>
        {summary.paused && (
          <Banner tone="calm" icon={CirclePause} text={i18n.t('queue.paused')}>
            <Button onPress={() => void actions.resume()}>{i18n.t('action.resume')}</Button>
          </Banner>
        )}
        {setAside && (
          <Banner
            tone="warn"
            icon={TriangleAlert}
            text={i18n.t('queue.set-aside', {
              path: setAside.path,
              hasBackup: setAside.restoredFrom === null ? 'no' : 'yes',
              time: setAside.backupAt === null ? '' : i18n.formatDateTime(setAside.backupAt, now),
              rescued: setAside.rescued,
              waiting: setAside.waiting,
              leftOut: setAside.leftOut,
            })}
          />
        )}
        <OutBanners jobs={jobs} />
        <SignInBanners jobs={jobs} />
        {!isAsked && !isFirst && canWatchFolders && <FolderOffer />}
        {jobs.size > 0 ? (
          <QueueList order={order} jobs={jobs} ahead={ahead} />
        ) : isFirst ? (
          <OnboardingCard />
        ) : (
          <EmptyQueue />
        )}
        <Announcement />
        {selected.length > 1 && <QueueActionBar jobs={selected} />}
      </section>
      {selected.length > 0 && <QueueInspector jobs={selected} ahead={ahead} />}
      <RemoteEditDialogs />
      <UploadAsDialog />
    </div>
  );
}

/** Tells those who do not see it what has changed its place. */
function Announcement() {
  const i18n = useTranslator();
  const announcement = useWindowState((state) => state.announcement);
  return (
    <p role="status" className="sr-only">
      {announcement && <span key={announcement.id}>{announcement.render(i18n)}</span>}
    </p>
  );
}

/** Summarizes the queue in one line; failed jobs are a button that selects them. */
function QueueSummaryText({
  summary,
  jobs,
  order,
}: {
  summary: QueueSummary;
  jobs: ReadonlyMap<string, Job>;
  order: QueueOrder;
}) {
  const i18n = useTranslator();
  const now = useNow();
  const change = useSetWindowState();
  const parts: { key: string; node: ReactNode }[] = [];
  const say = (key: string, text: string) => parts.push({ key, node: text });
  // First, because the user has to see it even where the line is truncated.
  if (summary.failed > 0) {
    const selectFailed = () => {
      const failed = order.ended.filter((id) => jobs.get(id)?.state === 'failed');
      const [first = null] = failed;
      change({ queueSelection: new Set(failed), queueCursor: { anchor: first, focus: first } });
      // The active row is always rendered, wherever the list stands.
      if (first !== null)
        requestAnimationFrame(() =>
          document.getElementById(entryId(first))?.scrollIntoView({ block: 'nearest' }),
        );
    };
    parts.push({
      key: 'failed',
      node: (
        <AriaButton
          onPress={selectFailed}
          className="rounded-sm text-bad underline-offset-2 data-hovered:underline"
        >
          {i18n.t('queue.failed', { count: i18n.formatNumber(summary.failed) })}
          <span className="sr-only">. {i18n.t('queue.failed.select')}</span>
        </AriaButton>
      ),
    });
  }
  if (summary.uploading > 0)
    say('uploading', i18n.t('queue.uploading', { count: i18n.formatNumber(summary.uploading) }));
  if (summary.open > 0) say('open', i18n.t('queue.open', { count: i18n.formatNumber(summary.open) }));
  const doneBy = allPromisedBy(summary, jobs);
  if (doneBy !== null && summary.open > 0)
    say('done-by', i18n.t('queue.done-by', { time: i18n.formatDateTime(doneBy, now) }));
  if (summary.open === 0 && summary.failed === 0 && jobs.size > 0) say('all', i18n.t('queue.all-done'));
  return parts.map((part, index) => (
    <Fragment key={part.key}>
      {index > 0 && <span aria-hidden> · </span>}
      {part.node}
    </Fragment>
  ));
}

function EmptyQueue() {
  const i18n = useTranslator();
  const actions = useActions();
  const hasTrial = useAbility('trial');
  const hasFolders = useAbility('paths');
  // The trial is offered as long as there is no real link yet.
  const isWithoutLink = useWindowState(
    ({ mirror, shell }) => shell?.mode !== 'sandbox' && mirror?.history.length === 0,
  );
  // The shortcut is rendered as keys in the middle of the sentence.
  const [before, after] = i18n
    .t('queue.empty.text', { key: '\u0000', hasFolders: hasFolders ? 'yes' : 'no' })
    .split('\u0000');
  return (
    <EmptyState
      icon={Download}
      title={i18n.t('queue.empty.title')}
      text={
        <>
          {before}
          <Kbd>{isMac ? '⌘V' : 'Ctrl+V'}</Kbd>
          {after}
        </>
      }
    >
      <Button variant="primary" icon={ImagePlus} onPress={() => void actions.chooseFiles()}>
        {i18n.t('action.upload')}
      </Button>
      <CaptureMenu />
      {isWithoutLink && hasTrial && (
        <Button variant="quiet" icon={FlaskConical} onPress={() => void actions.setTrial(true)}>
          {i18n.t('first.sandbox.title')}
        </Button>
      )}
    </EmptyState>
  );
}
