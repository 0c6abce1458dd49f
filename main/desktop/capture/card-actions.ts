import { shell } from 'electron';
import { toErrorData } from '../../../contract/app-error.ts';
import type { CaptureCard } from '../../../contract/capture.ts';
import type { EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { Settings } from '../../../contract/settings.ts';
import type { ShellInput } from '../../../contract/shell.ts';
import { formatLink } from '../../../links/format-link.ts';
import { webAddress } from '../links/web-address.ts';
import type { CardEntry, Cards } from './cards.ts';
import type { CaptureDelivery } from './delivery.ts';
import { textOf } from './picture-text.ts';

export interface CardActionsOptions {
  readonly engine: EngineClient;
  settings(): Settings;
  copyText(text: string): Promise<boolean>;
  showWindow(): void;
  /** Opens the editor in the window for a job that is to be edited before its upload. */
  editJob(jobId: string): void;
}

type CardAct = ShellInput<'actOnCapture'>['act'];

/** Performs the actions of a capture's card. */
export class CardActions {
  readonly #options: CardActionsOptions;
  readonly #cards: Cards;
  readonly #delivery: CaptureDelivery;

  constructor(options: CardActionsOptions, cards: Cards, delivery: CaptureDelivery) {
    this.#options = options;
    this.#cards = cards;
    this.#delivery = delivery;
  }

  async act(kept: CardEntry, act: CardAct): Promise<void> {
    const { engine, settings, copyText, showWindow } = this.#options;
    const { card, jobId, file, savedPath } = kept;
    const { id, upload } = card;
    switch (act.kind) {
      case 'close':
        return this.#cards.dismiss(id);
      case 'copy': {
        if (!kept.linked) return;
        const text = formatLink(kept.linked, settings(), act.form);
        const copied = await copyText(text).catch(() => false);
        const found = upload?.state === 'uploaded' ? upload.found : undefined;
        return this.#cards.change(id, { upload: { state: 'uploaded', copied, ...(found && { found }) } });
      }
      case 'undo':
        return this.#undo(kept);
      case 'retry':
        if (jobId) await engine.call('retry', { ids: [jobId] });
        else if (file) await this.#delivery.queueAgain(id, file);
        return;
      case 'send-now':
        if (jobId) await engine.call('sendNow', { ids: [jobId] });
        return;
      case 'send-as-it-is':
        if (jobId) await engine.call('sendAsItIs', { ids: [jobId] });
        return;
      case 'copy-text': {
        if (!jobId) return;
        const text = textOf(await engine.call('readPicture', { jobId }));
        if (text !== '') await copyText(text);
        return;
      }
      case 'answer':
        return this.#answer(kept, act.answer);
      case 'open': {
        const address =
          upload?.state === 'uploaded' && kept.linked ? webAddress(kept.linked.remote.link) : null;
        if (address) await shell.openExternal(address);
        else showWindow();
        return;
      }
      case 'reveal':
        if (savedPath) shell.showItemInFolder(savedPath);
        return;
      case 'edit': {
        const refused = await this.#edit(kept).then(() => null, toErrorData);
        if (refused) this.#cards.change(id, { error: refused });
        return;
      }
    }
  }

  async #answer({ jobId }: CardEntry, answer: 'accept' | 'decline'): Promise<void> {
    const { engine } = this.#options;
    const [job] = jobId ? (await engine.call('jobs', { ids: [jobId] })).jobs : [];
    if (!job) return;
    const { host, account, privacy } = job;
    await engine.call('answerConsent', { kind: 'capture', host, account, privacy, answer });
  }

  /** Edits the job itself while that is possible; afterwards a copy, which is uploaded as one more picture. */
  async #edit({ card: { id, upload }, jobId, file }: CardEntry): Promise<void> {
    const open: readonly (string | undefined)[] = ['waiting', 'grace', 'consent', 'held', 'failed'];
    const isOpen = open.includes(upload?.state);
    if (jobId !== null && isOpen) {
      await this.#options.engine.call('beginEdit', { jobId });
      this.#options.editJob(jobId);
    } else if (file) await this.#delivery.queue(id, file, { copy: false, edit: true });
  }

  /** Cancels or deletes the upload, or undoes that, depending on its state. */
  async #undo({ card, jobId, itemId }: CardEntry): Promise<void> {
    const { engine } = this.#options;
    const refused = await this.#undoing(card, jobId, itemId, engine);
    if (refused) this.#cards.change(card.id, { error: refused });
  }

  async #undoing(
    { upload }: CaptureCard,
    jobId: string | null,
    itemId: string | null,
    engine: EngineClient,
  ): Promise<ErrorData | null> {
    try {
      if (upload?.state === 'deleting' && itemId)
        return firstRefusal(await engine.call('undoDelete', { ids: [itemId] }));
      if (upload?.state === 'uploaded' && itemId)
        return firstRefusal(await engine.call('deleteRemote', { ids: [itemId] }));
      return jobId ? firstRefusal(await engine.call('cancel', { ids: [jobId] })) : null;
    } catch (thrown) {
      return toErrorData(thrown);
    }
  }
}

function firstRefusal({ refused }: { readonly refused: readonly { readonly error: ErrorData }[] }) {
  return refused[0]?.error ?? null;
}
