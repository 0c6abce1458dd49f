import { useEffect, useState } from 'react';
import { type LedgerView, withoutLedger } from '../../../contract/ledger.ts';
import type { Settings } from '../../../contract/settings.ts';
import { Button } from '../../components/Button.tsx';
import { SharedState } from '../../components/credit/SharedState.tsx';
import { SelectField, TextField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useNetworkActions, useWindowState } from '../../window-context.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Edits the ledger that several machines share. */
export function LedgerSettings({ settings: { ledger } }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const shared = useWindowState((state) => state.mirror?.credits.shared ?? null);
  return (
    <SettingsSection title={i18n.t('settings.ledger')}>
      <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.ledger.about')}</p>
      <LedgerForm key={ledger.url} ledger={ledger} />
      <SelectField
        label={i18n.t('settings.ledger.without')}
        choices={withoutLedger.map((id) => ({ id, text: i18n.t(`settings.ledger.without.${id}`) }))}
        value={ledger.without}
        onChange={(without) => void changeSettings({ ledger: { ...ledger, without } })}
      />
      <div role="status" className="empty:hidden">
        {shared && <SharedState shared={shared} />}
      </div>
    </SettingsSection>
  );
}

/** Edits its address and password: nothing changes before it is saved. */
function LedgerForm({ ledger }: { ledger: Settings['ledger'] }) {
  const i18n = useTranslator();
  const { ledgerView, saveLedger } = useNetworkActions();
  const [url, setUrl] = useState(ledger.url ?? '');
  const [password, setPassword] = useState('');
  const [view, setView] = useState<LedgerView | null>(null);
  useEffect(() => {
    let isWanted = true;
    void ledgerView().then((found) => isWanted && setView(found));
    return () => {
      isWanted = false;
    };
  }, [ledgerView]);
  const isChanged = url.trim() !== (ledger.url ?? '') || password !== '';
  const save = async () => {
    if (!(await saveLedger({ ...ledger, url: url.trim() || null }, password || null))) return;
    setPassword('');
    setView(await ledgerView());
  };
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <TextField
        mono
        label={i18n.t('settings.ledger.url')}
        about={i18n.t(view?.isGiven ? 'settings.ledger.given' : 'settings.ledger.url.about')}
        placeholder="redis://server.example:6379"
        maxLength={500}
        value={url}
        onChange={setUrl}
      />
      <TextField
        type="password"
        label={i18n.t('settings.ledger.password')}
        about={i18n.t('settings.ledger.password.about')}
        autoComplete="new-password"
        maxLength={1_024}
        placeholder={view?.hasPassword ? i18n.t('settings.proxy.password.is-kept') : undefined}
        value={password}
        onChange={setPassword}
      />
      <div className="flex justify-end">
        <Button type="submit" isDisabled={!isChanged}>
          {i18n.t('settings.ledger.save')}
        </Button>
      </div>
    </form>
  );
}
