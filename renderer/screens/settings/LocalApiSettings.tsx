import { Copy, KeyRound, TriangleAlert } from 'lucide-react';
import { portRange } from '../../../contract/limits.ts';
import { type LocalApi, picgoPort } from '../../../contract/local-api.ts';
import type { Settings } from '../../../contract/settings.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { Switch } from '../../components/fields.tsx';
import { HostSelect } from '../../components/HostSelect.tsx';
import { AmountField } from '../../components/quantity-fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { hostOfEditors, withHostOfEditors } from '../../state/routing.ts';
import { useActions, useDestinations, useWindowState } from '../../window-context.tsx';
import { Resettable } from './Resettable.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Edits the access for Typora, Obsidian and the like: whether they may upload, on which port, and with which key. */
export function LocalApiSettings({ settings }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const api = useWindowState((state) => state.mirror?.localApi ?? null);
  return (
    <SettingsSection title={i18n.t('settings.local-api')}>
      <div className="flex flex-col gap-3">
        <Resettable of="localApi">
          <Switch
            label={i18n.t('settings.local-api.on')}
            about={i18n.t('settings.local-api.on.about')}
            isSelected={settings.localApi}
            onChange={(localApi) => void changeSettings({ localApi })}
          />
        </Resettable>
        {settings.localApi && api && <LocalApiStatus api={api} apiKey={settings.localApiKey} />}
      </div>
      {settings.localApi && (
        <Resettable of="localApiPort">
          <AmountField
            label={i18n.t('settings.local-api.port')}
            about={i18n.t('settings.local-api.port.about', { usual: String(picgoPort) })}
            value={settings.localApiPort}
            {...portRange}
            step={1}
            isPlain
            onChange={(localApiPort) => void changeSettings({ localApiPort })}
          />
        </Resettable>
      )}
      {settings.localApi && <EditorsHost settings={settings} />}
      {settings.localApi && <ApiKeyField apiKey={settings.localApiKey} />}
    </SettingsSection>
  );
}

/** Chooses where pictures of editors go, where there are several hosts: a rule, which the others stand beside. */
function EditorsHost({ settings: { routing } }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  const value = hostOfEditors(routing.rules);
  if (useDestinations().length < 2 && value === null) return null;
  return (
    <HostSelect
      label={i18n.t('settings.local-api.host')}
      value={value}
      onChange={(host) =>
        void changeSettings({
          routing: { ...routing, rules: withHostOfEditors(routing.rules, host, crypto.randomUUID()) },
        })
      }
    />
  );
}

/** Shows the URL to enter in an editor, or why there is none. */
function LocalApiStatus({ api, apiKey }: { api: LocalApi; apiKey: string | null }) {
  const i18n = useTranslator();
  const { copyText } = useActions();
  if (api.error) {
    const { title, advice } = describeError(i18n, api.error);
    return (
      <p role="alert" className="flex items-start gap-1.5 text-12 text-warn">
        <TriangleAlert size={16} aria-hidden className="shrink-0" />
        {`${title} ${advice}`}
      </p>
    );
  }
  if (!api.address) return null;
  const address = `${api.address}/upload${apiKey === null ? '' : `?key=${encodeURIComponent(apiKey)}`}`;
  return (
    <div className="flex flex-col gap-1">
      <p className="text-12 text-ink-soft">{i18n.t('settings.local-api.listening')}</p>
      <div className="flex items-center gap-2">
        <code className="min-w-0 flex-1 truncate rounded-md border border-line bg-sunken px-2 py-1.5 font-mono text-12 select-text">
          {address}
        </code>
        <Button
          icon={Copy}
          onPress={() => void copyText(address, (now) => now.t('settings.local-api.copied'))}
        >
          {i18n.t('settings.local-api.copy')}
        </Button>
      </div>
    </div>
  );
}

/** Shows the key. There is always one; the engine generates it, and a new one when it was exposed. */
function ApiKeyField({ apiKey }: { apiKey: string | null }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  return (
    <div className="flex items-start justify-between gap-6">
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="text-13">{i18n.t('settings.local-api.key')}</span>
        <span className="font-mono text-12 text-ink-soft select-text">{apiKey}</span>
        <span className="text-12 text-pretty text-ink-faint">{i18n.t('settings.local-api.key.about')}</span>
      </span>
      <Button icon={KeyRound} onPress={() => void changeSettings({ localApiKey: null })}>
        {i18n.t('settings.local-api.key.make')}
      </Button>
    </div>
  );
}
