import type { Account, GrantType } from '../../contract/accounts.ts';
import type { AddItem } from '../../contract/add-item.ts';
import type { Bridge, Result } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { MetadataRule } from '../../contract/metadata.ts';
import type { Job, Origin, Settings } from '../../contract/records.ts';
import { describeError } from '../../i18n/errors.ts';
import type { Translator } from '../../i18n/index.ts';
import { formatLinks } from '../../links/format-link.ts';
import type { ScreenName, Toast, WindowStore } from './window-store.ts';

/** Pictures as a drop or the clipboard hands them over. */
export interface DroppedInput {
  readonly files: readonly File[];
  readonly urls: readonly string[];
}

export type CoreActions = ReturnType<typeof createCoreActions>;

/** From so many pictures on a person is asked first. */
const largeDropThreshold = 50;
const maxItemsPerCall = 100_000;

let lastToastId = 0;
let lastLargeDropId = 0;

/** All that a person can want from this window, as calls over the bridge; what is refused is told as a notice. */
export function createCoreActions(bridge: Bridge, store: WindowStore) {
  /** @returns the notice's id */
  function notify(
    tone: Toast['tone'],
    render: Toast['render'],
    more: Pick<Toast, 'action' | 'until'> = {},
  ): number {
    lastToastId += 1;
    const notice = { id: lastToastId, tone, render, ...more };
    store.setState((state) => ({ toasts: [...state.toasts.slice(-2), notice] }));
    return notice.id;
  }

  function dismissToast(id: number) {
    store.setState((state) => ({ toasts: state.toasts.filter((notice) => notice.id !== id) }));
  }

  function notifyError(failure: ErrorData) {
    notify('bad', (words) => {
      const { title, advice } = describeError(words, failure);
      return { title, detail: advice };
    });
  }

  /** The value, or null after the failure was told. */
  async function unwrap<T>(asked: Promise<Result<T>>): Promise<T | null> {
    const result = await asked;
    if (result.ok) return result.value;
    notifyError(result.error);
    return null;
  }

  function notifyNotAdded(added: EngineOutput<'add'>['added']) {
    const refused = added.flatMap((entry) => (entry.kind === 'refused' ? [entry] : []));
    const [first] = refused;
    if (!first) return;
    const name = baseName(first.input);
    notify('bad', (words) => {
      const { title, advice } = describeError(words, first.error);
      return {
        title: words.t('notice.not-added', { total: added.length, count: refused.length, name }),
        detail:
          added.length === 1 ? `${title} ${advice}` : words.t('notice.first-reason', { name, reason: title }),
      };
    });
  }

  const perJob = (name: 'cancel' | 'retry' | 'dismiss' | 'sendNow', ids: readonly string[]) =>
    runForJobs(ids, (given) => bridge.engine[name]({ ids: given }));

  async function runForJobs(
    given: readonly string[],
    call: (ids: string[]) => ReturnType<Bridge['engine']['cancel']>,
  ) {
    if (given.length === 0) return;
    const outcome = await unwrap(call([...given]));
    const [first] = outcome?.refused ?? [];
    if (!outcome || !first) return;
    const count = outcome.refused.length;
    notify('warn', (words) => ({
      title: words.t('notice.refused', { count }),
      detail: describeError(words, first.error).title,
    }));
  }

  /** What a person answers when asked whether so many are to be added. */
  async function confirmLargeDrop(count: number, refused: number, origin: Origin): Promise<boolean> {
    // Whoever hands things over from outside may not see the window.
    await bridge.shell.showWindow({});
    const guess = await bridge.engine.whatIf({ count: Math.min(count, maxItemsPerCall), origin });
    lastLargeDropId += 1;
    const id = lastLargeDropId;
    return new Promise((resolve) => {
      const answer = (isWanted: boolean) => {
        store.setState((state) => ({ largeDrops: state.largeDrops.filter((drop) => drop.id !== id) }));
        resolve(isWanted);
      };
      const doneBy = guess.ok ? guess.value.doneBy : null;
      store.setState((state) => ({
        largeDrops: [...state.largeDrops, { id, count, refused, doneBy, answer }],
      }));
    });
  }

  /** Whether what was handed over is to be added; `pathless` pictures come beside the items. */
  async function confirmAdd(items: AddItem[], pathless: number, origin: Origin): Promise<boolean> {
    const found =
      items.length > 0 ? await unwrap(bridge.engine.preview({ items })) : { pictures: 0, refused: 0 };
    if (!found) return false;
    const count = found.pictures + pathless;
    return count < largeDropThreshold || confirmLargeDrop(count, found.refused, origin);
  }

  function notifyCopied(answer: { readonly copied: boolean } | null, count: number) {
    if (!answer) return;
    if (answer.copied) notify('good', (words) => ({ title: words.t('notice.copied', { count }) }));
    else notify('bad', (words) => ({ title: words.t('notice.copy-failed') }));
  }

  async function addItems(items: AddItem[], origin: Origin) {
    if (items.length === 0) return;
    const answer = await unwrap(bridge.engine.add({ items, origin }));
    if (answer) notifyNotAdded(answer.added);
  }

  async function uploadClipboard(origin: 'paste' | 'clipboard') {
    const outcome = await unwrap(bridge.shell.uploadClipboard({ origin }));
    if (outcome?.kind === 'taken') {
      const { added, missed } = outcome;
      notifyNotAdded(added);
      if (missed > 0)
        notify('warn', (words) => ({
          title: words.t('clipboard.missed', { count: missed }),
          detail: words.t('clipboard.missed.advice'),
        }));
    }
    if (outcome?.kind === 'nothing') notify('warn', (words) => ({ title: words.t('notice.nothing-pasted') }));
    if (outcome?.kind === 'too-large') {
      const { megapixels } = outcome;
      notify('bad', (words) => ({
        title: words.t('clipboard.too-large', { megapixels }),
        detail: words.t('clipboard.too-large.advice'),
      }));
    }
  }

  return {
    ask: unwrap,
    notify,
    tellCopied: notifyCopied,
    dismissNotice: dismissToast,
    showScreen: (screen: ScreenName) => store.setState({ screen }),

    async chooseFiles() {
      const chosen = await unwrap(bridge.shell.chooseFiles({}));
      if (!chosen) return;
      const items = chosen.paths.map((path): AddItem => ({ kind: 'path', path }));
      if (await confirmAdd(items, 0, 'dialog')) await addItems(items, 'dialog');
    },

    /** What came to the shell from outside of the window. */
    async uploadInbox() {
      const taken = await unwrap(bridge.shell.takeHandedOver({}));
      if (taken?.clipboard) await uploadClipboard('clipboard');
      for (const { items, origin } of taken?.handedOver ?? [])
        if (await confirmAdd(items, 0, origin)) await addItems(items, origin);
    },

    uploadClipboard,

    /** Whether this lies on a disk, and is no picture that a program keeps in memory. */
    hasPath: (file: File) => bridge.pathForFile(file) !== '',

    /** Says it where it is seen too while the window is not; the shell knows whether it is. */
    async notifySystem(title: string, detail?: string) {
      await bridge.shell.tellOutside({ title, ...(detail === undefined ? {} : { detail }) });
    },

    /** How the app lives on this desktop; null when it cannot be told. */
    async desktop() {
      const answer = await bridge.shell.desktop({});
      return answer.ok ? answer.value : null;
    },
    async startAtLogin(wanted: boolean) {
      return (await unwrap(bridge.shell.startAtLogin({ wanted })))?.startsAtLogin ?? null;
    },

    /** Files that have a path go by it; others, like pictures dragged out of a browser, go as bytes. */
    async addDropped({ files, urls }: DroppedInput, origin: 'drop' | 'paste', nameless: string) {
      const items: AddItem[] = [];
      const pathless: File[] = [];
      for (const file of files) {
        const path = bridge.pathForFile(file);
        if (path) items.push({ kind: 'path', path });
        else pathless.push(file);
      }
      if (files.length === 0) for (const url of urls) items.push({ kind: 'url', url });
      if (!(await confirmAdd(items, pathless.length, origin))) return;
      await addItems(items, origin);
      for (const file of pathless) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const answer = await unwrap(bridge.engine.addBytes({ name: file.name || nameless, bytes, origin }));
        if (answer) notifyNotAdded(answer.added);
      }
    },

    cancel: (ids: readonly string[]) => perJob('cancel', ids),
    retry: (ids: readonly string[]) => perJob('retry', ids),
    dismiss: (ids: readonly string[]) => perJob('dismiss', ids),
    sendNow: (ids: readonly string[]) => perJob('sendNow', ids),
    /** What becomes of what these carry beside their picture. */
    changeMetadata: (ids: readonly string[], metadata: MetadataRule) =>
      runForJobs(ids, (given) => bridge.engine.changeMetadata({ ids: given, metadata })),

    /** When so many pictures would be done if they were dropped now; null when it cannot be told. A guess that fails is none. */
    async estimateFinish(count: number) {
      const answer = await bridge.engine.whatIf({ count, origin: 'drop' });
      return answer.ok ? answer.value.doneBy : null;
    },

    /** What was spent since then; null when it cannot be had, which is told where it would stand. */
    async spendingSince(since: number) {
      const answer = await bridge.engine.spending({ since });
      return answer.ok ? answer.value.entries : null;
    },

    async describe(ids: readonly string[], change: { title?: string | null; description?: string | null }) {
      const outcome = await unwrap(bridge.engine.describe({ ids: [...ids], ...change }));
      const [refused] = outcome?.refused ?? [];
      if (refused) notifyError(refused.error);
    },

    pause: () => unwrap(bridge.engine.pause({})),
    resume: () => unwrap(bridge.engine.resume({})),

    /** The links of those that have one, in the order in which they are passed. */
    async copyLinks(jobs: readonly Job[], form?: string) {
      const linked = jobs.flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : []));
      const settings = store.getState().mirror?.settings;
      if (linked.length === 0 || !settings) return;
      const text = formatLinks(linked, settings, form);
      if (text.trim() === '')
        notify('warn', (words) => ({ title: words.t('library.notice.empty-template') }));
      else notifyCopied(await unwrap(bridge.shell.copyText({ text })), linked.length);
    },

    /** `said` when it is there. */
    async copyText(text: string, said: (words: Translator) => string) {
      const answer = await unwrap(bridge.shell.copyText({ text }));
      if (answer?.copied) notify('good', (words) => ({ title: said(words) }));
      else if (answer) notifyCopied(answer, 0);
    },

    openLink: (url: string) => unwrap(bridge.shell.openLink({ url })),
    revealJob: (jobId: string) => unwrap(bridge.shell.revealJob({ jobId })),

    async setMode(mode: 'imgur' | 'sandbox') {
      const done = await unwrap(bridge.shell.setMode({ mode }));
      if (done) await refreshShellInfo(bridge, store);
    },

    /** Begins a sign-in and opens the system's browser at it. */
    async signIn(kind: GrantType, language: string) {
      const begun = await unwrap(bridge.engine.beginSignIn({ kind, language }));
      if (begun) await unwrap(bridge.shell.openLink({ url: begun.url }));
    },
    finishSignIn: (attempt: string, pin: string) => bridge.engine.finishSignIn({ attempt, pin }),
    cancelSignIn: (attempt: string) => unwrap(bridge.engine.cancelSignIn({ attempt })),
    chooseAccount: (id: string | null) => unwrap(bridge.engine.chooseAccount({ id })),
    unlockAccount: (id: string) => unwrap(bridge.engine.unlockAccount({ id })),
    async signOut({ id, username }: Pick<Account, 'id' | 'username'>) {
      const done = await unwrap(bridge.engine.signOut({ id }));
      if (done) notify('good', (words) => ({ title: words.t('accounts.signed-out', { name: username }) }));
    },
    /** The shell takes it from the clipboard, so that this window never has it. */
    async keepClientSecret() {
      const answer = await unwrap(bridge.shell.keepClientSecret({}));
      if (answer?.kept) notify('good', (words) => ({ title: words.t('accounts.secret.saved') }));
      else if (answer)
        notify('bad', (words) => ({
          title: words.t('accounts.secret.not-there'),
          detail: words.t('accounts.secret.not-there.advice'),
        }));
    },
    async forgetClientSecret() {
      const done = await unwrap(bridge.engine.setClientSecret({ secret: null }));
      if (done) notify('good', (words) => ({ title: words.t('accounts.secret.forgotten') }));
    },
    checkSignIn: () => unwrap(bridge.engine.checkSignIn({})),

    async changeSettings(change: Partial<Settings>) {
      return (await unwrap(bridge.engine.changeSettings(change))) !== null;
    },
  };
}

export async function refreshShellInfo(bridge: Bridge, store: WindowStore): Promise<void> {
  const info = await bridge.shell.shellInfo({});
  if (info.ok) store.setState({ shell: info.value });
}

function baseName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
