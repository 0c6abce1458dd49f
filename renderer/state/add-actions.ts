import type { AddItem } from '../../contract/add-item.ts';
import type { Bridge } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import type { Origin } from '../../contract/origin.ts';
import { describeError } from '../../i18n/errors.ts';
import { createLargeDropConfirm } from './large-drop.ts';
import type { Notifier } from './notifier.ts';
import type { WindowStore } from './window-store.ts';

/** Pictures as a drop or the clipboard provides them. */
export interface DroppedInput {
  readonly files: readonly File[];
  readonly urls: readonly string[];
}

/** Creates the actions that add pictures from any source. */
export function createAddActions(bridge: Bridge, store: WindowStore, { ask, notify }: Notifier) {
  const confirmAdd = createLargeDropConfirm(bridge, store, ask);

  function notifyNotAdded(added: EngineOutput<'add'>['added']) {
    const refused = added.flatMap((entry) => (entry.kind === 'refused' ? [entry] : []));
    const [first] = refused;
    if (!first) return;
    const name = baseName(first.input);
    notify('bad', (i18n) => {
      const { title, advice } = describeError(i18n, first.error);
      return {
        title: i18n.t('notice.not-added', { total: added.length, count: refused.length, name }),
        detail:
          added.length === 1 ? `${title} ${advice}` : i18n.t('notice.first-reason', { name, reason: title }),
      };
    });
  }

  async function addItems(items: AddItem[], origin: Origin) {
    if (items.length === 0) return;
    const answer = await ask(bridge.engine.add({ items, origin }));
    if (answer) notifyNotAdded(answer.added);
  }

  async function uploadClipboard(origin: 'paste' | 'clipboard') {
    const outcome = await ask(bridge.shell.uploadClipboard({ origin }));
    if (outcome?.kind === 'taken') {
      const { added, missed } = outcome;
      notifyNotAdded(added);
      if (missed > 0)
        notify('warn', (i18n) => ({
          title: i18n.t('clipboard.missed', { count: missed }),
          detail: i18n.t('clipboard.missed.advice'),
        }));
    }
    if (outcome?.kind === 'nothing') notify('warn', (i18n) => ({ title: i18n.t('notice.nothing-pasted') }));
    if (outcome?.kind === 'too-large') {
      const { megapixels } = outcome;
      notify('bad', (i18n) => ({
        title: i18n.t('clipboard.too-large', { megapixels }),
        detail: i18n.t('clipboard.too-large.advice'),
      }));
    }
  }

  /** Adds a picture that has no path. */
  async function addBytesOf(file: File, name: string, origin: Origin) {
    if (bridge.pageFiles) return bridge.pageFiles.add({ file, name, origin });
    return bridge.engine.addBytes({ name, bytes: new Uint8Array(await file.arrayBuffer()), origin });
  }

  /** Adds files with a path by it; others, like pictures dragged out of a browser, as bytes. */
  async function addDropped(
    { files, urls }: DroppedInput,
    origin: 'drop' | 'paste' | 'dialog',
    nameless: string,
  ) {
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
      const answer = await ask(addBytesOf(file, file.name || nameless, origin));
      if (answer) notifyNotAdded(answer.added);
    }
  }

  return {
    async chooseFiles() {
      if (bridge.pageFiles) {
        const files = await bridge.pageFiles.choose();
        if (files.length > 0) await addDropped({ files, urls: [] }, 'dialog', '');
        return;
      }
      const chosen = await ask(bridge.shell.chooseFiles({}));
      if (!chosen) return;
      const items = chosen.paths.map((path): AddItem => ({ kind: 'path', path }));
      if (await confirmAdd(items, 0, 'dialog')) await addItems(items, 'dialog');
    },

    /** Adds the inputs that reached the shell from outside of the window. */
    async uploadInbox() {
      const taken = await ask(bridge.shell.takeHandedOver({}));
      if (taken?.clipboard) await uploadClipboard('clipboard');
      for (const { items, origin } of taken?.handedOver ?? [])
        if (await confirmAdd(items, 0, origin)) await addItems(items, origin);
    },

    uploadClipboard,

    /** Whether the file is on a disk, and no picture that a program keeps in memory. */
    hasPath: (file: File) => bridge.pathForFile(file) !== '',

    /** Returns the file's path; empty for one that is not on a disk. */
    pathOf: (file: File) => bridge.pathForFile(file),

    addDropped,

    /** Adds what the user pasted into a page that cannot read the clipboard: files, else the addresses in a text. */
    async addPasted(files: readonly File[], text: string, nameless: string) {
      const urls = text.split(/\s+/).filter((word) => /^https?:\/\//i.test(word));
      if (files.length + urls.length > 0) await addDropped({ files, urls }, 'paste', nameless);
      else notify('warn', (i18n) => ({ title: i18n.t('notice.nothing-pasted') }));
    },

    /**
     * Estimates when this many pictures would be done if they were added now; null when unknown. An estimate that fails
     * is null, too.
     */
    async estimateFinish(count: number) {
      const answer = await bridge.engine.whatIf({ count, origin: 'drop' });
      return answer.ok ? answer.value.doneBy : null;
    },
  };
}

function baseName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}
