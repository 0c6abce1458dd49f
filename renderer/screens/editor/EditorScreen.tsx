import { ImageOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Job } from '../../../contract/job.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import type { SourceBitmaps } from '../../editor/paint/painter.ts';
import { decodeSource, releaseSource } from '../../editor/paint/source-bitmap.ts';
import { useTranslator } from '../../i18n-context.tsx';
import { hasEnded, isHeldForEditing } from '../../state/job-predicates.ts';
import { useEditorActions, useWindowState } from '../../window-context.tsx';
import { EditorPage } from './EditorPage.tsx';

/** Loads the picture of one job and shows the editor until the job continues. */
export function EditorScreen({ jobId }: { jobId: string }) {
  const job = useWindowState((state) => state.mirror?.jobs.get(jobId) ?? null);
  const { close } = useEditorActions();
  const isGone = useCloseWhenJobGone(job, jobId);
  useEffect(() => {
    if (isGone) close(jobId);
  }, [isGone, jobId, close]);
  if (!job) return <Opening />;
  if (hasEnded(job) || job.state === 'uploading') return <Refused job={job} />;
  if (!isHeldForEditing(job) || !job.media) return <Opening />;
  return <LoadedEditor key={job.media.sha256} job={job} sha256={job.media.sha256} />;
}

/** Whether the job was in the queue and has been removed since. */
function useCloseWhenJobGone(job: Job | null, jobId: string): boolean {
  const [seen, setSeen] = useState<string | null>(null);
  if (job && seen !== jobId) setSeen(jobId);
  return !job && seen === jobId;
}

type PictureLoad =
  | { readonly kind: 'reading' }
  | {
      readonly kind: 'open';
      readonly source: SourceBitmaps;
      readonly mime: string;
      readonly layers: string | null;
    }
  /** `why` null: there are bytes, but no picture in them. */
  | { readonly kind: 'failed'; readonly why: ErrorData | null };

function LoadedEditor({ job, sha256 }: { job: Job; sha256: string }) {
  const { readPicture } = useEditorActions();
  const [reading, setReading] = useState<PictureLoad>({ kind: 'reading' });
  const jobId = job.id;
  useEffect(() => {
    let isWanted = true;
    let opened: SourceBitmaps | null = null;
    const read = async (): Promise<PictureLoad> => {
      const answer = await readPicture(jobId);
      if (!answer.ok) return { kind: 'failed', why: answer.error };
      const { bytes, mime, layers } = answer.value;
      try {
        opened = await decodeSource(new Uint8Array(bytes), mime);
        return { kind: 'open', source: opened, mime, layers };
      } catch {
        return { kind: 'failed', why: null };
      }
    };
    void read().then((read) => {
      if (isWanted) setReading(read);
      else if (opened) releaseSource(opened);
    });
    return () => {
      isWanted = false;
      if (opened) releaseSource(opened);
    };
  }, [jobId, readPicture]);
  switch (reading.kind) {
    case 'reading':
      return <Opening />;
    case 'failed':
      return <Failed job={job} why={reading.why} />;
    case 'open':
      return (
        <EditorPage
          job={job}
          sha256={sha256}
          source={reading.source}
          // Of a picture that was edited before it is the original that is drawn on.
          mime={(reading.layers === null ? job.media?.mime : null) ?? reading.mime}
          layers={reading.layers}
        />
      );
  }
}

function Opening() {
  const i18n = useTranslator();
  return (
    <div role="status" className="flex flex-1 animate-late items-center justify-center bg-sunken">
      <div className="flex aspect-4/3 w-1/2 max-w-120 animate-pulse-soft items-center justify-center rounded-lg bg-line">
        <p className="text-ink-soft">{i18n.t('editor.loading')}</p>
      </div>
    </div>
  );
}

function Failed({ job, why }: { job: Job; why: ErrorData | null }) {
  const i18n = useTranslator();
  const { title, advice } = why
    ? describeError(i18n, why)
    : { title: i18n.t('editor.failed'), advice: i18n.t('editor.broken') };
  const { leave, keepDraft } = useEditorActions();
  return (
    <EmptyState icon={ImageOff} tone="bad" isWholeScreen title={title} text={advice}>
      <div className="flex gap-2">
        <Button onPress={() => keepDraft(job.id, null)}>{i18n.t('editor.back')}</Button>
        <Button variant="primary" onPress={() => void leave(job.id)}>
          {i18n.t('editor.leave')}
        </Button>
      </div>
    </EmptyState>
  );
}

/** Explains that the job ended, or was uploaded, before it could be edited. */
function Refused({ job }: { job: Job }) {
  const i18n = useTranslator();
  const { close } = useEditorActions();
  const why = job.error ? describeError(i18n, job.error) : null;
  return (
    <EmptyState
      icon={ImageOff}
      tone="bad"
      isWholeScreen
      title={why?.title ?? i18n.t('editor.refused')}
      text={why?.advice ?? ''}
    >
      <Button variant="primary" onPress={() => close(job.id)}>
        {i18n.t('editor.back')}
      </Button>
    </EmptyState>
  );
}
