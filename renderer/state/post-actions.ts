import type { AddItem } from '../../contract/add-item.ts';
import type { Bridge } from '../../contract/bridge.ts';
import type { EngineInput, EngineOutput } from '../../contract/engine.ts';
import type { Post } from '../../contract/posts.ts';
import { describeError } from '../../i18n/errors.ts';
import type { DroppedInput } from './add-actions.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

export type PostActions = ReturnType<typeof createPostActions>;

/** Creates the actions on posts; the engine stores each change at once. */
export function createPostActions(bridge: Bridge, store: WindowStore, { ask, notify }: Notifier) {
  const { engine } = bridge;

  /** Stores a post from an answer, which is newer than the deltas so far. */
  function storePost(answer: { readonly post: Post } | null): Post | null {
    if (!answer) return null;
    const { post } = answer;
    store.setState(({ mirror }) =>
      mirror ? { mirror: { ...mirror, posts: new Map(mirror.posts).set(post.id, post) } } : {},
    );
    return post;
  }

  function open(id: string | null) {
    store.setState({ screen: 'posts', postId: id });
  }

  function notifyRefused(refused: EngineOutput<'addToPost'>['refused']) {
    const [first] = refused;
    if (!first) return;
    notify('bad', (i18n) => {
      const { title, advice } = describeError(i18n, first.error);
      return {
        title: i18n.t('posts.notice.not-added', { count: refused.length }),
        detail: `${title} ${advice}`.trim(),
      };
    });
  }

  async function add(id: string, what: Omit<EngineInput<'addToPost'>, 'id'>) {
    const answer = await ask(engine.addToPost({ id, ...what }));
    storePost(answer);
    if (answer) notifyRefused(answer.refused);
  }

  async function addFiles(
    id: string,
    { files, urls }: DroppedInput,
    origin: 'drop' | 'paste' | 'dialog',
    nameless: string,
  ) {
    const given: AddItem[] = [];
    const pathless: File[] = [];
    for (const file of files) {
      const path = bridge.pathForFile(file);
      if (path) given.push({ kind: 'path', path });
      else pathless.push(file);
    }
    if (files.length === 0) for (const url of urls) given.push({ kind: 'url', url });
    if (given.length > 0) await add(id, { given, origin });
    for (const file of pathless) {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const answer = await ask(engine.addBytesToPost({ id, name: file.name || nameless, bytes, origin }));
      storePost(answer);
      if (answer) notifyRefused(answer.refused);
    }
  }

  return {
    open,

    /** Creates and opens a draft; with these jobs or items in the order given, or empty. */
    async createDraft(what: { readonly jobs?: readonly string[]; readonly items?: readonly string[] } = {}) {
      const answer = await ask(
        engine.makePost({ jobs: [...(what.jobs ?? [])], items: [...(what.items ?? [])] }),
      );
      const post = storePost(answer);
      if (!answer || !post) return;
      notifyRefused(answer.refused);
      open(post.id);
    },

    change: async (id: string, change: Omit<EngineInput<'changePost'>, 'id'>) =>
      storePost(await ask(engine.changePost({ id, ...change }))),
    describe: async (id: string, entryId: string, text: { title?: string; description?: string }) =>
      storePost(await ask(engine.describePictures({ id, entries: [entryId], ...text }))),
    arrange: async (id: string, entries: readonly string[]) =>
      storePost(await ask(engine.arrangePost({ id, entries: [...entries] }))),
    remove: async (id: string, entries: readonly string[]) =>
      storePost(await ask(engine.removeFromPost({ id, entries: [...entries] }))),
    addFiles,

    async chooseFiles(id: string) {
      if (bridge.pageFiles) {
        const files = await bridge.pageFiles.choose();
        return addFiles(id, { files, urls: [] }, 'dialog', '');
      }
      const chosen = await ask(bridge.shell.chooseFiles({}));
      if (!chosen || chosen.paths.length === 0) return;
      await add(id, { given: chosen.paths.map((path) => ({ kind: 'path', path })) });
    },

    /** Estimates cost and end; null when unknown. */
    async plan(id: string) {
      const answer = await engine.planPost({ id });
      return answer.ok ? answer.value : null;
    },

    /**
     * Submits a post.
     * @returns whether the user has to consent first
     */
    async submit(id: string, accepted: boolean): Promise<'consent' | 'done'> {
      const result = await engine.submitPost({ id, accepted });
      if (!result.ok && result.error.code === 'consent-needed') return 'consent';
      storePost(await ask(Promise.resolve(result)));
      return 'done';
    },
    retry: async (id: string) => storePost(await ask(engine.retryPost({ id }))),

    async discard(id: string) {
      if ((await ask(engine.discardPost({ id }))) === null) return;
      store.setState(({ postId }) => (postId === id ? { postId: null } : {}));
    },
    async deleteRemote(id: string) {
      if ((await ask(engine.deletePost({ id }))) === null) return;
      store.setState(({ postId }) => (postId === id ? { postId: null } : {}));
      notify('good', (i18n) => ({
        title: i18n.t('posts.notice.deleted'),
        detail: i18n.t('posts.notice.deleted.text'),
      }));
    },
  };
}
