import { useState } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import type { Account } from '../../../contract/accounts.ts';
import type { Job } from '../../../contract/job.ts';
import { Button } from '../../components/Button.tsx';
import { SelectField } from '../../components/fields.tsx';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { canUploadAs } from '../../state/job-predicates.ts';
import { useActions, useWindowState } from '../../window-context.tsx';

const noAccounts: readonly Account[] = [];
const noJobs: ReadonlyMap<string, Job> = new Map();
/** Choice of no account; an id names its host before a colon. */
const anonymous = 'anonymous';

/** Asks under which other account the pictures are to go, with who will see them there. */
export function UploadAsDialog() {
  const ids = useWindowState((state) => state.uploadAsIds);
  return ids && <UploadAsQuestion ids={ids} />;
}

function UploadAsQuestion({ ids }: { ids: readonly string[] }) {
  const i18n = useTranslator();
  const { askUploadAs, uploadAs } = useActions();
  const accounts = useWindowState((state) => state.mirror?.accounts.accounts ?? noAccounts);
  const known = useWindowState((state) => state.mirror?.jobs ?? noJobs);
  const jobs = ids.flatMap((id) => known.get(id) ?? []).filter(canUploadAs);
  const own = new Set(jobs.map(({ account }) => account));
  const isElsewhere = (id: string | null) => own.size > 1 || !own.has(id);
  const choices = [
    ...accounts
      .filter(({ id, state }) => state === 'signed-in' && isElsewhere(id))
      .map(({ id, username }) => ({ id, text: username })),
    ...(isElsewhere(null) ? [{ id: anonymous, text: i18n.t('accounts.anonymous') }] : []),
  ];
  const [chosen, setChosen] = useState(choices[0]?.id ?? '');
  const to = choices.find(({ id }) => id === chosen) ?? choices[0];
  const close = () => askUploadAs(null);
  const shown = jobs.filter(({ privacy }) => privacy === 'public').length;
  const isAnonymous = to?.id === anonymous;
  return (
    <ModalDialog className="max-w-110 overflow-y-auto" onClose={close}>
      <Dialog className="flex flex-col gap-4 p-5 outline-none">
        <Heading slot="title" className="text-15 font-semibold text-balance">
          {i18n.t('upload-as.title', { count: jobs.length })}
        </Heading>
        {to ? (
          <>
            <SelectField
              label={i18n.t('upload-as.account')}
              choices={choices}
              value={to.id}
              onChange={setChosen}
            />
            <div className="flex flex-col gap-1.5 text-13 text-pretty text-ink-soft">
              <p>
                {isAnonymous
                  ? i18n.t('accounts.anonymous.text')
                  : i18n.t('upload-as.account.text', { name: to.text })}
              </p>
              {shown > 0 && (
                <p className="text-warn">
                  {isAnonymous
                    ? i18n.t('upload-as.hidden', { count: shown })
                    : i18n.t('upload-as.public', { count: shown, name: to.text })}
                </p>
              )}
            </div>
          </>
        ) : (
          <p className="text-ink-soft">{i18n.t('upload-as.none')}</p>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button onPress={close}>{i18n.t('folders.cancel')}</Button>
          {to && (
            <Button
              variant="primary"
              onPress={() => {
                close();
                void uploadAs(
                  jobs.map(({ id }) => id),
                  isAnonymous ? null : to.id,
                  to.text,
                );
              }}
            >
              {i18n.t('upload-as.confirm', { count: jobs.length })}
            </Button>
          )}
        </div>
      </Dialog>
    </ModalDialog>
  );
}
