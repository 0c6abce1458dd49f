import type { Logger } from 'pino';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { FavoriteFolder, remoteEditCalls } from '../../../contract/remote-edits.ts';
import type { Clock } from '../clock.ts';
import type { JobQueue } from '../jobs/index.ts';
import type { Posts } from '../posts/index.ts';
import { tagsOf } from '../posts/text.ts';
import type { Store } from '../store/store.ts';
import { createEditSync, signInNeeded } from './sync.ts';

type Names = keyof typeof remoteEditCalls;
export type RemoteEditHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };
type PerItem = EngineOutput<'describeItems'>;

export interface RemoteEdits {
  readonly handlers: RemoteEditHandlers;
  start(): void;
  stop(): Promise<void>;
}

export interface RemoteEditsOptions {
  readonly store: Pick<Store, 'jobs' | 'library' | 'accounts' | 'settings'>;
  readonly queue: JobQueue;
  /** The one way into the gallery and out of it. */
  readonly posts: Pick<Posts['handlers'], 'sharePublic' | 'makeHidden'>;
  /** False: changes are written down, and nothing is sent. */
  readonly work: boolean;
  readonly clock: Clock;
  readonly log: Logger;
}

/** What people may still do about what is at the host: its texts, who sees it, favourites. */
export function createRemoteEdits({
  store,
  queue,
  posts,
  work,
  clock,
  log,
}: RemoteEditsOptions): RemoteEdits {
  const changed = (ids: readonly string[]) => queue.publisher.itemsChanged(ids);
  const isSignedIn = (account: string) =>
    store.accounts.list().some(({ id, state }) => id === account && state === 'signed-in');
  /** Of a request that did not go: why. */
  const whyNot = (account: string | null): ErrorData =>
    account !== null && !isSignedIn(account) ? signInNeeded(account) : queue.whyNot();

  const sync = createEditSync({
    store,
    clock,
    log,
    changed: (id) => changed([id]),
    async describe({ host, account, remote, title, description }) {
      if (host !== queue.host.id)
        return errorData('forbidden', 'It is on a host that is not in use.', { host });
      const answer = await queue.request(
        ({ albums: { postCost } }) => postCost,
        (at, credentials, signal) => at.albums.describe(remote, { title, description }, credentials, signal),
        { account },
      );
      if (answer === null) return whyNot(account);
      return answer.kind === 'failed' ? answer.failure : null;
    },
    async share({ id, account, tags = [], sharing }) {
      const items = [id];
      const outcome =
        sharing?.to === 'public'
          ? posts.sharePublic({ items, posts: [], tags, mature: sharing.mature, accepted: false })
          : posts.makeHidden({ items, posts: [] });
      try {
        const [refused] = (await outcome).refused;
        if (!refused) return null;
        const isForCredits = refused.error.code === 'rate-limited';
        return isForCredits && account !== null && !isSignedIn(account)
          ? signInNeeded(account)
          : refused.error;
      } catch (thrown) {
        return toErrorData(thrown);
      }
    },
  });
  const wakeSync = () => {
    if (work) sync.wake();
  };

  const tooLong = (title: string | null | undefined): ErrorData | null => {
    const { maxTitleLength } = queue.host.albums;
    const length = title?.length ?? 0;
    if (length <= maxTitleLength) return null;
    return errorData('title-too-long', `A title has at most ${maxTitleLength} characters.`, {
      most: maxTitleLength,
      length,
    });
  };

  /** What keeps something from being shown to everybody; null for nothing. */
  const notShowable = (account: string | null, title: string | null): ErrorData | null => {
    if (account === null) return errorData('account-needed', 'It belongs to no account.');
    if ((title ?? '').trim() === '') return errorData('title-needed', 'It has no title.');
    return tooLong(title);
  };

  function changeItem(
    item: LibraryItem,
    { privacy, title, mature }: EngineParsedInput<'changePrivacy'>,
  ): ErrorData | null {
    const isThere =
      item.presence !== 'deleted' && item.presence !== 'deleting' && item.presence !== 'removed';
    if (!isThere) return errorData('gone', 'It is not at the host any more.', { id: item.id });
    if (privacy === 'hidden' && item.privacy === 'hidden' && item.sharing == null) return null;
    const own = item.title?.trim() ? item.title : (title?.trim() ?? null);
    const refused = privacy === 'public' ? notShowable(item.account, own) : null;
    if (refused) return refused;
    if (own !== item.title) store.library.describe([item.id], { title: own });
    store.library.requestSharing(item.id, privacy, mature);
    return null;
  }

  async function favorite(id: string, isFavorite: boolean): Promise<void> {
    const [item] = store.library.getMany([id]);
    if (!item) throw new AppError(errorData('not-found', `There is no item ${id}.`, { id }));
    const account = item.account ?? store.settings.read().account;
    if (account === null) throw new AppError(errorData('account-needed', 'Favourites belong to an account.'));
    if ((item.favoriteOf === account) === isFavorite) return;
    // Turned over, read, and turned back where it was the other way round already.
    for (let turns = 0; turns < 2; turns++) {
      const answer = await queue.request(
        ({ albums: { postCost } }) => postCost,
        (host, credentials, signal) => host.albums.toggleFavorite(item.remote, credentials, signal),
        { account },
      );
      if (answer === null) throw new AppError(whyNot(account));
      if (answer.kind === 'failed') throw new AppError(answer.failure);
      store.library.setFavorite(id, answer.isFavorite ? account : null);
      changed([id]);
      if (answer.isFavorite === isFavorite) return;
    }
    throw new AppError(errorData('bad-answer', 'The host says each time that it is the other way round.'));
  }

  async function favoriteFolders(account: string): Promise<readonly FavoriteFolder[] | null> {
    const answer = await queue.request(
      ({ favoriteFolders: { cost } }) => cost,
      ({ favoriteFolders: at }, credentials, signal) => at.list(credentials, signal),
      { account },
    );
    if (answer === null) throw new AppError(whyNot(account));
    if (answer.kind === 'failed') throw new AppError(answer.failure);
    return answer.folders;
  }

  async function changeFavoriteFolder({ account, id, isPrivate }: EngineParsedInput<'changeFavoriteFolder'>) {
    const folder = (await favoriteFolders(account))?.find((one) => one.id === id);
    if (!folder) throw new AppError(errorData('gone', `There is no folder ${id}.`, { id }));
    const answer = await queue.request(
      ({ favoriteFolders: { cost } }) => cost,
      ({ favoriteFolders: at }, credentials, signal) => at.setPrivate(folder, isPrivate, credentials, signal),
      { account },
    );
    if (answer === null) throw new AppError(whyNot(account));
    if (answer.kind === 'failed') throw new AppError(answer.failure);
    const after = await favoriteFolders(account);
    const isChanged = after?.find((one) => one.id === id)?.isPrivate === isPrivate;
    return { folders: after && [...after], isChanged };
  }

  const handlers: RemoteEditHandlers = {
    async describeItems({ ids, title, description, tags }) {
      const refused = tooLong(title);
      if (refused) throw new AppError(refused);
      const clean = tags && tagsOf(tags);
      const [bad] = clean?.bad ?? [];
      if (bad !== undefined)
        throw new AppError(
          errorData('bad-tag', 'A tag has characters that no tag has.', { tag: bad.slice(0, 80) }),
        );
      const blankToNull = (text: string | null | undefined) =>
        text === undefined ? undefined : text?.trim() || null;
      const result = store.library.describe(ids, {
        title: blankToNull(title),
        description: blankToNull(description),
        tags: clean?.tags,
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
      const { items, jobs, privacy, title, accepted } = input;
      if (accepted) store.settings.grantGalleryConsent();
      if (privacy === 'public' && !store.settings.hasGalleryConsent())
        throw new AppError(errorData('consent-needed', 'It would be shown to everybody.'));
      const into: PerItem = { done: [], refused: [] };
      const note = (id: string, error: ErrorData | null) => {
        if (error) into.refused.push({ id, error });
        else into.done.push(id);
      };
      for (const id of new Set(items)) {
        const [item] = store.library.getMany([id]);
        note(id, item ? changeItem(item, input) : errorData('not-found', `There is no item ${id}.`, { id }));
      }
      for (const id of new Set(jobs)) {
        const job = store.jobs.get(id);
        const own = job?.title?.trim() ? job.title : (title ?? null);
        const unfit = job && privacy === 'public' ? notShowable(job.account, own) : null;
        if (unfit) note(id, unfit);
        else note(id, queue.changePrivacy([id], privacy, own).refused[0]?.error ?? null);
      }
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
    async favorite({ ids, isFavorite }) {
      const into: PerItem = { done: [], refused: [] };
      for (const id of new Set(ids)) {
        try {
          await favorite(id, isFavorite);
          into.done.push(id);
        } catch (thrown) {
          into.refused.push({ id, error: toErrorData(thrown) });
        }
      }
      return into;
    },
    async favoriteFolders({ account }) {
      const folders = await favoriteFolders(account);
      return { folders: folders && [...folders] };
    },
    changeFavoriteFolder,
  };

  return {
    handlers,
    start() {
      queue.onUploaded(wakeSync);
      // Another account, another application: what waited for that may go.
      queue.onSettingsChanged(wakeSync);
      wakeSync();
    },
    stop: () => sync.stop(),
  };
}
