import { TriangleAlert } from 'lucide-react';
import { Switch } from '../../components/fields.tsx';
import { ScreenHeader } from '../../components/ScreenHeader.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useAbility, useActions, useWindowState } from '../../window-context.tsx';
import { AutoSaveField } from '../settings/AutoSaveField.tsx';
import { SettingsSection } from '../settings/SettingsSection.tsx';
import { AccountPicker } from './AccountPicker.tsx';
import { CallbackUrlField, ClientSecret } from './ApiApplication.tsx';
import { ClientIdField } from './ClientIdField.tsx';
import { CredentialsError } from './CredentialsError.tsx';
import { SignInCard } from './SignInCard.tsx';

/** Renders the screen of accounts, their sign-in, and the application's registration at the host. */
export function AccountsScreen() {
  const i18n = useTranslator();
  const accounts = useWindowState((state) => state.mirror?.accounts ?? null);
  const settings = useWindowState((state) => state.mirror?.settings ?? null);
  if (!accounts || !settings) return null;
  const detail = i18n.t('accounts.detail', { count: accounts.accounts.length });
  return (
    <>
      <ScreenHeader title={i18n.t('accounts.title')} detail={detail} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <div tabIndex={0} className="min-h-0 flex-1 overflow-y-auto px-4 -outline-offset-2">
        <div className="mx-auto flex max-w-150 flex-col gap-8 py-6">
          <SettingsSection title={i18n.t('accounts.list')}>
            <AccountPicker view={accounts} active={settings.account} />
            <SignInCard view={accounts} />
            {accounts.vault.kind === 'memory' && (
              <p className="flex items-start gap-1.5 text-12 text-pretty [overflow-wrap:anywhere] text-warn">
                <TriangleAlert size={16} aria-hidden className="shrink-0" />
                {i18n.t('accounts.vault.memory', {
                  why: accounts.vault.why ? i18n.t('accounts.vault.why', { why: accounts.vault.why }) : '',
                })}
              </p>
            )}
            <CredentialsError />
          </SettingsSection>
          <HostModeCard />
        </div>
      </div>
    </>
  );
}

/** Shows the host, and the application registered there. */
function HostModeCard() {
  const i18n = useTranslator();
  const { setTrial } = useActions();
  const hasTrial = useAbility('trial');
  const mode = useWindowState((state) => state.shell?.mode ?? 'imgur');
  const settings = useWindowState((state) => state.mirror?.settings ?? null);
  // A Client-ID from the environment is not among the settings, and yet it is used.
  const hasOther = useWindowState((state) => state.mirror?.capabilities.host.hasClientId ?? false);
  if (!settings) return null;
  return (
    <>
      <SettingsSection title={i18n.t('accounts.application')}>
        <ClientIdField isNeeded={mode === 'imgur'} hasOther={hasOther} />
        <ClientSecret />
        <CallbackUrlField />
      </SettingsSection>
      <SettingsSection title={i18n.t('settings.host')}>
        {hasTrial && (
          <Switch
            label={i18n.t('settings.mode')}
            about={i18n.t('settings.mode.about')}
            isSelected={mode === 'sandbox'}
            onChange={(isOn) => void setTrial(isOn)}
          />
        )}
        {mode === 'imgur' && (
          <AutoSaveField
            name="apiUrl"
            label={i18n.t('settings.api-url')}
            about={i18n.t('settings.api-url.about')}
            placeholder="https://api.imgur.com"
            saved={settings.apiUrl}
          />
        )}
      </SettingsSection>
    </>
  );
}
