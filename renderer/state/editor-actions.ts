import type { Bridge, Result } from '../../contract/bridge.ts';
import type { EngineOutput } from '../../contract/engine.ts';
import type { ErrorData } from '../../contract/errors.ts';
import type { Job } from '../../contract/job.ts';
import { maxLayersLength } from '../../contract/limits.ts';
import { canEdit } from './job-predicates.ts';
import type { Notifier } from './notifier.ts';
import type { EditorDraft, WindowStore } from './window-store.ts';

export type EditorActions = ReturnType<typeof createEditorActions>;

/** Creates the actions that edit a picture before its upload. */
export function createEditorActions(bridge: Bridge, store: WindowStore, { ask, notify }: Notifier) {
  function close(jobId: string) {
    store.setState((state) => {
      const editorDrafts = new Map(state.editorDrafts);
      editorDrafts.delete(jobId);
      return { editorDrafts, editedJobId: state.editedJobId === jobId ? null : state.editedJobId };
    });
  }

  return {
    /** Opens the editor for the first of these that can be edited, and holds it until that is done. */
    async edit(jobs: readonly Job[]) {
      const job = jobs.find(canEdit);
      if (job && (await ask(bridge.engine.beginEdit({ jobId: job.id }))))
        store.setState({ editedJobId: job.id });
    },

    /** Opens the editor for a job that is held already, or will be: one editor at a time, the others wait held. */
    open: (jobId: string) => store.setState((state) => ({ editedJobId: state.editedJobId ?? jobId })),

    readPicture: (jobId: string): Promise<Result<EngineOutput<'editPicture'>>> =>
      bridge.engine.editPicture({ jobId }),

    /**
     * Finishes the edit.
     * @param layers what was drawn, to be changed later
     * @returns why it was refused, with everything as it was; null on success
     */
    async finish(jobId: string, bytes: Uint8Array<ArrayBuffer>, layers: string): Promise<ErrorData | null> {
      const kept = layers.length <= maxLayersLength ? { layers } : {};
      const result = await bridge.engine.finishEdit({ jobId, bytes, ...kept });
      if (!result.ok) return result.error;
      close(jobId);
      return null;
    },

    async leave(jobId: string) {
      if (await ask(bridge.engine.leaveEdit({ jobId }))) close(jobId);
    },

    /** Ends the edit with the original, because all that was drawn is gone. */
    async leaveAsOriginal(jobId: string) {
      if (!(await ask(bridge.engine.revertEdit({ jobId })))) return;
      if (await ask(bridge.engine.leaveEdit({ jobId }))) close(jobId);
    },

    /** Copies the picture as it is drawn now; the edit goes on. */
    async copyPicture(bytes: Uint8Array<ArrayBuffer>) {
      const answer = await ask(bridge.shell.copyPicture({ bytes }));
      if (answer?.copied) notify('good', (i18n) => ({ title: i18n.t('capture.card.picture-copied') }));
      else if (answer) notify('bad', (i18n) => ({ title: i18n.t('capture.card.picture-not-copied') }));
    },

    /** Saves the picture as it is drawn now to where the system's dialog says; the edit goes on. */
    async savePicture(name: string, bytes: Uint8Array<ArrayBuffer>) {
      const answer = await ask(bridge.shell.savePicture({ name, bytes }));
      const saved = answer?.saved;
      if (saved) notify('good', (i18n) => ({ title: i18n.t('capture.card.saved', { name: saved }) }));
    },

    revert: (jobId: string) => ask(bridge.engine.revertEdit({ jobId })),

    /** Closes the editor; the job stays held, and the edit is restored when it is opened again. */
    keepDraft(jobId: string, edit: EditorDraft | null) {
      close(jobId);
      if (edit) store.setState((state) => ({ editorDrafts: new Map(state.editorDrafts).set(jobId, edit) }));
    },

    close,
  };
}
