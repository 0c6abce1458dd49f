import { TriangleAlert } from 'lucide-react';
import { Switch } from '../../components/fields.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useWords } from '../../i18n-context.tsx';
import { useIntents, useWindow } from '../../window-context.tsx';
import { SavedField } from '../settings/AutoSaveField.tsx';
import { Section } from '../settings/SettingsSection.tsx';
import { Uploaders } from './AccountPicker.tsx';
import { ClientSecret, ReturnAddress } from './ApiApplication.tsx';
import { Trouble } from './CredentialsError.tsx';
import { SignInCard } from './SignInCard.tsx';

/** Who uploads, and as which application: accounts, their sign-in, and what the host has to know of us. */
export function Accounts() {
  const words = useWords();
  const accounts = useWindow((state) => state.mirror?.accounts ?? null);
  const settings = useWindow((state) => state.mirror?.settings ?? null);
  if (!accounts || !settings) return null;
  const detail = words.text('accounts.detail', { count: accounts.accounts.length });
  return (
    <>
      <ScreenHeader title={words.text('accounts.title')} detail={detail} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 -outline-offset-2">
        <div className="mx-auto flex max-w-150 flex-col gap-8 py-6">
          <Section title={words.text('accounts.list')}>
            <Uploaders view={accounts} active={settings.account} />
            <SignInCard view={accounts} />
            {accounts.vault.kind === 'memory' && (
              <p className="flex items-start gap-1.5 text-12 text-pretty [overflow-wrap:anywhere] text-warn">
                <TriangleAlert size={16} aria-hidden className="shrink-0" />
                {words.text('accounts.vault.memory', {
                  why: accounts.vault.why
                    ? words.text('accounts.vault.why', { why: accounts.vault.why })
                    : '',
                })}
              </p>
            )}
            <Trouble />
          </Section>
          <Host />
        </div>
      </div>
    </>
  );
}

/** The host, and the application that we are to it. */
function Host() {
  const words = useWords();
  const { setMode } = useIntents();
  const mode = useWindow((state) => state.shell?.mode ?? 'imgur');
  const settings = useWindow((state) => state.mirror?.settings ?? null);
  // One from the environment is not among the settings, and yet it is used.
  const hasOther = useWindow((state) => state.mirror?.capabilities.host.hasClientId ?? false);
  if (!settings) return null;
  return (
    <>
      <Section title={words.text('accounts.application')}>
        <SavedField
          name="clientId"
          label={words.text('settings.client-id')}
          about={words.text('settings.client-id.about')}
          placeholder={words.text('settings.client-id.placeholder')}
          saved={settings.clientId}
          missing={mode === 'imgur' && !hasOther ? words.text('settings.client-id.missing') : null}
        />
        <ClientSecret />
        <ReturnAddress />
      </Section>
      <Section title={words.text('settings.host')}>
        <Switch
          label={words.text('settings.mode')}
          about={words.text('settings.mode.about')}
          isSelected={mode === 'sandbox'}
          onChange={(isSandbox) => void setMode(isSandbox ? 'sandbox' : 'imgur')}
        />
        {mode === 'imgur' && (
          <SavedField
            name="apiUrl"
            label={words.text('settings.api-url')}
            about={words.text('settings.api-url.about')}
            placeholder="https://api.imgur.com"
            saved={settings.apiUrl}
            missing={null}
          />
        )}
      </Section>
    </>
  );
}
