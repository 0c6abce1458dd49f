import { RotateCcw, Upload } from 'lucide-react';
import type { Job } from '../../../contract/records.ts';
import type { Translator } from '../../../locales/index.ts';
import { failureWords } from '../../../wording/failure.ts';
import { Button } from '../../parts/Button.tsx';
import { commonOf, DescribeFields, Description } from '../../parts/inspector/DescribeFields.tsx';
import { Facts, Group, Inspector, Remark } from '../../parts/inspector/Inspector.tsx';
import { LinkForms } from '../../parts/inspector/LinkForms.tsx';
import { mediaFacts } from '../../parts/inspector/media-facts.ts';
import { PrivacyMark } from '../../parts/PrivacyMark.tsx';
import { StateMark } from '../../parts/StateMark.tsx';
import { Thumbnail } from '../../parts/Thumbnail.tsx';
import {
  canDescribe,
  canRetry,
  isDamaged,
  isHeld,
  isHeldForEditing,
  isHeldForMetadata,
  isUnreadable,
} from '../../state/select.ts';
import { reasonWords, stateWords } from '../../text/reason.ts';
import { useChangeWindow, useIntents, useLibraryIntents, useWindow } from '../../window.tsx';
import { useNow, useWords } from '../../words.tsx';
import { Carries } from './Carries.tsx';
import { EditRemark } from './EditRemark.tsx';
import { HeldRemark } from './Held.tsx';
import { ProcessingRemark } from './ProcessingRemark.tsx';

export function QueueInspector({ jobs }: { jobs: readonly Job[] }) {
  const change = useChangeWindow();
  const [only] = jobs.length === 1 ? jobs : [];
  return (
    <Inspector onClose={() => change({ queueSelection: new Set() })}>
      {only ? <One key={only.id} job={only} /> : <Many jobs={jobs} />}
    </Inspector>
  );
}

function convertedWords(words: Translator, { why, from, to, bytes }: NonNullable<Job['converted']>): string {
  const name = (mime: string) =>
    mime
      .replace(/^image\/(x-)?/, '')
      .replace(/\+xml$/, '')
      .toUpperCase();
  return words.text(`inspector.converted.${why}`, {
    from: name(from),
    to: name(to),
    size: words.size(bytes),
  });
}

/** The web address that it comes from, whoever fetched it. */
function addressOf({ source }: Job): string | null {
  if (source.kind === 'url') return source.url;
  return source.kind === 'spool' ? (source.from ?? null) : null;
}

function One({ job }: { job: Job }) {
  const words = useWords();
  const now = useNow();
  const progress = useWindow((state) => state.mirror?.progress.get(job.id) ?? job.progress);
  const { mark, detail, tone } = stateWords(words, job, progress, now);
  return (
    <>
      <Thumbnail
        media={job.media}
        hasThumbnail={job.hasThumbnail}
        isAddress={job.source.kind === 'url'}
        size="large"
      />
      <div>
        <StateMark state={job.state} tone={tone}>
          {mark}
        </StateMark>
        {!isHeld(job) &&
          !isHeldForMetadata(job) &&
          !isHeldForEditing(job) &&
          !['uploaded', 'failed', 'waiting', 'uncertain', 'processing'].includes(job.state) && (
            <p className="pl-5.5 text-12 text-ink-soft">{detail}</p>
          )}
      </div>
      <PrivacyMark privacy={job.privacy} account={job.account} />
      <HeldRemark job={job} />
      {isHeldForMetadata(job) && <Carries job={job} />}
      <EditRemark job={job} />
      <ProcessingRemark job={job} />
      <Remarks job={job} />
      {canDescribe(job) ? <DescribeFields jobIds={[job.id]} saved={job} /> : <Description saved={job} />}
      <CopyForms jobs={[job]} />
      {!isHeldForMetadata(job) && <Carries job={job} />}
      <Group title={words.text('inspector.about')}>
        <Facts
          facts={[
            addressOf(job)
              ? [words.text('inspector.address'), addressOf(job)]
              : [words.text('inspector.file'), job.name],
            ...mediaFacts(words, job.media),
            [words.text('inspector.converted'), job.converted ? convertedWords(words, job.converted) : null],
            [
              words.text('inspector.origin'),
              words.text('inspector.origin.value', {
                origin: words.text(`origin.${job.origin}`),
                time: words.moment(job.createdAt, now),
              }),
            ],
            [
              words.text('inspector.uploaded'),
              job.state === 'uploaded' && job.endedAt !== null ? words.moment(job.endedAt, now) : null,
            ],
            [words.text('inspector.attempts'), job.attempts > 0 ? words.number(job.attempts) : null],
          ]}
        />
      </Group>
    </>
  );
}

