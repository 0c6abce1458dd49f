import { RotateCcw } from 'lucide-react';
import type { Consent } from '../../../contract/consent.ts';
import { builtInDestination } from '../../../contract/names.ts';
import type { Settings } from '../../../contract/settings.ts';
import { consentSentence } from '../../../i18n/consent.ts';
import { IconButton } from '../../components/Button.tsx';
import { SelectField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useAbility, useActions, useWindowState } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';
import { SettingsSection } from './SettingsSection.tsx';

const undoSecondsOffered = [0, 1, 3, 5, 10, 20, 30];

/** Edits the undo window of uploads, and the consents given so far. */
export function ConsentSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const canWatch = useAbility('watch-clipboard');
  const seconds = (ms: number) => {
    const chosen = ms / 1000;
    return [...new Set([...undoSecondsOffered, chosen])]
      .sort((a, b) => a - b)
      .map((each) => ({ id: String(each), text: i18n.t('grace.seconds', { seconds: each }) }));
  };
  const { graceMs, clipboardWatchGraceMs, consents } = settings;
  return (
    <SettingsSection title={i18n.t('grace.section')}>
      <Resettable of="graceMs">
        <div className="flex flex-col gap-1">
          <SelectField
            label={i18n.t('grace.everything')}
            choices={seconds(graceMs)}
            value={String(graceMs / 1000)}
            onChange={(chosen) => void changeSettings({ graceMs: Number(chosen) * 1000 })}
          />
          <p className="text-12 text-pretty text-ink-faint">{i18n.t('grace.everything.about')}</p>
        </div>
      </Resettable>
      {canWatch && (
        <Resettable of="clipboardWatchGraceMs">
          <SelectField
            label={i18n.t('grace.clipboard-watch')}
            choices={seconds(clipboardWatchGraceMs)}
            value={String(clipboardWatchGraceMs / 1000)}
            onChange={(chosen) => void changeSettings({ clipboardWatchGraceMs: Number(chosen) * 1000 })}
          />
        </Resettable>
      )}
      <div className="flex flex-col gap-2">
        <h3 className="text-13">{i18n.t('consent.given')}</h3>
        {consents.length === 0 ? (
          <p className="text-12 text-pretty text-ink-faint">{i18n.t('consent.given.none')}</p>
        ) : (
          <ul className="flex flex-col gap-1">
            {consents.map((consent) => (
              <GivenConsent
                key={JSON.stringify(consent)}
                consent={consent}
                onAskAgain={() =>
                  void changeSettings({ consents: consents.filter((one) => one !== consent) })
                }
              />
            ))}
          </ul>
        )}
      </div>
    </SettingsSection>
  );
}

function GivenConsent({ consent, onAskAgain }: { consent: Consent; onAskAgain: () => void }) {
  const i18n = useTranslator();
  const isTrial = useWindowState((state) => state.mirror?.capabilities.host.isSandbox ?? false);
  const { account, host } = consent;
  const service = useWindowState((state) =>
    host === builtInDestination
      ? undefined
      : (state.mirror?.destinations.destinations.find(({ id }) => id === host)?.title ?? host),
  );
  // The id is `<host>:<username>`, and stays the same after a sign-out.
  const username = account === null ? null : account.slice(account.indexOf(':') + 1);
  return (
    <li className="flex items-start justify-between gap-4">
      <span className="min-w-0 py-1 text-12 text-pretty [overflow-wrap:anywhere] text-ink-soft">
        {consentSentence(i18n, { ...consent, username, isTrial, service })}
      </span>
      <IconButton icon={RotateCcw} label={i18n.t('consent.ask-again')} onPress={onAskAgain} />
    </li>
  );
}
