import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Form, Heading } from 'react-aria-components';
import type { Failure } from '../../../contract/errors.ts';
import {
  type AfterUpload,
  afterUploadSchema,
  type Existing,
  existingSchema,
  type FolderOptions,
  folderOptionsSchema,
  type WatchedFolder,
} from '../../../contract/folders.ts';
import { metadataRuleSchema } from '../../../contract/metadata.ts';
import { laneSchema, privacySchema } from '../../../contract/records.ts';
import { failureWords } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { Choose, Segments, Switch, TextField } from '../../components/fields.tsx';
import { Overlay } from '../../components/ModalDialog.tsx';
import { useWords } from '../../i18n-context.tsx';
import { useFolderIntents } from '../../window-context.tsx';
import { nameOfFolder } from './FolderCard.tsx';

const afters = afterUploadSchema.options.map((option) => option.shape.kind.value);
const laneOrder = [...laneSchema.options].reverse();

const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** How a folder is to be watched: asked when it is added, and when it is changed. */
export function FolderForm({
  path,
  before,
  onClose,
}: {
  path: string;
  /** Null for one that is new. */
  before: WatchedFolder | null;
  onClose: () => void;
}) {
  const words = useWords();
  const { add, change } = useFolderIntents();
  const usual = words.text('folders.form.after.default');
  const [options, setOptions] = useState<FolderOptions>(() => folderOptionsSchema.parse(before ?? {}));
  const [existing, setExisting] = useState<Existing>('ask');
  const [album, setAlbum] = useState(options.album ?? '');
  const [include, setInclude] = useState(options.include.join('\n'));
  const [exclude, setExclude] = useState(options.exclude.join('\n'));
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const set = (patch: Partial<FolderOptions>) => setOptions({ ...options, ...patch });
  const { afterUpload } = options;

  const save = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const given = {
      ...options,
      album: album.trim() || null,
      include: linesOf(include),
      exclude: linesOf(exclude),
    };
    const refused = before
      ? await change({ ...given, id: before.id })
      : await add({ ...given, path, existing });
    setIsBusy(false);
    setFailure(refused);
    if (!refused) onClose();
  };

  return (
    <Overlay className="flex max-w-140 flex-col" onClose={onClose}>
      <Dialog className="flex min-h-0 flex-col outline-none">
        <div className="border-b border-line px-5 py-4">
          <Heading slot="title" className="text-15 font-semibold">
            {words.text(before ? 'folders.form.change' : 'folders.form.add')}
          </Heading>
          <p className="text-12 [overflow-wrap:anywhere] text-ink-faint select-text">{path}</p>
        </div>
        <Form
          className="flex min-h-0 flex-col"
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <div className="flex min-h-0 flex-col gap-4 overflow-y-auto px-5 py-4 -outline-offset-2">
            {!before && (
              <Segments
                label={words.text('folders.form.existing')}
                choices={existingSchema.options
                  .toReversed()
                  .map((id) => ({ id, text: words.text(`folders.form.existing.${id}`) }))}
                value={existing}
                onChange={setExisting}
              />
            )}
            <Switch
              label={words.text('folders.form.recursive')}
              about={words.text('folders.form.recursive.about')}
              isSelected={options.recursive}
              onChange={(recursive) => set({ recursive })}
            />
            <Segments
              label={words.text('folders.form.after')}
              choices={afters.map((id) => ({ id, text: words.text(`folders.form.after.${id}`) }))}
              value={afterUpload.kind}
              onChange={(kind) => set({ afterUpload: afterOf(kind, usual) })}
            />
            {afterUpload.kind === 'move' && (
              <TextField
                label={words.text('folders.form.after.subfolder')}
                value={afterUpload.subfolder}
                isRequired
                maxLength={100}
                onChange={(subfolder) => set({ afterUpload: { kind: 'move', subfolder } })}
              />
            )}
            <div className="flex flex-col gap-1">
              <Segments
                label={words.text('folders.form.privacy')}
                choices={privacySchema.options.map((id) => ({
                  id,
                  text: words.text(`folders.form.privacy.${id}`),
                }))}
                value={options.privacy}
                onChange={(privacy) => set({ privacy })}
              />
              <p className="text-12 text-pretty text-ink-faint">{words.text('folders.form.privacy.about')}</p>
            </div>
            <TextField
              label={words.text('folders.form.album')}
              about={words.text('folders.form.album.about')}
              maxLength={100}
              value={album}
              onChange={setAlbum}
            />
            <Choose
              label={words.text('folders.form.metadata')}
              choices={(['settings', ...metadataRuleSchema.options] as const).map((id) => ({
                id,
                text: words.text(`folders.form.metadata.${id}`),
              }))}
              value={options.metadata ?? 'settings'}
              onChange={(rule) => set({ metadata: rule === 'settings' ? null : rule })}
            />
            <Choose
              label={words.text('folders.form.lane')}
              choices={laneOrder.map((id) => ({ id, text: words.text(`folders.form.lane.${id}`) }))}
              value={options.lane}
              onChange={(lane) => set({ lane })}
            />
            <TextField
              label={words.text('folders.form.include')}
              about={words.text('folders.form.include.about')}
              rows={2}
              value={include}
              onChange={setInclude}
            />
            <TextField
              label={words.text('folders.form.exclude')}
              about={words.text('folders.form.exclude.about')}
              rows={2}
              value={exclude}
              onChange={setExclude}
            />
            <Switch
              label={words.text('folders.form.polling')}
              about={words.text('folders.form.polling.about')}
              isSelected={options.polling === 'always'}
              onChange={(isAlways) => set({ polling: isAlways ? 'always' : 'auto' })}
            />
          </div>
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
            <div role="alert" className="min-w-48 flex-1 text-12 empty:hidden">
              {failure && <Refused failure={failure} />}
            </div>
            <Button onPress={onClose}>{words.text('folders.cancel')}</Button>
            <Button
              look="primary"
              type="submit"
              isDisabled={isBusy}
              aria-label={labelOf(words, before, path)}
            >
              {words.text(before ? 'folders.form.save' : 'folders.form.watch')}
            </Button>
          </div>
        </Form>
      </Dialog>
    </Overlay>
  );
}

const labelOf = (words: ReturnType<typeof useWords>, before: WatchedFolder | null, path: string) =>
  `${words.text(before ? 'folders.form.save' : 'folders.form.watch')}: ${nameOfFolder(path)}`;

function Refused({ failure }: { failure: Failure }) {
  const words = useWords();
  const { title, advice } = failureWords(words, failure);
  return (
    <p className="flex items-start gap-2 text-pretty">
      <TriangleAlert size={16} aria-hidden className="shrink-0 text-bad" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{title}</span> {advice}
      </span>
    </p>
  );
}

function afterOf(kind: AfterUpload['kind'], usual: string): AfterUpload {
  return kind === 'move' ? { kind, subfolder: usual } : { kind };
}
