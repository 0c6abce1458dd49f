import type { EngineClient, EngineEvent } from '../../../contract/engine.ts';
import type { LibraryItem } from '../../../contract/library.ts';
import type { Origin } from '../../../contract/origin.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { ShellEvent } from '../../../contract/shell.ts';
import { formatLink, formatLinks } from '../../../links/format-link.ts';
import type { Linkable } from '../../../links/linkable.ts';
import { chooseLinksToCopy } from './links-to-copy.ts';

interface LinkCopierOptions {
  readonly engine: EngineClient;
  settings(): Settings;
  copyText(text: string): Promise<boolean>;
  /** Whether the clipboard must not be changed although this batch has ended. */
  keepsClipboard(batchId: string, origin: Origin): Promise<boolean>;
  /** Called when the links of a batch were copied, or could not be. */
  onCopied(batchId: string, copied: boolean): void;
  emit(event: ShellEvent): void;
}

/** Copies links to the clipboard: of a batch and of a post when they are done, and of one picture on request. */
export class LinkCopier {
  readonly #options: LinkCopierOptions;

  constructor(options: LinkCopierOptions) {
    this.#options = options;
  }

  onEvent(event: EngineEvent): void {
    if (event.kind === 'batch-ended') void this.#copyBatch(event);
    if (event.kind === 'post-ended') void this.#copyPost(event);
  }

  async copyItem(item: LibraryItem): Promise<void> {
    const copied = await this.#copy(formatLink(item, this.#options.settings()));
    this.#options.emit({ kind: 'links-copied', batchId: '', count: 1, copied });
  }

  /** Copies the links of uploaded jobs, in the user's form. */
  async copyJobs(jobIds: readonly string[]): Promise<void> {
    const uploads = await this.#uploadsOf(jobIds).catch(() => []);
    const copied = uploads.length > 0 && (await this.#copy(formatLinks(uploads, this.#options.settings())));
    this.#options.emit({ kind: 'links-copied', batchId: '', count: uploads.length, copied });
  }

  async #copyBatch(event: EngineEvent & { kind: 'batch-ended' }): Promise<void> {
    const { settings, keepsClipboard, onCopied, emit } = this.#options;
    const { batchId, origin, links } = event;
    // If the engine died since, the plain links are used.
    const text = await chooseLinksToCopy(event, settings(), (jobIds) => this.#uploadsOf(jobIds)).catch(() =>
      links.join('\n'),
    );
    if (text === null || (await keepsClipboard(batchId, origin))) return;
    const copied = await this.#copy(text);
    onCopied(batchId, copied);
    emit({ kind: 'links-copied', batchId, count: links.length, copied });
  }

  async #copyPost(event: EngineEvent & { kind: 'post-ended' }): Promise<void> {
    const { settings, emit } = this.#options;
    const text = await chooseLinksToCopy(event, settings(), async () => []);
    if (text === null) return;
    const copied = await this.#copy(text);
    emit({ kind: 'links-copied', batchId: event.postId, count: 1, copied });
  }

  /** Copies text. A clipboard that another program locks refuses: then it is not copied, and the window says so. */
  #copy(text: string): Promise<boolean> {
    return this.#options.copyText(text).catch(() => false);
  }

  async #uploadsOf(jobIds: readonly string[]): Promise<Linkable[]> {
    const { jobs } = await this.#options.engine.call('jobs', { ids: [...jobIds] });
    return jobs.flatMap(({ remote, ...job }) => (remote ? [{ ...job, remote }] : []));
  }
}
