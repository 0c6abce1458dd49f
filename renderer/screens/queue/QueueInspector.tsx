import { ArrowUpToLine, KeyRound, LogIn, RotateCcw, Upload, UserRoundPen } from 'lucide-react';
import type { Job } from '../../../contract/job.ts';
import type { WaitReason } from '../../../contract/wait-reason.ts';
import { describeLosses } from '../../../i18n/conversion.ts';
import { describeError } from '../../../i18n/errors.ts';
import type { Translator } from '../../../i18n/index.ts';
import { Button } from '../../components/Button.tsx';
import {
  commonDescription,
  Description,
  DescriptionFields,
} from '../../components/inspector/DescriptionFields.tsx';
import {
  FactList,
  Inspector,
  InspectorNote,
  InspectorSection,
} from '../../components/inspector/Inspector.tsx';
import { LinkFormList } from '../../components/inspector/LinkFormList.tsx';
import { mediaFacts } from '../../components/inspector/media-facts.ts';
import { JobStateBadge } from '../../components/JobStateBadge.tsx';
import { PrivacyIcon } from '../../components/PrivacyIcon.tsx';
import { Thumbnail } from '../../components/Thumbnail.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import {
  canDescribe,
  canRetry,
  canUploadAs,
  hasReadableWords,
  isDamaged,
  isHeldAsDuplicate,
  isHeldForEditing,
  isHeldForMetadata,
  isUnreadable,
} from '../../state/job-predicates.ts';
import { promisedAt } from '../../state/promises.ts';
import { describeJobState, describeWait } from '../../text/job-state-text.ts';
import {
  useActions,
  useLibraryActions,
  useServiceName,
  useSetWindowState,
  useWindowState,
} from '../../window-context.tsx';
import { DuplicateNote } from './DuplicateNote.tsx';
import { EditNote } from './EditNote.tsx';
import { MetadataNote } from './MetadataNote.tsx';
import { PrivateNote } from './PrivateNote.tsx';
import { ProcessingNote } from './ProcessingNote.tsx';

export function QueueInspector({
  jobs,
  ahead,
}: {
  jobs: readonly Job[];
  /** How many are before each that waits for the same host. */
  ahead: ReadonlyMap<string, number>;
}) {
  const change = useSetWindowState();
  const [only] = jobs.length === 1 ? jobs : [];
  return (
    <Inspector onClose={() => change({ queueSelection: new Set() })}>
      {only ? (
        <SingleJob key={only.id} job={only} ahead={ahead.get(only.id) ?? null} />
      ) : (
        <MultipleJobs jobs={jobs} />
      )}
    </Inspector>
  );
}

function describeConversion(i18n: Translator, conversion: NonNullable<Job['converted']>): string {
  const { why, from, to, bytes } = conversion;
  const name = (mime: string) =>
    mime
      .replace(/^image\/(x-)?/, '')
      .replace(/\+xml$/, '')
      .toUpperCase();
  const how = i18n.t(`inspector.converted.${why}`, {
    from: name(from),
    to: name(to),
    size: i18n.formatSize(bytes),
  });
  const losses = describeLosses(i18n, conversion);
  return losses.length > 0 ? `${how}. ${losses.join(' ')}` : how;
}

/** Returns the URL of the job's source, whether the host or this app downloaded it. */
function sourceUrl({ source }: Job): string | null {
  if (source.kind === 'url') return source.url;
  return source.kind === 'spool' ? (source.from ?? null) : null;
}

