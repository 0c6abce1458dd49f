import { ImageOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { Failure } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/records.ts';
import { failureWords } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { Source } from '../../editor/paint/painter.ts';
import { closeSource, openSource } from '../../editor/paint/source-bitmap.ts';
import { useWords } from '../../i18n-context.tsx';
import { hasEnded, isHeldForEditing } from '../../state/job-predicates.ts';
import { useEditIntents, useWindow } from '../../window-context.tsx';
import { Desk } from './EditorPage.tsx';

/** The picture of one job, from the moment it is wanted until it goes on. */
export function Editor({ jobId }: { jobId: string }) {
  const job = useWindow((state) => state.mirror?.jobs.get(jobId) ?? null);
  const { close } = useEditIntents();
  const isGone = useGone(job, jobId);
  useEffect(() => {
    if (isGone) close(jobId);
  }, [isGone, jobId, close]);
  if (!job) return <Opening />;
  if (hasEnded(job) || job.state === 'uploading') return <Refused job={job} />;
  if (!isHeldForEditing(job) || !job.media) return <Opening />;
  return <Opened key={job.media.sha256} job={job} sha256={job.media.sha256} />;
}

/** It was in the queue and is not any more. */
function useGone(job: Job | null, jobId: string): boolean {
  const [seen, setSeen] = useState<string | null>(null);
  if (job && seen !== jobId) setSeen(jobId);
  return !job && seen === jobId;
}

type Reading =
  | { readonly kind: 'reading' }
  | { readonly kind: 'open'; readonly source: Source; readonly mime: string }
  /** `why` null: there are bytes, but no picture in them. */
  | { readonly kind: 'failed'; readonly why: Failure | null };

function Opened({ job, sha256 }: { job: Job; sha256: string }) {
  const { picture } = useEditIntents();
  const [reading, setReading] = useState<Reading>({ kind: 'reading' });
  const jobId = job.id;
  useEffect(() => {
    let isWanted = true;
    let opened: Source | null = null;
    const read = async (): Promise<Reading> => {
      const answer = await picture(jobId);
      if (!answer.ok) return { kind: 'failed', why: answer.error };
      const { bytes, mime } = answer.value;
      try {
        opened = await openSource(new Uint8Array(bytes), mime);
        return { kind: 'open', source: opened, mime };
      } catch {
        return { kind: 'failed', why: null };
      }
    };
    void read().then((read) => {
      if (isWanted) setReading(read);
      else if (opened) closeSource(opened);
    });
    return () => {
      isWanted = false;
      if (opened) closeSource(opened);
    };
  }, [jobId, picture]);
  switch (reading.kind) {
    case 'reading':
      return <Opening />;
    case 'failed':
      return <Failed job={job} why={reading.why} />;
    case 'open':
      return (
        <Desk job={job} sha256={sha256} source={reading.source} mime={job.media?.mime ?? reading.mime} />
      );
  }
}

function Opening() {
  const words = useWords();
  return (
    <div role="status" className="flex flex-1 animate-late items-center justify-center bg-sunken">
      <div className="flex aspect-4/3 w-1/2 max-w-120 animate-pulse-soft items-center justify-center rounded-lg bg-line">
        <p className="text-ink-soft">{words.text('editor.loading')}</p>
      </div>
    </div>
  );
}

function Failed({ job, why }: { job: Job; why: Failure | null }) {
  const words = useWords();
  const { title, advice } = why
    ? failureWords(words, why)
    : { title: words.text('editor.failed'), advice: words.text('editor.broken') };
  const { leave, putAside } = useEditIntents();
  return (
    <EmptyState icon={ImageOff} tone="bad" isWholeScreen title={title} text={advice}>
      <div className="flex gap-2">
        <Button onPress={() => putAside(job.id, null)}>{words.text('editor.back')}</Button>
        <Button look="primary" onPress={() => void leave(job.id)}>
          {words.text('editor.leave')}
        </Button>
      </div>
    </EmptyState>
  );
}

/** It ended, or went its way, before anybody could edit it. */
function Refused({ job }: { job: Job }) {
  const words = useWords();
  const { close } = useEditIntents();
  const why = job.error ? failureWords(words, job.error) : null;
  return (
    <EmptyState
      icon={ImageOff}
      tone="bad"
      isWholeScreen
      title={why?.title ?? words.text('editor.refused')}
      text={why?.advice ?? ''}
    >
      <Button look="primary" onPress={() => close(job.id)}>
        {words.text('editor.back')}
      </Button>
    </EmptyState>
  );
}
