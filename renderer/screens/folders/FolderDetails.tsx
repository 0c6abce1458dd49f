import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import type { ErrorCode } from '../../../contract/errors.ts';
import {
  type AfterUploadAction,
  afterUploadActionSchema,
  type FolderOptions,
  folderOptionsSchema,
} from '../../../contract/folders.ts';
import { metadataRuleSchema } from '../../../contract/metadata.ts';
import { laneSchema } from '../../../contract/origin.ts';
import { Switch, TextField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { FolderChoice } from './FolderChoice.tsx';
import type { FolderDraft } from './folder-draft.ts';

const afterUploadKinds = afterUploadActionSchema.options.map((option) => option.shape.kind.value);
const laneOrder = [...laneSchema.options].reverse();

const usual = folderOptionsSchema.parse({});
/** Options that stand under "More". */
const detailNames = [
  'recursive',
  'include',
  'exclude',
  'lane',
  'album',
  'metadata',
  'afterUpload',
  'polling',
] as const satisfies readonly (keyof FolderOptions)[];
/** Refusals that are about one of them. */
const detailFailures: readonly ErrorCode[] = ['bad-pattern', 'bad-subfolder'];

const hasDetails = (options: FolderOptions) =>
  detailNames.some((name) => JSON.stringify(options[name]) !== JSON.stringify(usual[name]));

interface Props {
  readonly draft: FolderDraft;
  readonly change: (part: Partial<FolderDraft>) => void;
  /** Whether the host has albums. */
  readonly hasAlbums: boolean;
  /** Why the folder was refused. */
  readonly failure: ErrorCode | null;
}

/** Edits what most folders leave as it is. Opens by itself where something in it is not so, or was refused. */
export function FolderDetails({ draft, change, hasAlbums, failure }: Props) {
  const i18n = useTranslator();
  const [isOpen, setIsOpen] = useState(() => hasDetails(draft.options));
  const isRefused = failure !== null && detailFailures.includes(failure);
  const { options } = draft;
  const set = (patch: Partial<FolderOptions>) => change({ options: { ...options, ...patch } });
  return (
    <Disclosure
      isExpanded={isOpen || isRefused}
      onExpandedChange={setIsOpen}
      className="group border-t border-line pt-3"
    >
      <Heading level={3}>
        <Button
          slot="trigger"
          className="flex w-full items-center gap-1.5 rounded-md py-1 text-left text-13 font-medium"
        >
          <ChevronRight
            size={16}
            aria-hidden
            className="shrink-0 text-ink-soft transition-transform group-data-expanded:rotate-90"
          />
          {i18n.t('folders.form.more')}
          <span className="min-w-0 truncate text-12 font-normal text-ink-faint group-data-expanded:hidden">
            {i18n.t('folders.form.more.about')}
          </span>
        </Button>
      </Heading>
      <DisclosurePanel className="flex flex-col gap-4 pt-3 data-[hidden]:hidden [&[hidden]]:hidden">
        <Switch
          label={i18n.t('folders.form.recursive')}
          about={i18n.t('folders.form.recursive.about')}
          isSelected={options.recursive}
          onChange={(recursive) => set({ recursive })}
        />
        <AfterUploadFields afterUpload={options.afterUpload} set={set} />
        {hasAlbums && (
          <TextField
            label={i18n.t('folders.form.album')}
            about={i18n.t('folders.form.album.about')}
            maxLength={100}
            value={draft.album}
            onChange={(album) => change({ album })}
          />
        )}
        <FolderChoice
          isList
          name="metadata"
          answers={['settings', ...metadataRuleSchema.options]}
          value={options.metadata ?? 'settings'}
          onChange={(rule) => set({ metadata: rule === 'settings' ? null : rule })}
        />
        <FolderChoice
          isList
          name="lane"
          answers={laneOrder}
          value={options.lane}
          onChange={(lane) => set({ lane })}
        />
        <TextField
          label={i18n.t('folders.form.include')}
          about={i18n.t('folders.form.include.about')}
          rows={2}
          value={draft.include}
          onChange={(include) => change({ include })}
        />
        <TextField
          label={i18n.t('folders.form.exclude')}
          about={i18n.t('folders.form.exclude.about')}
          rows={2}
          value={draft.exclude}
          onChange={(exclude) => change({ exclude })}
        />
        <Switch
          label={i18n.t('folders.form.polling')}
          about={i18n.t('folders.form.polling.about')}
          isSelected={options.polling === 'always'}
          onChange={(isAlways) => set({ polling: isAlways ? 'always' : 'auto' })}
        />
      </DisclosurePanel>
    </Disclosure>
  );
}

function AfterUploadFields({
  afterUpload,
  set,
}: {
  afterUpload: AfterUploadAction;
  set: (patch: Partial<FolderOptions>) => void;
}) {
  const i18n = useTranslator();
  const usualName = i18n.t('folders.form.after.default');
  return (
    <>
      <FolderChoice
        name="after"
        answers={afterUploadKinds}
        value={afterUpload.kind}
        onChange={(kind) => set({ afterUpload: kind === 'move' ? { kind, subfolder: usualName } : { kind } })}
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
    </>
  );
}
