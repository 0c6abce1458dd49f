import {
  ArrowUpToLine,
  Ban,
  Brush,
  Copy,
  CornerDownRight,
  Eraser,
  Link,
  ListX,
  RotateCcw,
  SquareSlash,
  Undo2,
  Upload,
} from 'lucide-react';
import type { Job } from '../../../contract/job.ts';
import { describeError } from '../../../i18n/errors.ts';
import { shortUrl } from '../../../links/format-link.ts';
import { IconButton } from '../../components/Button.tsx';
import { HostMark } from '../../components/HostMark.tsx';
import { JobStateBadge } from '../../components/JobStateBadge.tsx';
import { ProgressBar } from '../../components/ProgressBar.tsx';
import { Thumbnail } from '../../components/Thumbnail.tsx';
import { useCountdown } from '../../components/use-countdown.ts';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { canDrag } from '../../state/arrange.ts';
import { isInUndoDelay } from '../../state/consent-requests.ts';
import type { UploadProgress } from '../../state/engine-mirror.ts';
import {
  canCancel,
  canEdit,
  canRetry,
  hasEnded,
  isHeldAsDuplicate,
  isHeldAsPrivate,
  isHeldForEditing,
  isHeldForMetadata,
} from '../../state/job-predicates.ts';
import { describeJobState, isFinishing, percentOf } from '../../text/job-state-text.ts';
import {
  useActions,
  useEditorActions,
  useLibraryActions,
  useServiceName,
  useWindowState,
} from '../../window-context.tsx';
import { MetadataBadge } from './MetadataNote.tsx';

/** Renders one job of the queue. Reads its job by itself, so that a change of one job renders one row. */
export function QueueRow({
  id,
  isSelected,
  ahead,
}: {
  id: string;
  isSelected: boolean;
  /** How many stand before it in the list that wait for the same host; null where that means nothing. */
  ahead: number | null;
}) {
  const job = useWindowState((state) => state.mirror?.jobs.get(id) ?? null);
  const progress = useWindowState((state) => state.mirror?.progress.get(id) ?? null);
  if (!job) return null;
  return (
    <div className="grid h-16 grid-cols-[minmax(0,1fr)_minmax(0,1fr)_28px] items-center gap-x-3 pr-3 pl-4 @lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_60px] @3xl:grid-cols-[minmax(0,1fr)_minmax(0,304px)_60px]">
      <div
        // A drag begins on the picture or its name; beside them begins a rubber band.
        draggable={!isSelected && canDrag(job)}
        className="flex w-fit max-w-full min-w-0 items-center gap-3 justify-self-start"
      >
        <Thumbnail
          media={job.media}
          hasThumbnail={job.hasThumbnail}
          isAddress={job.source.kind === 'url'}
          size="row"
        />
        <JobTitle job={job} />
      </div>
      <JobStatus job={job} progress={progress ?? job.progress} ahead={ahead} />
      <RowActions job={job} />
    </div>
  );
}

function JobTitle({ job }: { job: Job }) {
  const i18n = useTranslator();
  const { media } = job;
  const size =
    media && media.width !== null && media.height !== null
      ? i18n.t('inspector.dimensions.value', {
          width: i18n.formatNumber(media.width),
          height: i18n.formatNumber(media.height),
        })
      : null;
  const facts = [media ? i18n.formatSize(media.bytes) : null, size].filter((fact) => fact !== null);
  return (
    <div className="min-w-0">
      <p className="truncate font-medium text-ink">{job.title ?? job.name}</p>
      <p className="flex gap-2 text-12 text-ink-faint">
        {job.title !== null && <span className="truncate">{job.name}</span>}
        {job.mirrorOf == null ? <OtherHost host={job.host} /> : <MirrorMark host={job.host} />}
        {facts.map((fact) => (
          <span key={fact} className="shrink-0 only:shrink last:@max-lg:hidden only:@max-lg:inline">
            {fact}
          </span>
        ))}
        <MetadataBadge job={job} />
        {facts.length === 0 && job.title === null && (
          <span className="truncate">{i18n.t(`origin.${job.origin}`)}</span>
        )}
      </p>
    </div>
  );
}

/** Says that a row is the copy of another one, and where it goes. */
function MirrorMark({ host }: { host: string }) {
  const i18n = useTranslator();
  return (
    <span className="flex min-w-8 items-center gap-1.5 text-ink-soft">
      <CornerDownRight size={12} aria-hidden className="shrink-0" />
      <span className="shrink-0">{i18n.t('row.mirror')}</span>
      <HostMark host={host} />
    </span>
  );
}

/** Names the host of a job where it is not the default. */
function OtherHost({ host }: { host: string }) {
  const isDefault = useWindowState((state) => state.mirror?.settings.destination === host);
  return isDefault ? null : <HostMark host={host} />;
}

