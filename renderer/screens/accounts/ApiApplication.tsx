import { ClipboardPaste, Copy } from 'lucide-react';
import { useState } from 'react';
import { isPort } from '../../../contract/limits.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useAbility, useActions, useWindowState } from '../../window-context.tsx';

/**
 * Stores the client secret. It goes from the clipboard into the keychain and never comes back: no page is ever given
 * it.
 */
export function ClientSecret() {
  const i18n = useTranslator();
  const { keepClientSecret, forgetClientSecret } = useActions();
  const isKept = useWindowState((state) => state.mirror?.accounts.hasClientSecret ?? false);
  const where = useWindowState((state) => state.mirror?.accounts.vault.kind ?? 'keychain');
  const canPaste = useAbility('read-clipboard');
  if (!canPaste && !isKept) return null;
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <div className="flex min-w-0 flex-1 basis-72 flex-col gap-1">
        <h3 className="flex items-center gap-1.5">
          {i18n.t('accounts.secret')}
          {isKept && <span className="text-12 text-good">{i18n.t('accounts.secret.kept')}</span>}
        </h3>
        <p className="text-12 text-pretty text-ink-faint">
          {i18n.t('accounts.secret.about')} {i18n.t(`accounts.secret.about.${where}`)}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {canPaste && (
          <Button icon={ClipboardPaste} onPress={() => void keepClientSecret()}>
            {i18n.t('accounts.secret.paste')}
          </Button>
        )}
        {isKept && (
          <Button variant="quiet" onPress={() => void forgetClientSecret()}>
            {i18n.t('accounts.secret.forget')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** Shows the redirect URL, to be copied to where the application is registered. */
export function CallbackUrlField() {
  const i18n = useTranslator();
  const { changeSettings, copyText } = useActions();
  const address = useWindowState((state) => state.mirror?.accounts.returnAddress ?? '');
  const saved = useWindowState((state) => String(state.mirror?.settings.signInPort ?? ''));
  const [typed, setTyped] = useState<string | null>(null);
  const value = typed ?? saved;
  const port = Number(value);
  const isBad = !isPort(port);
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBad && value !== saved)
          void changeSettings({ signInPort: port }).then((done) => done && setTyped(null));
      }}
    >
      <TextField
        mono
        isReadOnly
        label={i18n.t('accounts.return')}
        about={i18n.t('accounts.return.about')}
        value={address}
        trailing={
          <Button
            icon={Copy}
            onPress={() => void copyText(address, (now) => now.t('accounts.return.copied'))}
          >
            {i18n.t('accounts.return.copy')}
          </Button>
        }
      />
      <TextField
        mono
        inputMode="numeric"
        label={i18n.t('accounts.port')}
        about={
          isBad ? (
            <span className="text-bad">{i18n.t('accounts.port.bad')}</span>
          ) : (
            i18n.t('accounts.port.about')
          )
        }
        value={value}
        onChange={setTyped}
        trailing={
          <Button type="submit" isDisabled={isBad || value === saved}>
            {i18n.t('settings.client-id.save')}
          </Button>
        }
      />
    </form>
  );
}
