import type { AddItem } from '../../contract/add-item.ts';
import type { Bridge } from '../../contract/bridge.ts';
import type { EngineInput, EngineOutput } from '../../contract/engine.ts';
import type { Post } from '../../contract/posts.ts';
import { failureWords } from '../../i18n/errors.ts';
import type { Handed, Intents } from './actions.ts';
import type { WindowStore } from './window-store.ts';

export type PostIntents = ReturnType<typeof createPostIntents>;

/** What people do with posts; each change is kept by the engine as it is made. */
export function createPostIntents(bridge: Bridge, store: WindowStore, { ask, notify }: Intents) {
  const { engine } = bridge;

  /** What the engine answers is newer than what its deltas have told so far. */
  function keep(answer: { readonly post: Post } | null): Post | null {
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

  function tellRefused(refused: EngineOutput<'addToPost'>['refused']) {
    const [first] = refused;
    if (!first) return;
    notify('bad', (words) => {
      const { title, advice } = failureWords(words, first.error);
      return {
        title: words.text('posts.notice.not-added', { count: refused.length }),
        detail: `${title} ${advice}`.trim(),
      };
    });
  }

  async function add(id: string, what: Omit<EngineInput<'addToPost'>, 'id'>) {
    const answer = await ask(engine.addToPost({ id, ...what }));
    keep(answer);
    if (answer) tellRefused(answer.refused);
  }

  async function addFiles(id: string, { files, urls }: Handed, origin: 'drop' | 'paste', nameless: string) {
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
      keep(answer);
      if (answer) tellRefused(answer.refused);
    }
  }

  return {
    open,

    /** A new draft, opened; of these jobs or items in the order given, or empty. */
    async make(what: { readonly jobs?: readonly string[]; readonly items?: readonly string[] } = {}) {
      const answer = await ask(
        engine.makePost({ jobs: [...(what.jobs ?? [])], items: [...(what.items ?? [])] }),
      );
      const post = keep(answer);
      if (!answer || !post) return;
      tellRefused(answer.refused);
      open(post.id);
    },

    change: async (id: string, change: Omit<EngineInput<'changePost'>, 'id'>) =>
      keep(await ask(engine.changePost({ id, ...change }))),
    describe: async (id: string, entryId: string, text: { title?: string; description?: string }) =>
      keep(await ask(engine.describePictures({ id, entries: [entryId], ...text }))),
    arrange: async (id: string, entries: readonly string[]) =>
      keep(await ask(engine.arrangePost({ id, entries: [...entries] }))),
    remove: async (id: string, entries: readonly string[]) =>
      keep(await ask(engine.removeFromPost({ id, entries: [...entries] }))),
    addFiles,

    async chooseFiles(id: string) {
      const chosen = await ask(bridge.shell.chooseFiles({}));
      if (!chosen || chosen.paths.length === 0) return;
      await add(id, { given: chosen.paths.map((path) => ({ kind: 'path', path })) });
    },

    /** What it takes and when it would be done; null when it cannot be told. */
    async plan(id: string) {
      const answer = await engine.planPost({ id });
      return answer.ok ? answer.value : null;
    },

    /** @returns whether somebody has to say yes first */
    async submit(id: string, accepted: boolean): Promise<'consent' | 'done'> {
      const result = await engine.submitPost({ id, accepted });
      if (!result.ok && result.error.code === 'consent-needed') return 'consent';
      keep(await ask(Promise.resolve(result)));
      return 'done';
    },
    retry: async (id: string) => keep(await ask(engine.retryPost({ id }))),

    async discard(id: string) {
      if ((await ask(engine.discardPost({ id }))) === null) return;
      store.setState(({ postId }) => (postId === id ? { postId: null } : {}));
    },
    async deleteRemote(id: string) {
      if ((await ask(engine.deletePost({ id }))) === null) return;
      store.setState(({ postId }) => (postId === id ? { postId: null } : {}));
      notify('good', (words) => ({
        title: words.text('posts.notice.deleted'),
        detail: words.text('posts.notice.deleted.text'),
      }));
    },
  };
}
