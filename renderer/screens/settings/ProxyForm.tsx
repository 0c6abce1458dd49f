import { useEffect, useState } from 'react';
import type { NetworkView, ProxySettings } from '../../../contract/network.ts';
import { Button } from '../../components/Button.tsx';
import { TextField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useNetworkActions } from '../../window-context.tsx';

interface ProxyFields {
  readonly server: string;
  readonly user: string;
  readonly password: string;
  readonly except: string;
}

const savedFields = ({ server, user, except }: ProxySettings): ProxyFields => ({
  server: server ?? '',
  user: user ?? '',
  password: '',
  except,
});

/** Edits a manual proxy: nothing changes before it is saved. */
export function ProxyForm({ proxy, onSaved }: { proxy: ProxySettings; onSaved: () => void }) {
  const i18n = useTranslator();
  const { view, saveProxy, forgetPassword } = useNetworkActions();
  const [fields, setFields] = useState(() => savedFields(proxy));
  const [network, setNetwork] = useState<NetworkView | null>(null);
  const { server, user } = proxy;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a password belongs to one server and one user
  useEffect(() => {
    let isWanted = true;
    void view().then((found) => isWanted && setNetwork(found));
    return () => {
      isWanted = false;
    };
  }, [server, user]);

  const set = (change: Partial<ProxyFields>) => setFields((before) => ({ ...before, ...change }));
  const saved = savedFields(proxy);
  const isChanged =
    proxy.source !== 'manual' ||
    (['server', 'user', 'password', 'except'] as const).some((name) => fields[name].trim() !== saved[name]);
  const hasPassword = network?.hasProxyPassword === true;
  const save = async () => {
    const wanted: ProxySettings = {
      source: 'manual',
      server: fields.server.trim() || null,
      user: fields.user.trim() || null,
      except: fields.except.trim(),
    };
    if (!(await saveProxy(wanted, fields.password || null))) return;
    set({ password: '' });
    onSaved();
    setNetwork(await view());
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
        label={i18n.t('settings.proxy.server')}
        placeholder="http://proxy.example:8080"
        maxLength={300}
        value={fields.server}
        onChange={(typed) => set({ server: typed })}
      />
      <div className="flex flex-col gap-1">
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={i18n.t('settings.proxy.user')}
            autoComplete="off"
            maxLength={255}
            value={fields.user}
            onChange={(typed) => set({ user: typed })}
          />
          <TextField
            type="password"
            label={i18n.t('settings.proxy.password')}
            autoComplete="new-password"
            maxLength={1_024}
            placeholder={hasPassword ? i18n.t('settings.proxy.password.is-kept') : undefined}
            value={fields.password}
            onChange={(typed) => set({ password: typed })}
          />
        </div>
        <p className="text-12 text-pretty text-ink-faint">{i18n.t('settings.proxy.login.about')}</p>
      </div>
      <TextField
        mono
        label={i18n.t('settings.proxy.except')}
        about={i18n.t('settings.proxy.except.about')}
        maxLength={4_000}
        value={fields.except}
        onChange={(typed) => set({ except: typed })}
      />
      <div className="flex flex-wrap justify-end gap-2">
        {hasPassword && (
          <Button
            variant="quiet"
            onPress={() => void forgetPassword().then((found) => found && setNetwork(found))}
          >
            {i18n.t('settings.proxy.password.forget')}
          </Button>
        )}
        <Button type="submit" isDisabled={!isChanged || fields.server.trim() === ''}>
          {i18n.t('settings.proxy.save')}
        </Button>
      </div>
    </form>
  );
}
