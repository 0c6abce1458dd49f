import { ShieldQuestion } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Dialog, Form, Heading } from 'react-aria-components';
import type { ErrorData } from '../../../contract/errors.ts';
import { existingFilesPolicySchema, type WatchedFolder } from '../../../contract/folders.ts';
import { privacySchema } from '../../../contract/host.ts';
import { builtInDestination } from '../../../contract/names.ts';
import { consentSentence } from '../../../i18n/consent.ts';
import { Button } from '../../components/Button.tsx';
import { HostSelect } from '../../components/HostSelect.tsx';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import { Refusal } from '../../components/Refusal.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { folderConsent, type MissingConsent } from '../../state/consent-requests.ts';
import { useFolderActions, useGetWindowState, useWindowState } from '../../window-context.tsx';
import { folderName } from './FolderCard.tsx';
import { FolderChoice } from './FolderChoice.tsx';
import { FolderDetails } from './FolderDetails.tsx';
import { draftOf, type FolderDraft, optionsOf } from './folder-draft.ts';

/** Edits the options of a watched folder, when it is added or changed: what all of them need first, the rest below. */
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
  const { add, change: changeFolder } = useFolderActions();
  const [draft, setDraft] = useState(() => draftOf(before));
  const [failure, setFailure] = useState<ErrorData | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const isBuiltIn = useIsBuiltIn(draft.options.host);
  const missing = useMissingConsent(draft);
  const change = (part: Partial<FolderDraft>) => setDraft((current) => ({ ...current, ...part }));
  const set = (patch: Partial<FolderDraft['options']>) => change({ options: { ...draft.options, ...patch } });

  const save = async () => {
    if (isBusy) return;
    setIsBusy(true);
    const options = optionsOf(draft);
    const refused = before
      ? await changeFolder({ ...options, id: before.id }, missing)
      : await add({ ...options, path, existing: draft.existing }, missing);
    setIsBusy(false);
    setFailure(refused);
    if (!refused) onClose();
  };
  const action = i18n.t(before ? 'folders.form.save' : 'folders.form.watch');

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
            <HostSelect
              label={i18n.t('folders.form.host')}
              value={draft.options.host}
              onChange={(host) => set({ host })}
            />
            {isBuiltIn && (
              <div className="flex flex-col gap-1">
                <FolderChoice
                  name="privacy"
                  answers={privacySchema.options}
                  value={draft.options.privacy}
                  onChange={(privacy) => set({ privacy })}
                />
                <p className="text-12 text-pretty text-ink-faint">{i18n.t('folders.form.privacy.about')}</p>
              </div>
            )}
            {!before && (
              <FolderChoice
                name="existing"
                answers={existingFilesPolicySchema.options.toReversed()}
                value={draft.existing}
                onChange={(existing) => change({ existing })}
              />
            )}
            <FolderDetails
              draft={draft}
              change={change}
              hasAlbums={isBuiltIn}
              failure={failure?.code ?? null}
            />
          </div>
          {missing && <ConsentNote missing={missing} action={action} />}
          <div className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
            <div role="alert" className="min-w-48 flex-1 text-12 empty:hidden">
              {failure && <Refusal failure={failure} />}
            </div>
            <Button onPress={onClose}>{i18n.t('folders.cancel')}</Button>
            <Button
              variant="primary"
              type="submit"
              isDisabled={isBusy}
              aria-label={`${action}: ${folderName(path)}`}
            >
              {action}
            </Button>
          </div>
        </Form>
      </Dialog>
    </ModalDialog>
  );
}

/** Says what the button allows, so that nothing has to be asked later. */
function ConsentNote({ missing, action }: { missing: MissingConsent; action: string }) {
  const i18n = useTranslator();
  const isTrial = useWindowState((state) => state.mirror?.capabilities.host.isSandbox ?? false);
  return (
    <div className="flex items-start gap-2.5 border-t border-line bg-sunken px-5 py-3">
      <ShieldQuestion size={16} aria-hidden className="mt-0.5 shrink-0 text-accent" />
      <p className="text-12 text-pretty [overflow-wrap:anywhere] text-ink-soft">
        {consentSentence(i18n, { ...missing, isTrial })} {i18n.t('folders.form.consent', { action })}
      </p>
    </div>
  );
}

/** Whether pictures for this host (null: as usual) go to the built-in one, which alone has privacy and albums. */
function useIsBuiltIn(host: string | null): boolean {
  const byDefault = useWindowState((state) => state.mirror?.settings.destination ?? builtInDestination);
  return (host ?? byDefault) === builtInDestination;
}

function useMissingConsent({ options: { host, privacy } }: FolderDraft): MissingConsent | null {
  const mirror = useWindowState((state) => state.mirror);
  const read = useGetWindowState();
  // biome-ignore lint/correctness/useExhaustiveDependencies: all that is read of the state is in the mirror
  return useMemo(() => folderConsent(read(), { host, privacy }), [read, mirror, host, privacy]);
}
