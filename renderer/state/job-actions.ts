import type { Bridge } from '../../contract/bridge.ts';
import type { Job } from '../../contract/job.ts';
import type { MetadataRule } from '../../contract/metadata.ts';
import { describeError } from '../../i18n/errors.ts';
import { formatLinks } from '../../links/format-link.ts';
import { arrange, type Target, withPlaces } from './arrange.ts';
import { orderQueue } from './job-predicates.ts';
import type { Notifier } from './notifier.ts';
import { withoutDraftJobs } from './posts.ts';
import type { WindowStore } from './window-store.ts';

let lastAnnouncement = 0;

/** Creates the actions on jobs. Refusals of many are shown in one notice. */
export function createJobActions(bridge: Bridge, store: WindowStore, notifier: Notifier) {
  const { ask, notify, notifyError, tellCopied } = notifier;

  const perJob = (name: 'cancel' | 'retry' | 'dismiss' | 'sendNow', ids: readonly string[]) =>
    runForJobs(ids, (given) => bridge.engine[name]({ ids: given }));

  async function runForJobs(
    given: readonly string[],
    call: (ids: string[]) => ReturnType<Bridge['engine']['cancel']>,
  ) {
    if (given.length === 0) return;
    const outcome = await ask(call([...given]));
    const [first] = outcome?.refused ?? [];
    if (!outcome || !first) return;
    const count = outcome.refused.length;
    notify('warn', (i18n) => ({
      title: i18n.t('notice.refused', { count }),
      detail: describeError(i18n, first.error).title,
    }));
  }

  return {
    cancel: (ids: readonly string[]) => perJob('cancel', ids),
    retry: (ids: readonly string[]) => perJob('retry', ids),
    dismiss: (ids: readonly string[]) => perJob('dismiss', ids),
    sendNow: (ids: readonly string[]) => perJob('sendNow', ids),
    /** Puts jobs that wait elsewhere in the queue, and says where they stand then. */
    async arrange(moved: ReadonlySet<string>, to: Target) {
      const { mirror } = store.getState();
      if (!mirror) return;
      const jobs = withoutDraftJobs(mirror.jobs, mirror.posts);
      const order = orderQueue(jobs).open.flatMap((id) => jobs.get(id) ?? []);
      const ids = arrange(order, moved, to);
      if (ids === null) return;
      const answer = await ask(bridge.engine.arrange({ ids: [...ids] }));
      // What has begun to go in the meantime needs no place any more.
      if (!answer || answer.done.length === 0) return;
      const { open } = orderQueue(withPlaces(jobs, ids));
      const place = open.findIndex((id) => moved.has(id)) + 1;
      lastAnnouncement += 1;
      const told = { count: answer.done.filter((id) => moved.has(id)).length, place, total: open.length };
      store.setState({
        announcement: { id: lastAnnouncement, render: (i18n) => i18n.t('queue.moved', told) },
      });
    },

    /** Gives jobs that wait another account, or none. @param name of the account, for the notice */
    async uploadAs(ids: readonly string[], account: string | null, name: string) {
      const outcome = await ask(bridge.engine.uploadAs({ ids: [...ids], account }));
      const [first] = outcome?.refused ?? [];
      if (!outcome) return;
      const { done, refused } = outcome;
      if (done.length > 0)
        notify('good', (i18n) => ({ title: i18n.t('upload-as.done', { count: done.length, name }) }));
      if (first)
        notify('warn', (i18n) => ({
          title: i18n.t('notice.refused', { count: refused.length }),
          detail: describeError(i18n, first.error).title,
        }));
    },

    /** Sets the metadata rule of these jobs. */
    changeMetadata: (ids: readonly string[], metadata: MetadataRule) =>
      runForJobs(ids, (given) => bridge.engine.changeMetadata({ ids: given, metadata })),

    async describe(ids: readonly string[], change: { title?: string | null; description?: string | null }) {
      const outcome = await ask(bridge.engine.describe({ ids: [...ids], ...change }));
      const [refused] = outcome?.refused ?? [];
      if (refused) notifyError(refused.error);
    },

    pause: () => ask(bridge.engine.pause({})),
    resume: () => ask(bridge.engine.resume({})),

    /** Copies the links of those that have one, in the order given. */
    async copyLinks(jobs: readonly Job[], form?: string) {
      const linked = jobs.flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : []));
      const settings = store.getState().mirror?.settings;
      if (linked.length === 0 || !settings) return;
      const text = formatLinks(linked, settings, form);
      if (text.trim() === '') notify('warn', (i18n) => ({ title: i18n.t('library.notice.empty-template') }));
      else tellCopied(await ask(bridge.shell.copyText({ text })), linked.length);
    },

    revealJob: (jobId: string) => ask(bridge.shell.revealJob({ jobId })),
  };
}
