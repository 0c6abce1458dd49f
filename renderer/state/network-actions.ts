import type { Bridge } from '../../contract/bridge.ts';
import type { ProxySettings } from '../../contract/network.ts';
import type { CoreActions } from './actions.ts';

export type NetworkActions = ReturnType<typeof createNetworkActions>;

/** The way out of this computer: which it is, its password, and whether it leads anywhere. */
export function createNetworkActions(bridge: Bridge, { ask, notify, changeSettings }: CoreActions) {
  return {
    view: () => ask(bridge.engine.network({})),
    test: () => ask(bridge.engine.testNetwork({})),

    /** @param password null: the one that is kept stays. @returns whether all of it was taken */
    async saveProxy(proxy: ProxySettings, password: string | null): Promise<boolean> {
      if (!(await changeSettings({ proxy }))) return false;
      const kept = password === null ? null : await ask(bridge.engine.setProxyPassword({ password }));
      if (password !== null && !kept) return false;
      notify(kept?.keptIn === 'memory' ? 'warn' : 'good', (i18n) => ({
        title: i18n.t('settings.proxy.saved'),
        ...(kept?.keptIn === 'memory' ? { detail: i18n.t('settings.proxy.password.memory') } : {}),
      }));
      return true;
    },
    forgetPassword: () => ask(bridge.engine.setProxyPassword({ password: null })),
  };
}
