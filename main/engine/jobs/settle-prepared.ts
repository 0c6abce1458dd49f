import type { Result } from '../../../contract/bridge.ts';
import type { DuplicatePolicy } from '../../../contract/job.ts';
import type { Origin } from '../../../contract/origin.ts';
import type { Store } from '../store/store.ts';
import type { PreparedContent, StoredJob } from '../store/types.ts';
import type { Consents } from './consent.ts';
import { lookChoiceOf } from './look-choice.ts';

/**
 * Returns the default policy for duplicates. Programs mean what they say; users often do not know that it is there
 * already.
 */
export const defaultDuplicates = (origin: Origin): DuplicatePolicy =>
  origin === 'command-line' ? 'upload' : 'ask';

/**
 * Decides the state of a job at the end of preparing. It is `held` if it is to be edited first, belongs to a draft,
 * or its consent is missing. Else it is `ready`; or where the same content is at the host already and its giver
 * does not want it twice, `held`, or `uploaded` with the existing link; or `held` for its metadata, or until it was
 * looked at. What the host fetches itself has no content here.
 * @param looks false where nobody is there who could decide about what is found
 */
export function settlePrepared(
  store: Pick<Store, 'jobs' | 'library' | 'posts' | 'settings'>,
  consents: Pick<Consents, 'requiredFor'>,
  id: string,
  found: PreparedContent,
  looks: boolean,
): Result<StoredJob> {
  const job = store.jobs.get(id);
  if (job?.held?.why === 'edit') return store.jobs.hold(id, found, job.held);
  if (job?.postId != null && store.posts.get(job.postId)?.state !== 'making')
    return store.jobs.hold(id, found, { why: 'draft', postId: job.postId });
  const asked = job && consents.requiredFor(job);
  if (asked) return store.jobs.hold(id, found, asked);
  const wantsOne = job !== null && job.duplicates !== 'upload' && found.media !== null;
  const held =
    wantsOne && found.media
      ? store.library.findDuplicate(found.media.sha256, job.host, job.privacy, job.account)
      : null;
  if (!job || !held) {
    const isDecided = found.media === null || found.outgoing != null;
    if (!isDecided) return store.jobs.hold(id, found, { why: 'metadata' });
    const isHeldToLook =
      looks && job !== null && lookChoiceOf({ ...job, ...found }, store.settings.read()) === 'hold';
    return isHeldToLook ? store.jobs.hold(id, found, { why: 'look' }) : store.jobs.finishPreparing(id, found);
  }
  return job.duplicates === 'link'
    ? store.jobs.reuseLink(id, { ...found, held })
    : store.jobs.hold(id, found, held);
}