function JobStatus({
  job,
  progress,
  ahead,
}: {
  job: Job;
  progress: UploadProgress | null;
  ahead: number | null;
}) {
  const i18n = useTranslator();
  const now = useNow();
  const service = useServiceName(job.host);
  const { label: mark, detail, tone } = describeJobState(i18n, job, progress, now, service, ahead);
  const failed = job.state === 'failed' && job.error ? describeError(i18n, job.error) : null;
  const seconds = useCountdown(isInUndoDelay(job) ? (job.reason?.until ?? null) : null);
  return (
    <div className="min-w-0">
      <div className="flex items-center justify-between gap-3 text-13">
        <JobStateBadge state={job.state} tone={tone}>
          {mark}
        </JobStateBadge>
        {job.state === 'uploading' && !isFinishing(progress) && (
          <span className="hidden shrink-0 text-12 text-ink-faint @2xl:block">{detail}</span>
        )}
        {job.maybeTwice && (
          <span className="hidden shrink-0 text-12 text-warn @2xl:block">{i18n.t('row.maybe-twice')}</span>
        )}
      </div>
      {job.state === 'uploading' && !isFinishing(progress) ? (
        <div className="flex h-4 items-center pl-5.5">
          <div className="flex-1">
            <ProgressBar share={percentOf(progress) / 100} />
          </div>
        </div>
      ) : (
        <p className="truncate pl-5.5 text-12 text-ink-soft" title={failed?.advice}>
          {seconds !== null
            ? i18n.t('grace.left', { seconds })
            : job.state === 'uploaded'
              ? shortUrl(detail)
              : detail}
        </p>
      )}
    </div>
  );
}

function RowActions({ job }: { job: Job }) {
  const i18n = useTranslator();
  const actions = useActions();
  const edits = useEditorActions();
  const { acceptExistingUpload, uploadAnyway } = useLibraryActions();
  const shown = 'opacity-0 group-hover:opacity-100 group-data-focus:group-focus-within/list:opacity-100';
  return (
    <div className="flex justify-end gap-1">
      {job.remote && (
        <IconButton
          icon={Copy}
          excludeFromTabOrder
          label={i18n.t('action.copy-links', { count: 1 })}
          onPress={() => void actions.copyLinks([job])}
        />
      )}
      {isHeldAsDuplicate(job) && (
        <>
          <IconButton
            icon={Link}
            excludeFromTabOrder
            label={i18n.t('held.use')}
            onPress={() => void acceptExistingUpload([job.id])}
          />
          <IconButton
            icon={Upload}
            excludeFromTabOrder
            label={i18n.t('held.upload')}
            className="@max-lg:hidden"
            onPress={() => void uploadAnyway([job.id])}
          />
        </>
      )}
      {isHeldAsPrivate(job) && (
        <>
          <IconButton
            icon={SquareSlash}
            label={i18n.t('private.cover')}
            onPress={() => void actions.coverFindings(job)}
          />
          <IconButton
            icon={Upload}
            label={i18n.t('private.send')}
            className="@max-lg:hidden"
            onPress={() => void actions.sendAsItIs([job.id], false)}
          />
        </>
      )}
      {isHeldForMetadata(job) && (
        <>
          <IconButton
            icon={Eraser}
            label={i18n.t('held.metadata.clean')}
            onPress={() => void actions.changeMetadata([job.id], 'remove')}
          />
          <IconButton
            icon={Ban}
            label={i18n.t('held.metadata.leave')}
            className="@max-lg:hidden"
            onPress={() => void actions.cancel([job.id])}
          />
        </>
      )}
      {isHeldForEditing(job) && (
        <>
          <IconButton icon={Brush} label={i18n.t('editor.edit')} onPress={() => void edits.edit([job])} />
          <IconButton
            icon={Upload}
            label={i18n.t('editor.leave')}
            className="@max-lg:hidden"
            onPress={() => void edits.leave(job.id)}
          />
        </>
      )}
      {canEdit(job) &&
        !isInUndoDelay(job) &&
        !isHeldForEditing(job) &&
        !hasEnded(job) &&
        !isHeldAsDuplicate(job) &&
        !isHeldForMetadata(job) &&
        !isHeldAsPrivate(job) && (
          <IconButton
            icon={Brush}
            label={i18n.t('editor.edit')}
            className={`${shown} @max-lg:hidden`}
            onPress={() => void edits.edit([job])}
          />
        )}
      {isInUndoDelay(job) && (
        <>
          <IconButton
            icon={Undo2}
            label={i18n.t('grace.call-back')}
            onPress={() => void actions.cancel([job.id])}
          />
          <IconButton
            icon={ArrowUpToLine}
            excludeFromTabOrder
            label={i18n.t('action.send-now')}
            className="@max-lg:hidden"
            onPress={() => void actions.sendNow([job.id])}
          />
        </>
      )}
      {canRetry(job) && (
        <IconButton
          icon={RotateCcw}
          excludeFromTabOrder
          label={i18n.t('action.retry')}
          className={job.state === 'failed' ? '' : shown}
          onPress={() => void actions.retry([job.id])}
        />
      )}
      {canCancel(job) &&
        !isInUndoDelay(job) &&
        !isHeldAsDuplicate(job) &&
        !isHeldForEditing(job) &&
        !isHeldForMetadata(job) && (
          <IconButton
            icon={Ban}
            excludeFromTabOrder
            label={i18n.t('action.cancel')}
            className={shown}
            onPress={() => void actions.cancel([job.id])}
          />
        )}
      {hasEnded(job) && (
        <IconButton
          icon={ListX}
          excludeFromTabOrder
          label={i18n.t('action.remove')}
          className={`${shown} @max-lg:hidden`}
          onPress={() => void actions.dismiss([job.id])}
        />
      )}
    </div>
  );
}
