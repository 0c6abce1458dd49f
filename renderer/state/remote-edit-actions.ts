import type { Bridge } from '../../contract/bridge.ts';
import type { EngineInput, EngineOutput } from '../../contract/engine.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

export type RemoteEditActions = ReturnType<typeof createRemoteEditActions>;

/** Creates the actions on uploads at the host: texts, privacy, favourites. */
export function createRemoteEditActions({ engine }: Bridge, store: WindowStore, { ask, notify }: Notifier) {
  /**
   * Shows refusals.
   * @returns whether the call was answered at all
   */
  async function reportRefused(answering: Promise<EngineOutput<'describeItems'> | null>): Promise<boolean> {
    const outcome = await answering;
    const [first] = outcome?.refused ?? [];
    if (outcome && first)
      notify('warn', (i18n) => {
        const { title, advice } = describeError(i18n, first.error);
        return {
          title: i18n.t('notice.refused', { count: outcome.refused.length }),
          detail: `${title} ${advice}`.trim(),
        };
      });
    return outcome !== null;
  }

  return {
    /** Opens a dialog. */
    ask: (kind: 'describe' | 'notice', ids: readonly string[]) =>
      store.setState({ remoteEditDialog: { kind, ids, jobs: [] } }),
    close: () => store.setState({ remoteEditDialog: null }),
    describe: (ids: readonly string[], texts: Omit<EngineInput<'describeItems'>, 'ids'>) =>
      reportRefused(ask(engine.describeItems({ ids: [...ids], ...texts }))),
    share: (ids: readonly string[], jobs: readonly string[], title: string) =>
      reportRefused(
        ask(
          engine.changePrivacy({
            items: [...ids],
            jobs: [...jobs],
            privacy: 'public',
            accepted: true,
            ...(title.trim() === '' ? {} : { title }),
          }),
        ),
      ),
    /** Adds items to the gallery. Asks for consent first, but only once in all, and where a title may be missing. */
    async makePublic(ids: readonly string[], hasTitles: boolean, jobs: readonly string[] = []) {
      const consent = await ask(engine.galleryConsent({}));
      if (!consent) return;
      if (consent.isGiven && hasTitles)
        await reportRefused(
          ask(engine.changePrivacy({ items: [...ids], jobs: [...jobs], privacy: 'public' })),
        );
      else store.setState({ remoteEditDialog: { kind: 'share', ids, jobs } });
    },
    makeHidden: (ids: readonly string[], jobs: readonly string[] = []) =>
      reportRefused(ask(engine.changePrivacy({ items: [...ids], jobs: [...jobs], privacy: 'hidden' }))),
    favorite: (ids: readonly string[], isFavorite: boolean) =>
      reportRefused(ask(engine.favorite({ ids: [...ids], isFavorite }))),
    favoriteFolders: (account: string) => ask(engine.favoriteFolders({ account })),
    changeFavoriteFolder: (account: string, id: string, isPrivate: boolean) =>
      ask(engine.changeFavoriteFolder({ account, id, isPrivate })),
    retry: (id: string) => reportRefused(ask(engine.retryChanges({ ids: [id] }))),
    drop: (id: string) => reportRefused(ask(engine.dropChanges({ ids: [id] }))),
  };
}
