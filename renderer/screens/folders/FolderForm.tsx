import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Form, Heading } from 'react-aria-components';
import type { ErrorData } from '../../../contract/errors.ts';
import {
  type AfterUploadAction,
  afterUploadActionSchema,
  type ExistingFilesPolicy,
  existingFilesPolicySchema,
  type FolderOptions,
  folderOptionsSchema,
  type WatchedFolder,
} from '../../../contract/folders.ts';
import { privacySchema } from '../../../contract/host.ts';
import { metadataRuleSchema } from '../../../contract/metadata.ts';
import { laneSchema } from '../../../contract/origin.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { SegmentedControl, SelectField, Switch, TextField } from '../../components/fields.tsx';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useFolderActions } from '../../window-context.tsx';
import { folderName } from './FolderCard.tsx';

const afterUploadKinds = afterUploadActionSchema.options.map((option) => option.shape.kind.value);
const laneOrder = [...laneSchema.options].reverse();

const splitLines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** Edits the options of a watched folder, when it is added or changed. */
export function FolderForm({
  path,
  before,
  onClose,
}: {
  path: string;
  /** Null for a new folder. */
  before: WatchedFolder | null;
  onClose: () => void;
}) {
  const i18n = useTranslator();
  const { add, change } = useFolderActions();
  const usual = i18n.t('folders.form.after.default');
  const [options, setOptions] = useState<FolderOptions>(() => folderOptionsSchema.parse(before ?? {}));
  const [existing, setExisting] = useState<ExistingFilesPolicy>('ask');
  const [album, setAlbum] = useState(options.album ?? '');
  const [include, setInclude] = useState(options.include.join('\n'));
  const [exclude, setExclude] = useState(options.exclude.join('\n'));
  const [failure, setFailure] = useState<ErrorData | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const set = (patch: Partial<FolderOptions>) => setOptions({ ...options, ...patch });
  const { afterUpload } = options;

  const save = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const given = {
      ...options,
      album: album.trim() || null,
      include: splitLines(include),
      exclude: splitLines(exclude),
    };
    const refused = before
      ? await change({ ...given, id: before.id })
      : await add({ ...given, path, existing });
    setIsBusy(false);
    setFailure(refused);
    if (!refused) onClose();
  };

  return (
    <ModalDialog className="flex max-w-140 flex-col" onClose={onClose}>
      <Dialog className="flex min-h-0 flex-col outline-none">
        <div className="border-b border-line px-5 py-4">
          <Heading slot="title" className="text-15 font-semibold">
            {i18n.t(before ? 'folders.form.change' : 'folders.form.add')}
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
              <SegmentedControl
                label={i18n.t('folders.form.existing')}
                choices={existingFilesPolicySchema.options
                  .toReversed()
                  .map((id) => ({ id, text: i18n.t(`folders.form.existing.${id}`) }))}
                value={existing}
                onChange={setExisting}
              />
            )}
            <Switch
              label={i18n.t('folders.form.recursive')}
              about={i18n.t('folders.form.recursive.about')}
              isSelected={options.recursive}
              onChange={(recursive) => set({ recursive })}
            />
            <SegmentedControl
              label={i18n.t('folders.form.after')}
              choices={afterUploadKinds.map((id) => ({ id, text: i18n.t(`folders.form.after.${id}`) }))}
              value={afterUpload.kind}
              onChange={(kind) => set({ afterUpload: defaultAfterUpload(kind, usual) })}
            />
            {afterUpload.kind === 'move' && (
              <TextField
                label={i18n.t('folders.form.after.subfolder')}
                value={afterUpload.subfolder}
                isRequired
                maxLength={100}
                onChange={(subfolder) => set({ afterUpload: { kind: 'move', subfolder } })}
              />
            )}
            <div className="flex flex-col gap-1">
              <SegmentedControl
                label={i18n.t('folders.form.privacy')}
                choices={privacySchema.options.map((id) => ({
                  id,
                  text: i18n.t(`folders.form.privacy.${id}`),
                }))}
                value={options.privacy}
                onChange={(privacy) => set({ privacy })}
              />
              <p className="text-12 text-pretty text-ink-faint">{i18n.t('folders.form.privacy.about')}</p>
            </div>
            <TextField
              label={i18n.t('folders.form.album')}
              about={i18n.t('folders.form.album.about')}
              maxLength={100}
              value={album}
              onChange={setAlbum}
            />
            <SelectField
              label={i18n.t('folders.form.metadata')}
              choices={(['settings', ...metadataRuleSchema.options] as const).map((id) => ({
                id,
                text: i18n.t(`folders.form.metadata.${id}`),
              }))}
              value={options.metadata ?? 'settings'}
              onChange={(rule) => set({ metadata: rule === 'settings' ? null : rule })}
            />
            <SelectField
              label={i18n.t('folders.form.lane')}
              choices={laneOrder.map((id) => ({ id, text: i18n.t(`folders.form.lane.${id}`) }))}
              value={options.lane}
              onChange={(lane) => set({ lane })}
            />
            <TextField
              label={i18n.t('folders.form.include')}
              about={i18n.t('folders.form.include.about')}
              rows={2}
              value={include}
              onChange={setInclude}
            />
            <TextField
              label={i18n.t('folders.form.exclude')}
              about={i18n.t('folders.form.exclude.about')}
              rows={2}
              value={exclude}
              onChange={setExclude}
            />
            <Switch
              label={i18n.t('folders.form.polling')}
              about={i18n.t('folders.form.polling.about')}
              isSelected={options.polling === 'always'}
              onChange={(isAlways) => set({ polling: isAlways ? 'always' : 'auto' })}
            />
          </div>
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
            <div role="alert" className="min-w-48 flex-1 text-12 empty:hidden">
              {failure && <FolderFormError failure={failure} />}
            </div>
            <Button onPress={onClose}>{i18n.t('folders.cancel')}</Button>
            <Button
              variant="primary"
              type="submit"
              isDisabled={isBusy}
              aria-label={folderLabel(i18n, before, path)}
            >
              {i18n.t(before ? 'folders.form.save' : 'folders.form.watch')}
            </Button>
          </div>
        </Form>
      </Dialog>
    </ModalDialog>
  );
}

const folderLabel = (i18n: ReturnType<typeof useTranslator>, before: WatchedFolder | null, path: string) =>
  `${i18n.t(before ? 'folders.form.save' : 'folders.form.watch')}: ${folderName(path)}`;

function FolderFormError({ failure }: { failure: ErrorData }) {
  const i18n = useTranslator();
  const { title, advice } = describeError(i18n, failure);
  return (
    <p className="flex items-start gap-2 text-pretty">
      <TriangleAlert size={16} aria-hidden className="shrink-0 text-bad" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <span className="font-medium">{title}</span> {advice}
      </span>
    </p>
  );
}

function defaultAfterUpload(kind: AfterUploadAction['kind'], usual: string): AfterUploadAction {
  return kind === 'move' ? { kind, subfolder: usual } : { kind };
}