function CopyForms({ jobs }: { jobs: readonly Job[] }) {
  const { copyLinks } = useIntents();
  const [example] = jobs.flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : []));
  return example ? <LinkForms example={example} onCopy={(form) => void copyLinks(jobs, form)} /> : null;
}

/** Whatever needs a sentence: why it failed, why it waits, what is not sure. */
function Remarks({ job }: { job: Job }) {
  const words = useWords();
  const now = useNow();
  const { retry, changeMetadata } = useIntents();
  const { uploadAnyway } = useLibraryIntents();
  const error = job.error ? failureWords(words, job.error) : null;
  return (
    <>
      {job.state === 'failed' && error && (
        <Remark tone="bad" title={error.title}>
          <p>{error.advice}</p>
          {canRetry(job) && (
            <div className="mt-2 mb-1 flex flex-wrap gap-2">
              {isDamaged(job) && (
                <Button icon={Upload} onPress={() => void uploadAnyway([job.id])}>
                  {words.text('damaged.send')}
                </Button>
              )}
              {isUnreadable(job) && (
                <Button icon={Upload} onPress={() => void changeMetadata([job.id], 'keep')}>
                  {words.text('unreadable.send')}
                </Button>
              )}
              <Button icon={RotateCcw} onPress={() => void retry([job.id])}>
                {words.text('action.retry')}
              </Button>
            </div>
          )}
        </Remark>
      )}
      {job.state === 'waiting' && job.reason && (
        <Remark tone="calm" title={reasonWords(words, job.reason, now).sentence}>
          {job.doneBy !== null && words.text('detail.done-by', { time: words.moment(job.doneBy, now) })}
        </Remark>
      )}
      {job.state === 'uncertain' && (
        <Remark tone="warn" title={words.text('detail.uncertain')}>
          {words.text('inspector.uncertain.text')}
        </Remark>
      )}
      {job.maybeTwice && (
        <Remark tone="warn" title={words.text('inspector.maybe-twice.title')}>
          {words.text(job.state === 'uploaded' ? 'inspector.maybe-twice.text' : 'inspector.maybe-twice.open')}
        </Remark>
      )}
      {job.state !== 'failed' && job.state !== 'uploaded' && job.state !== 'cancelled' && error && (
        <Remark tone="calm" title={words.text('inspector.last-error')}>
          {error.title} {error.advice}
        </Remark>
      )}
    </>
  );
}

function Many({ jobs }: { jobs: readonly Job[] }) {
  const words = useWords();
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
        <p className="text-15 font-medium">{words.text('inspector.many', { count: jobs.length })}</p>
        {bytes > 0 && (
          <p className="text-12 text-ink-soft">
            {words.text('inspector.many.size', { size: words.size(bytes) })}
          </p>
        )}
      </div>
      {/* Another choice is another editor: what was typed for the one before is saved when it goes. */}
      <SharedDescription key={jobs.map(({ id }) => id).join()} jobs={jobs.filter(canDescribe)} />
      <CopyForms jobs={jobs} />
    </>
  );
}

/** One editor for all that can still be described. */
function SharedDescription({ jobs }: { jobs: readonly Job[] }) {
  const words = useWords();
  if (jobs.length === 0) return null;
  const { mixed, ...saved } = commonOf(jobs);
  return (
    <DescribeFields
      jobIds={jobs.map(({ id }) => id)}
      saved={saved}
      mixed={mixed}
      about={words.text('inspector.many.describe', { count: jobs.length })}
    />
  );
}
