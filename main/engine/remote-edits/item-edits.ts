import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { JobQueue } from '../jobs/index.ts';
import { tagsOf } from '../posts/text.ts';
import type { Store } from '../store/store.ts';
import type { RemoteEditHandlers } from './handlers.ts';

export interface ItemEditsOptions {
  readonly store: Pick<Store, 'jobs' | 'library' | 'settings'>;
  readonly queue: Pick<JobQueue, 'host' | 'changePrivacy'>;
  readonly changed: (ids: readonly string[]) => void;
  /** Called when there is an edit to send. */
  readonly wakeSync: () => void;
}

/** Creates the handlers that change texts and privacy; each change is stored before it is sent to the host. */
export function itemEditHandlers({
  store,
  queue,
  changed,
  wakeSync,
}: ItemEditsOptions): Pick<
  RemoteEditHandlers,
  | 'describeItems'
  | 'retryChanges'
  | 'dropChanges'
  | 'changePrivacy'
  | 'galleryConsent'
  | 'changeGalleryConsent'
> {
  const maxTitleLength = () => queue.host.albums.maxTitleLength;

  const changeItem = (id: string, input: EngineParsedInput<'changePrivacy'>): ErrorData | null => {
    const [item] = store.library.getMany([id]);
    if (!item) return errorData('not-found', `There is no item ${id}.`, { id });
    return requestPrivacy(store, item, input, maxTitleLength());
  };

  const changeJob = (
    id: string,
    { privacy, title }: Pick<EngineParsedInput<'changePrivacy'>, 'privacy' | 'title'>,
  ): ErrorData | null => {
    const job = store.jobs.get(id);
    const own = job?.title?.trim() ? job.title : (title ?? null);
    const unfit = job && privacy === 'public' ? whyNotShowable(job.account, own, maxTitleLength()) : null;
    return unfit ?? queue.changePrivacy([id], privacy, own).refused[0]?.error ?? null;
  };

  return {
    async describeItems({ ids, title, description, tags }) {
      const refused = whyTooLong(title, maxTitleLength());
      if (refused) throw new AppError(refused);
      const result = store.library.describe(ids, {
        title: blankToNull(title),
        description: blankToNull(description),
        tags: tags && demandTags(tags),
      });
      changed(result.done);
      wakeSync();
      return { done: result.done, refused: [...result.refused] };
    },
    async retryChanges({ ids }) {
      for (const { id, title, description, describing, sharing } of store.library.getMany(ids)) {
        if (describing?.state === 'failed')
          store.library.recordSync(id, { kind: 'describing', title, description }, { state: 'again' });
        if (sharing?.state === 'failed')
          store.library.recordSync(id, { kind: 'sharing', to: sharing.to }, { state: 'again' });
      }
      changed(ids);
      wakeSync();
      return { done: [...ids], refused: [] };
    },
    async dropChanges({ ids }) {
      const result = store.library.discardEdits(ids);
      changed(result.done);
      return { done: result.done, refused: [...result.refused] };
    },
    async changePrivacy(input) {
      const { items, jobs, privacy, accepted } = input;
      if (accepted) store.settings.grantGalleryConsent();
      if (privacy === 'public' && !store.settings.hasGalleryConsent())
        throw new AppError(errorData('consent-needed', 'It would be shown to everybody.'));
      const into: EngineOutput<'changePrivacy'> = { done: [], refused: [] };
      const note = (id: string, error: ErrorData | null) => {
        if (error) into.refused.push({ id, error });
        else into.done.push(id);
      };
      for (const id of new Set(items)) note(id, changeItem(id, input));
      for (const id of new Set(jobs)) note(id, changeJob(id, input));
      changed(items);
      wakeSync();
      return into;
    },
    galleryConsent: async () => ({ isGiven: store.settings.hasGalleryConsent() }),
    async changeGalleryConsent({ isGiven }) {
      if (isGiven) store.settings.grantGalleryConsent();
      else store.settings.revokeGalleryConsent();
      wakeSync();
      return { isGiven };
    },
  };
}

const blankToNull = (text: string | null | undefined) =>
  text === undefined ? undefined : text?.trim() || null;

/** @throws {AppError} `bad-tag` */
function demandTags(typed: readonly string[]): readonly string[] {
  const { tags, bad } = tagsOf(typed);
  if (bad[0] === undefined) return tags;
  const tag = bad[0].slice(0, 80);
  throw new AppError(errorData('bad-tag', 'A tag has characters that no tag has.', { tag }));
}

function whyTooLong(title: string | null | undefined, most: number): ErrorData | null {
  const length = title?.length ?? 0;
  if (length <= most) return null;
  return errorData('title-too-long', `A title has at most ${most} characters.`, { most, length });
}

/** Returns why an item cannot be shared with everybody; null when it can. */
function whyNotShowable(
  account: string | null,
  title: string | null,
  maxTitleLength: number,
): ErrorData | null {
  if (account === null) return errorData('account-needed', 'It belongs to no account.');
  if ((title ?? '').trim() === '') return errorData('title-needed', 'It has no title.');
  return whyTooLong(title, maxTitleLength);
}

const goneStates: ReadonlySet<LibraryItem['presence']> = new Set(['deleted', 'deleting', 'removed']);

/** Stores the requested privacy of an item. @returns why that cannot be */
function requestPrivacy(
  store: Pick<Store, 'library'>,
  item: LibraryItem,
  { privacy, title, mature }: EngineParsedInput<'changePrivacy'>,
  maxTitleLength: number,
): ErrorData | null {
  const { id } = item;
  if (goneStates.has(item.presence)) return errorData('gone', 'It is not at the host any more.', { id });
  if (privacy === 'hidden' && item.privacy === 'hidden' && item.sharing == null) return null;
  const own = item.title?.trim() ? item.title : (title?.trim() ?? null);
  const refused = privacy === 'public' ? whyNotShowable(item.account, own, maxTitleLength) : null;
  if (refused) return refused;
  if (own !== item.title) store.library.describe([id], { title: own });
  store.library.requestSharing(id, privacy, mature);
  return null;
}
