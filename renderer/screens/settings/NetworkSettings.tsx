import { CircleCheck, PlugZap, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { type NetworkTest, type ProxySource, proxySources } from '../../../contract/network.ts';
import type { Settings } from '../../../contract/settings.ts';
import { describeError } from '../../../i18n/errors.ts';
import { Button } from '../../components/Button.tsx';
import { SelectField } from '../../components/fields.tsx';
import { useTranslator } from '../../i18n-context.tsx';
import { useActions, useNetworkActions } from '../../window-context.tsx';
import { ProxyForm } from './ProxyForm.tsx';
import { Resettable } from './Resettable.tsx';
import { SettingsSection } from './SettingsSection.tsx';

/** Edits the proxy settings, and tests the connection. */
export function NetworkSettings({ settings: { proxy } }: { settings: Settings }) {
  const i18n = useTranslator();
  const { changeSettings } = useActions();
  // A manual proxy without a server is not saved.
  const [isBegun, setBegun] = useState(false);
  const source = isBegun ? 'manual' : proxy.source;
  const choose = (chosen: ProxySource) => {
    const isMissing = chosen === 'manual' && proxy.server === null;
    setBegun(isMissing);
    if (!isMissing && chosen !== proxy.source) void changeSettings({ proxy: { ...proxy, source: chosen } });
  };
  return (
    <SettingsSection title={i18n.t('settings.network')}>
      <Resettable of="proxy">
        <div className="flex flex-col gap-3">
          <SelectField
            label={i18n.t('settings.proxy')}
            choices={proxySources.map((id) => ({ id, text: i18n.t(`settings.proxy.${id}`) }))}
            value={source}
            onChange={choose}
          />
          <p className="text-12 text-pretty text-ink-faint">{i18n.t(`settings.proxy.${source}.about`)}</p>
          {source === 'manual' && (
            <ProxyForm key={proxy.server} proxy={proxy} onSaved={() => setBegun(false)} />
          )}
        </div>
      </Resettable>
      <ConnectionTest />
    </SettingsSection>
  );
}

function ConnectionTest() {
  const i18n = useTranslator();
  const { test } = useNetworkActions();
  const [state, setState] = useState<NetworkTest | 'testing' | null>(null);
  const isTesting = state === 'testing';
  const run = async () => {
    setState('testing');
    setState(await test());
  };
  return (
    <div className="flex flex-col items-start gap-3">
      <Button icon={PlugZap} isDisabled={isTesting} onPress={() => void run()}>
        {i18n.t(isTesting ? 'settings.network.testing' : 'settings.network.test')}
      </Button>
      <div role="status" className="empty:hidden">
        {state !== null && !isTesting && <TestResult test={state} />}
      </div>
    </div>
  );
}

function TestResult({ test: { origin, proxy, failure } }: { test: NetworkTest }) {
  const i18n = useTranslator();
  const values = { host: new URL(origin).host, hasProxy: proxy === null ? 'no' : 'yes', proxy: proxy ?? '' };
  if (!failure)
    return (
      <p className="flex items-start gap-1.5 text-12 text-good">
        <CircleCheck size={16} aria-hidden className="shrink-0" />
        {i18n.t('settings.network.reached', values)}
      </p>
    );
  const { title, advice } = describeError(i18n, failure);
  // An error of the proxy names it itself.
  const way = failure.code === 'proxy-trouble' ? [] : [i18n.t('settings.network.tried', values)];
  return (
    <p className="flex items-start gap-1.5 text-12 text-pretty text-warn">
      <TriangleAlert size={16} aria-hidden className="shrink-0" />
      {[title, advice, ...way].join(' ')}
    </p>
  );
}
