import type { Result } from '../../../contract/bridge.ts';
import type { editCalls } from '../../../contract/editing.ts';
import type { EngineOutput, EngineParsed } from '../../../contract/engine.ts';
import { CallFailed, failure } from '../../../contract/failure.ts';
import type { Host } from '../hosts/host.ts';
import type { Spool } from '../intake/spool.ts';
import { pictureForEditing, whyNotEditable } from '../media/index.ts';
import type { Store } from '../queue/store.ts';
import type { StoredJob } from '../queue/types.ts';

type Names = keyof typeof editCalls;
export type EditHandlers = { [N in Names]: (input: EngineParsed<N>) => Promise<EngineOutput<N>> };

/** What an edited picture can be, by how it begins: nothing more of it is read here. */
const edited = [
  ['image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
  ['image/jpeg', Buffer.from('ffd8ff', 'hex')],
] as const;

/** Editing before the upload: the job is held, and goes on with the picture that comes back, or with its own. */
export function createEditing(options: {
  readonly store: Store;
  readonly spool: Spool;
  host(): Host;
  /** It does not go for now. */
  rests(job: StoredJob): void;
  /** It is to be prepared, or goes on. */
  goesOn(job: StoredJob): void;
}): EditHandlers {
  const { store, spool, host, rests, goesOn } = options;
  return {
    async beginEdit({ jobId }) {
      const job = store.getJob(jobId);
      if (job?.source.kind === 'url')
        throw new CallFailed(
          failure('not-editable', 'The host fetches it itself: there is nothing here to be edited', {
            reason: 'address',
          }),
        );
      const refused = job?.media ? whyNotEditable(job.media) : null;
      if (refused) throw refused;
      const begun = demand(store.beginEdit(jobId));
      if (begun.state === 'queued') goesOn(begun);
      else rests(begun);
      return {};
    },
    async editPicture({ jobId }) {
      const job = store.getJob(jobId);
      if (!job) throw new CallFailed(failure('not-found', `There is no job ${jobId}.`, { id: jobId }));
      if (!job.media || job.source.kind === 'url')
        throw new CallFailed(
          failure('wrong-state', 'It has not been looked at yet.', { id: jobId, state: job.state }),
        );
      return pictureForEditing(job.source.path, job.media);
    },
    async finishEdit({ jobId, bytes }) {
      const [mime] = edited.find(([, start]) => start.equals(bytes.subarray(0, start.length))) ?? [];
      if (!mime) throw new CallFailed(failure('bad-call', 'An edited picture is a PNG or a JPEG.'));
      const acceptance = host().accepts({
        kind: 'image',
        mime,
        bytes: bytes.byteLength,
        width: null,
        height: null,
        animated: false,
        sha256: '',
      });
      if (!acceptance.ok) throw new CallFailed(acceptance.failure);
      const before = store.getJob(jobId);
      const path = await spool.put(bytes);
      const finished = store.finishEdit(jobId, { kind: 'spool', path });
      if (!finished.ok) await spool.remove(path);
      const job = demand(finished);
      // What had been edited before is neither the picture nor the original any more.
      if (before?.original && before.source.kind === 'spool') await spool.remove(before.source.path);
      goesOn(job);
      return {};
    },
    async leaveEdit({ jobId }) {
      goesOn(demand(store.leaveEdit(jobId)));
      return {};
    },
    async revertEdit({ jobId }) {
      const before = store.getJob(jobId);
      const job = demand(store.revertEdit(jobId));
      if (before?.source.kind === 'spool') await spool.remove(before.source.path);
      goesOn(job);
      return {};
    },
  };
}

function demand<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new CallFailed(result.error);
}