function SingleJob({ job, ahead }: { job: Job; ahead: number | null }) {
  const i18n = useTranslator();
  const now = useNow();
  const progress = useWindowState((state) => state.mirror?.progress.get(job.id) ?? job.progress);
  const service = useServiceName(job.host);
  const hasChoice = useWindowState((state) => (state.mirror?.destinations.destinations.length ?? 0) > 1);
  const { label, detail, tone } = describeJobState(i18n, job, progress, now, service);
  return (
    <>
      <Thumbnail
        media={job.media}
        hasThumbnail={job.hasThumbnail}
        isAddress={job.source.kind === 'url'}
        size="large"
      />
      <div>
        <JobStateBadge state={job.state} tone={tone}>
          {label}
        </JobStateBadge>
        {!isHeldAsDuplicate(job) &&
          !isHeldForMetadata(job) &&
          !isHeldForEditing(job) &&
          !['uploaded', 'failed', 'waiting', 'uncertain', 'processing'].includes(job.state) && (
            <p className="pl-5.5 text-12 text-ink-soft">{detail}</p>
          )}
      </div>
      <PrivacyIcon privacy={job.privacy} account={job.account} />
      <DuplicateNote job={job} />
      <PrivateNote job={job} />
      {isHeldForMetadata(job) && <MetadataNote job={job} />}
      <EditNote job={job} />
      <ProcessingNote job={job} />
      <JobNotes job={job} ahead={ahead} />
      {canDescribe(job) ? (
        <DescriptionFields jobIds={[job.id]} saved={job} hasWords={hasReadableWords(job)} />
      ) : (
        <Description saved={job} />
      )}
      <CopyLinkForms jobs={[job]} />
      {!isHeldForMetadata(job) && <MetadataNote job={job} />}
      <InspectorSection title={i18n.t('inspector.about')}>
        <FactList
          facts={[
            sourceUrl(job)
              ? [i18n.t('inspector.address'), sourceUrl(job)]
              : [i18n.t('inspector.file'), job.name],
            ...mediaFacts(i18n, job.media),
            [i18n.t('inspector.converted'), job.converted ? describeConversion(i18n, job.converted) : null],
            [
              i18n.t('inspector.origin'),
              i18n.t('inspector.origin.value', {
                origin: i18n.t(`origin.${job.origin}`),
                time: i18n.formatDateTime(job.createdAt, now),
              }),
            ],
            [
              i18n.t('inspector.uploaded'),
              job.state === 'uploaded' && job.endedAt !== null ? i18n.formatDateTime(job.endedAt, now) : null,
            ],
            [i18n.t('hosts.host'), hasChoice ? service : null],
            [i18n.t('inspector.attempts'), describeAttempts(i18n, job)],
          ]}
        />
      </InspectorSection>
    </>
  );
}

function CopyLinkForms({ jobs }: { jobs: readonly Job[] }) {
  const { copyLinks } = useActions();
  const [example] = jobs.flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : []));
  return example ? <LinkFormList example={example} onCopy={(form) => void copyLinks(jobs, form)} /> : null;
}

/** Describes the number of attempts and their cost. */
function describeAttempts(i18n: Translator, { attempts, credits = 0 }: Job): string | null {
  if (attempts === 0) return null;
  return i18n.t('spent.attempts', { count: attempts, credits, hasCredits: credits > 0 ? 'yes' : 'no' });
}

/** Returns the reason with the place in the line that the list shows. */
const withPlace = (reason: WaitReason, ahead: number | null): WaitReason =>
  reason.kind === 'turn' && ahead !== null ? { ...reason, ahead } : reason;

/** Says where the question is that a job waits for, and takes it from the card, which keys alone do not reach. */
function CardNote({ job }: { job: Job }) {
  const i18n = useTranslator();
  const change = useSetWindowState();
  const isOnCard = useWindowState((state) => state.jobsOnCards.has(job.id));
  if (!isOnCard || job.state !== 'paused' || job.held?.why !== 'consent') return null;
  return (
    <InspectorNote tone="calm" title={i18n.t('consent.on-card')}>
      <div className="mt-2 mb-1">
        <Button onPress={() => change({ jobsOnCards: new Set() })}>{i18n.t('consent.answer-here')}</Button>
      </div>
    </InspectorNote>
  );
}

