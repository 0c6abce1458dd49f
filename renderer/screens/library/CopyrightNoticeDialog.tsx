import { Copy, ExternalLink, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Dialog, Heading } from 'react-aria-components';
import {
  emptyNotice,
  foreignAddresses,
  formatNotice,
  missingFields,
  type CopyrightNotice as Notice,
} from '../../../i18n/copyright-notice.ts';
import { Button } from '../../components/Button.tsx';
import { Switch, TextField } from '../../components/fields.tsx';
import { ModalDialog } from '../../components/ModalDialog.tsx';
import { useNow, useTranslator } from '../../i18n-context.tsx';
import { useActions, useLibraryState, useRemoteEditActions } from '../../window-context.tsx';

/** Page where Imgur names its agent and says how to reach them: it may move, and then it is said there. */
const terms = 'https://imgur.com/tos';

/**
 * Drafts a notice to Imgur's copyright agent. Nothing of it is sent or stored.
 * @param ids own pictures it is about
 */
export function CopyrightNoticeDialog({ ids }: { ids: readonly string[] }) {
  const i18n = useTranslator();
  const now = useNow();
  const rights = useRemoteEditActions();
  const { copyText, openLink } = useActions();
  const own = useLibraryState((state) => state.items);
  const [notice, setNotice] = useState<Notice>(() => {
    const items = ids.flatMap((id) => own.get(id) ?? []);
    return {
      ...emptyNotice,
      work: items.flatMap(({ title }) => title ?? []).join('\n'),
      original: items.map(({ remote }) => remote.page).join('\n'),
    };
  });
  const change = (part: Partial<Notice>) => setNotice((before) => ({ ...before, ...part }));
  const missing = missingFields(notice);
  const stray = foreignAddresses(notice);
  // Its reader reads English.
  const date = new Date(now).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const draft = formatNotice(notice, date);
  const field = (name: keyof Omit<Notice, 'isInGoodFaith' | 'isAccurate'>) => ({
    label: i18n.t(`copyright.${name}`),
    value: notice[name],
    maxLength: 4_000,
    onChange: (value: string) => change({ [name]: value }),
  });
  return (
    <ModalDialog className="flex max-w-150 flex-col" onClose={rights.close}>
      <Dialog className="flex min-h-0 flex-col outline-none">
        <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-5">
          <Heading slot="title" className="text-15 font-semibold text-balance">
            {i18n.t('copyright.title')}
          </Heading>
          <p className="text-13 text-pretty text-ink-soft">{i18n.t('copyright.text')}</p>
          <TextField
            {...field('addresses')}
            autoFocus
            rows={2}
            about={
              stray.length > 0 ? (
                <span className="flex items-center gap-1.5 text-warn">
                  <TriangleAlert size={12} aria-hidden className="shrink-0" />
                  {i18n.t('copyright.addresses.stray', { address: stray[0] ?? '' })}
                </span>
              ) : (
                i18n.t('copyright.addresses.about')
              )
            }
          />
          <TextField {...field('work')} rows={2} about={i18n.t('copyright.work.about')} />
          <TextField {...field('original')} rows={1} />
          <TextField {...field('registration')} about={i18n.t('copyright.registration.about')} />
          <div className="grid grid-cols-2 gap-x-3 gap-y-4">
            <TextField {...field('name')} />
            <TextField {...field('owner')} placeholder={i18n.t('copyright.owner.hint')} />
            <TextField {...field('email')} type="email" />
            <TextField {...field('telephone')} type="tel" />
          </div>
          <TextField {...field('postal')} rows={2} />
          <Switch
            label={i18n.t('copyright.isInGoodFaith')}
            isSelected={notice.isInGoodFaith}
            onChange={(isInGoodFaith) => change({ isInGoodFaith })}
          />
          <Switch
            label={i18n.t('copyright.isAccurate')}
            about={i18n.t('copyright.isAccurate.about')}
            isSelected={notice.isAccurate}
            onChange={(isAccurate) => change({ isAccurate })}
          />
          <section className="flex flex-col gap-1" aria-label={i18n.t('copyright.draft')}>
            <h3 className="text-12 font-medium text-ink-soft">{i18n.t('copyright.draft')}</h3>
            <pre
              lang="en"
              className="rounded-md border border-line bg-ground px-3 py-2 font-mono text-11 [overflow-wrap:anywhere] whitespace-pre-wrap select-text"
            >
              {draft}
            </pre>
          </section>
        </div>
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line p-4">
          <p role="status" className="min-w-44 flex-1 text-12 text-pretty text-ink-soft">
            {missing.length > 0
              ? i18n.t('copyright.missing', {
                  fields: missing.map((name) => i18n.t(`copyright.short.${name}`)).join(', '),
                })
              : i18n.t('copyright.whole')}
          </p>
          <Button variant="quiet" onPress={rights.close}>
            {i18n.t('copyright.close')}
          </Button>
          <Button icon={ExternalLink} onPress={() => void openLink(terms)}>
            {i18n.t('copyright.terms')}
          </Button>
          <Button
            variant="primary"
            icon={Copy}
            isDisabled={missing.length > 0}
            onPress={() => void copyText(draft, (said) => said.t('copyright.copied'))}
          >
            {i18n.t('copyright.copy')}
          </Button>
        </footer>
      </Dialog>
    </ModalDialog>
  );
}
