import { z } from 'zod';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Result } from '../../../contract/bridge.ts';
import type { editCalls } from '../../../contract/editing.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import { judge } from '../../../contract/judge.ts';
import { mediaSchema } from '../../../contract/media.ts';
import type { Host } from '../hosts/host.ts';
import { pictureForEditing, whyNotEditable } from '../media/index.ts';
import type { Spool } from '../sources/spool.ts';
import type { Store } from '../store/store.ts';
import type { StoredJob } from '../store/types.ts';

type Names = keyof typeof editCalls;
export type EditHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };

/** Signatures of the formats that the editor can return; nothing else of them is read here. */
const edited = [
  ['image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['image/jpeg', Buffer.from('ffd8ff', 'hex')],
] as const;

/**
 * Creates the handlers of editing before the upload: the job is held, and resumes with the edited picture or with
 * its own.
 */
export function createEditing(options: {
  readonly store: Pick<Store, 'jobs'>;
  readonly spool: Spool;
  /** Null while its destination is not open. */
  hostOf(job: StoredJob): Host | null;
  /** Called when the job is held. */
  onHeld(job: StoredJob): void;
  /** Called when the job is to be prepared, or resumes. */
  onResumed(job: StoredJob): void;
}): EditHandlers {
  const { store, spool, hostOf, onHeld, onResumed } = options;
  return {
    async beginEdit({ jobId }) {
      const job = store.jobs.get(jobId);
      if (job?.source.kind === 'url')
        throw new AppError(
          errorData('not-editable', 'The host fetches it itself: there is nothing here to be edited', {
            reason: 'address',
          }),
        );
      const refused = job?.media ? whyNotEditable(job.media) : null;
      if (refused) throw refused;
      const begun = unwrap(store.jobs.beginEdit(jobId));
      if (begun.state === 'queued') onResumed(begun);
      else onHeld(begun);
      return {};
    },
    async editPicture({ jobId }) {
      const job = store.jobs.get(jobId);
      if (!job) throw new AppError(errorData('not-found', `There is no job ${jobId}.`, { id: jobId }));
      if (!job.media || job.source.kind === 'url')
        throw new AppError(
          errorData('wrong-state', 'It has not been looked at yet.', { id: jobId, state: job.state }),
        );
      return (
        (await withLayers(job, spool)) ?? {
          ...(await pictureForEditing(job.source.path, job.media)),
          layers: null,
        }
      );
    },
    async finishEdit({ jobId, bytes, layers }) {
      const [mime] = edited.find(([, start]) => start.equals(bytes.subarray(0, start.length))) ?? [];
      if (!mime) throw new AppError(errorData('bad-call', 'An edited picture is a PNG or a JPEG.'));
      const before = store.jobs.get(jobId);
      const acceptance =
        before &&
        hostOf(before)?.accepts({
          kind: 'image',
          mime,
          bytes: bytes.byteLength,
          width: null,
          height: null,
          animated: false,
          sha256: '',
        });
      if (acceptance && !acceptance.ok) throw new AppError(acceptance.failure);
      const note = before && layers !== undefined ? await noteAbout(before, layers, spool) : null;
      const path = await spool.put(bytes);
      try {
        if (note !== null) await spool.putNote(path, note);
      } catch (thrown) {
        await spool.remove(path);
        throw thrown;
      }
      const finished = store.jobs.finishEdit(jobId, { kind: 'spool', path });
      if (!finished.ok) await spool.remove(path);
      const job = unwrap(finished);
      // What had been edited before is neither the picture nor the original any more.
      if (before?.original && before.source.kind === 'spool') await spool.remove(before.source.path);
      onResumed(job);
      return {};
    },
    async leaveEdit({ jobId }) {
      onResumed(unwrap(store.jobs.leaveEdit(jobId)));
      return {};
    },
    async revertEdit({ jobId }) {
      const before = store.jobs.get(jobId);
      const job = unwrap(store.jobs.revertEdit(jobId));
      if (before?.source.kind === 'spool') await spool.remove(before.source.path);
      onResumed(job);
      return {};
    },
  };
}

/** What is noted about an edited picture: how to open it again. */
const layersNoteSchema = z.object({ media: mediaSchema, layers: z.string() });

async function layersNote(job: StoredJob, spool: Spool) {
  const text = job.source.kind === 'spool' ? await spool.noteOf(job.source.path) : null;
  if (text === null) return null;
  try {
    return judge(layersNoteSchema, JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}

/** Returns the note that lets an edit be changed later; null where nothing is known of the original. */
async function noteAbout(before: StoredJob, layers: string, spool: Spool): Promise<string | null> {
  // What is edited again was drawn on the original too, whose facts are in the note of before.
  const media = before.original ? (await layersNote(before, spool))?.media : before.media;
  return media ? JSON.stringify({ media, layers }) : null;
}

/** Returns the original and what was drawn on it; null where that is not known, or the original cannot be read. */
async function withLayers(job: StoredJob, spool: Spool): Promise<EngineOutput<'editPicture'> | null> {
  if (!job.original || job.original.kind === 'url') return null;
  const noted = await layersNote(job, spool);
  if (!noted) return null;
  const original = await pictureForEditing(job.original.path, noted.media).catch(() => null);
  return original && { ...original, layers: noted.layers };
}

function unwrap<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new AppError(result.error);
}