/** Shows remarks on a job: why it failed, why it waits, what is uncertain. */
function JobNotes({ job, ahead }: { job: Job; ahead: number | null }) {
  const i18n = useTranslator();
  const now = useNow();
  const { retry, changeMetadata, sendNow, showClientId, showScreen, askUploadAs } = useActions();
  const { uploadAnyway } = useLibraryActions();
  const service = useServiceName(job.host);
  const time = promisedAt(job);
  const hasEnded = job.state === 'failed' || job.state === 'uploaded' || job.state === 'cancelled';
  // The host's error may have been met by another job.
  const why = job.error ?? (job.reason?.kind === 'host' ? job.reason.error : null);
  const error = why ? describeError(i18n, why, { outlook: hasEnded ? 'final' : 'told' }) : null;
  return (
    <>
      {job.state === 'failed' && error && (
        <InspectorNote tone="bad" title={error.title}>
          <p>{error.advice}</p>
          {canRetry(job) && (
            <div className="mt-2 mb-1 flex flex-wrap gap-2">
              {isDamaged(job) && (
                <Button icon={Upload} onPress={() => void uploadAnyway([job.id])}>
                  {i18n.t('damaged.send')}
                </Button>
              )}
              {isUnreadable(job) && (
                <Button icon={Upload} onPress={() => void changeMetadata([job.id], 'keep')}>
                  {i18n.t('unreadable.send')}
                </Button>
              )}
              <Button icon={RotateCcw} onPress={() => void retry([job.id])}>
                {i18n.t('action.retry')}
              </Button>
            </div>
          )}
        </InspectorNote>
      )}
      {job.state === 'waiting' && job.reason && (
        <InspectorNote tone="calm" title={describeWait(i18n, withPlace(job.reason, ahead), now).sentence}>
          {job.doneBy !== null &&
            time !== null &&
            i18n.t('detail.done-by', { time: i18n.formatDateTime(time, now) })}
          {job.reason.kind === 'reserve' && (
            <div className="mt-2 mb-1">
              <Button icon={ArrowUpToLine} onPress={() => void sendNow([job.id])}>
                {i18n.t('wait.reserve.use')}
              </Button>
            </div>
          )}
          {job.reason.kind === 'client-id' && (
            <div className="mt-2 mb-1">
              <Button icon={KeyRound} onPress={showClientId}>
                {i18n.t('first.client-id.title')}
              </Button>
            </div>
          )}
          {job.reason.kind === 'sign-in' && (
            <div className="mt-2 mb-1 flex flex-wrap gap-2">
              <Button icon={LogIn} onPress={() => showScreen('accounts')}>
                {i18n.t('wait.sign-in.go')}
              </Button>
              {canUploadAs(job) && (
                <Button icon={UserRoundPen} onPress={() => askUploadAs([job.id])}>
                  {i18n.t('upload-as')}
                </Button>
              )}
            </div>
          )}
        </InspectorNote>
      )}
      <CardNote job={job} />
      {job.state === 'uncertain' && (
        <InspectorNote tone="warn" title={i18n.t('detail.uncertain')}>
          {i18n.t('inspector.uncertain.text')}
        </InspectorNote>
      )}
      {job.maybeTwice && (
        <InspectorNote tone="warn" title={i18n.t('inspector.maybe-twice.title', { service })}>
          {job.state === 'uploaded'
            ? i18n.t('inspector.maybe-twice.text')
            : i18n.t('inspector.maybe-twice.open', { service })}
        </InspectorNote>
      )}
      {!hasEnded && error && (
        <InspectorNote tone="calm" title={i18n.t('inspector.last-error')}>
          {error.title} {error.advice}
        </InspectorNote>
      )}
    </>
  );
}

function MultipleJobs({ jobs }: { jobs: readonly Job[] }) {
  const i18n = useTranslator();
  const bytes = jobs.reduce((sum, job) => sum + (job.media?.bytes ?? 0), 0);
  const shown = jobs.slice(0, 9);
  return (
    <>
      <div className="grid grid-cols-3 gap-2">
        {shown.map((job) => (
          <div key={job.id} className="aspect-square">
            <Thumbnail
              media={job.media}
              hasThumbnail={job.hasThumbnail}
              isAddress={job.source.kind === 'url'}
              size="tile"
            />
          </div>
        ))}
      </div>
      <div>
        <p className="text-15 font-medium">{i18n.t('inspector.many', { count: jobs.length })}</p>
        {bytes > 0 && (
          <p className="text-12 text-ink-soft">
            {i18n.t('inspector.many.size', { size: i18n.formatSize(bytes) })}
          </p>
        )}
      </div>
      {/* The key recreates the editor for another selection: the text for the old one is saved on unmount. */}
      <SharedDescription key={jobs.map(({ id }) => id).join()} jobs={jobs.filter(canDescribe)} />
      <CopyLinkForms jobs={jobs} />
    </>
  );
}

/** Edits the description of all selected jobs that can still be described. */
function SharedDescription({ jobs }: { jobs: readonly Job[] }) {
  const i18n = useTranslator();
  if (jobs.length === 0) return null;
  const { mixed, ...saved } = commonDescription(jobs);
  return (
    <DescriptionFields
      jobIds={jobs.map(({ id }) => id)}
      saved={saved}
      mixed={mixed}
      about={i18n.t('inspector.many.describe', { count: jobs.length })}
    />
  );
}
