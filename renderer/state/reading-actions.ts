import type { Bridge } from '../../contract/bridge.ts';
import type { EngineInput } from '../../contract/engine.ts';
import type { Job } from '../../contract/job.ts';
import type { Marks, PictureText, ReadingLanguage, ReadingState } from '../../contract/reading.ts';
import type { Notifier } from './notifier.ts';

/** Returns the lines of a picture as text. */
const textOf = ({ lines }: Pick<PictureText, 'lines'>): string =>
  lines.map((line) => line.map(({ text }) => text).join(' ')).join('\n');

/** Creates the actions on what pictures say. */
export function createReadingActions(bridge: Bridge, { ask, notify }: Notifier) {
  return {
    /** Covers what looks private in a held job with solid colour; the covered picture is looked at again. */
    async coverFindings({ id, looked }: Job) {
      const boxes = (looked?.found ?? []).flatMap((finding) => finding.boxes);
      if (!(await ask(bridge.engine.beginEdit({ jobId: id })))) return;
      const picture = await ask(bridge.engine.editPicture({ jobId: id }));
      if (!picture) return void ask(bridge.engine.leaveEdit({ jobId: id }));
      try {
        const { coverBoxes } = await import('../editor/paint/cover-boxes.ts');
        const covered = await coverBoxes(new Uint8Array(picture.bytes), picture.mime, boxes);
        await ask(bridge.engine.finishEdit({ jobId: id, bytes: covered }));
      } catch {
        await ask(bridge.engine.leaveEdit({ jobId: id }));
        notify('bad', (i18n) => ({ title: i18n.t('private.cover.failed') }));
      }
    },

    /** @param always what was found is no longer reported of pictures that come in the same way */
    sendAsItIs: (ids: readonly string[], always: boolean) =>
      ask(bridge.engine.sendAsItIs({ ids: [...ids], always })),

    /** Copies the words of a picture; of one that is only a code, what that says. */
    async copyPictureText(what: EngineInput<'readPicture'>) {
      const read = await ask(bridge.engine.readPicture(what));
      if (!read) return;
      const words = textOf(read);
      const codes = read.codes.map(({ text }) => text);
      const text = words === '' ? codes.join('\n') : words;
      if (text === '') return void notify('warn', (i18n) => ({ title: i18n.t('reading.nothing') }));
      if (!(await ask(bridge.shell.copyText({ text })))) return;
      notify('good', (i18n) => ({
        title: i18n.t('reading.copied', { count: read.lines.flat().length }),
        ...(codes.length > 0 ? { detail: i18n.t('reading.codes', { codes: codes.join(' · ') }) } : {}),
      }));
    },

    /** Returns the words of a picture; null where there are none, which is told. */
    async readWords(what: EngineInput<'readPicture'>): Promise<string | null> {
      const read = await ask(bridge.engine.readPicture(what));
      if (!read) return null;
      const words = textOf(read);
      if (words === '') notify('warn', (i18n) => ({ title: i18n.t('reading.nothing') }));
      return words === '' ? null : words;
    },

    /** Returns where words of a search stand in a picture; null where nothing is known of it. */
    async findMarks(itemId: string, text: string): Promise<Marks | null> {
      const answer = await bridge.engine.findMarks({ itemId, text });
      return answer.ok ? answer.value.marks : null;
    },

    /** Returns what can be read here; null where that is not known. */
    async readingState(): Promise<ReadingState | null> {
      const answer = await bridge.engine.reading({});
      return answer.ok ? answer.value : null;
    },
    downloadLanguage: (language: ReadingLanguage) => ask(bridge.engine.downloadLanguage({ language })),
    removeLanguage: (language: ReadingLanguage) => ask(bridge.engine.removeLanguage({ language })),
  };
}
