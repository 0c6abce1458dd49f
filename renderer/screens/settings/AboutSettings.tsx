import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Settings } from '../../../contract/settings.ts';
import type { Translator } from '../../../i18n/index.ts';
import { Button } from '../../components/Button.tsx';
import { FactList } from '../../components/inspector/Inspector.tsx';
import { ReadingDialog } from '../../components/ReadingDialog.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import type { ShellInfo } from '../../state/window-store.ts';
import { useAbility, useUpdateActions, useWindowState } from '../../window-context.tsx';
import { SettingRow } from './SettingRow.tsx';
import { SettingsSection } from './SettingsSection.tsx';
import { UpdateSettings } from './UpdateSettings.tsx';

/** Tells which version this is and where its data is, and edits how newer ones come. */
export function AboutSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const hasLicences = useAbility('licences');
  return (
    <SettingsSection title={i18n.t('settings.about')}>
      <Facts />
      <UpdateSettings choice={settings.updates} />
      {hasLicences && <Licences />}
    </SettingsSection>
  );
}

function Facts() {
  const i18n = useTranslator();
  const shell = useWindowState((state) => state.shell);
  const capabilities = useWindowState((state) => state.mirror?.capabilities ?? null);
  return (
    <div className="flex flex-col gap-3">
      <FactList
        facts={[
          [i18n.t('settings.version'), shell && versionText(i18n, shell)],
          [i18n.t('settings.profile'), capabilities?.profile ?? null],
          [i18n.t('settings.vault'), capabilities && i18n.t(`settings.vault.${capabilities.vault.kind}`)],
        ]}
      />
      {shell && !shell.supportedRuntime && (
        <p className="flex items-start gap-1.5 text-12 text-warn">
          <TriangleAlert size={16} aria-hidden className="shrink-0" />
          {i18n.t('settings.runtime')}
        </p>
      )}
    </div>
  );
}

/** Tells the version, and that of Electron where there is one. */
const versionText = (i18n: Translator, { version, electron }: ShellInfo) =>
  electron === '' ? version : i18n.t('settings.version.value', { version, electron });

function Licences() {
  const i18n = useTranslator();
  const { licences } = useUpdateActions();
  /** Null while the dialog is closed. */
  const [text, setText] = useState<string | null>(null);
  return (
    <SettingRow title={i18n.t('settings.licences')} about={i18n.t('settings.licences.about')}>
      <Button onPress={async () => setText((await licences()) ?? i18n.t('settings.licences.none'))}>
        {i18n.t('settings.licences.show')}
      </Button>
      {text !== null && <LicenceDialog text={text} onClose={() => setText(null)} />}
    </SettingRow>
  );
}

function LicenceDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const i18n = useTranslator();
  return (
    <ReadingDialog title={i18n.t('settings.licences')} className="rounded-md bg-sunken p-3" onClose={onClose}>
      <pre className="font-mono text-11 whitespace-pre-wrap text-ink-soft select-text">{text}</pre>
    </ReadingDialog>
  );
}
