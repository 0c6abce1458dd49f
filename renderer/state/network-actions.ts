import type { Bridge } from '../../contract/bridge.ts';
import type { LedgerSettings } from '../../contract/ledger.ts';
import type { ProxySettings } from '../../contract/network.ts';
import type { CoreActions } from './actions.ts';

export type NetworkActions = ReturnType<typeof createNetworkActions>;

/** Creates the actions of the proxy: settings, password and connection test. */
export function createNetworkActions(bridge: Bridge, { ask, notify, changeSettings }: CoreActions) {
  return {
    view: () => ask(bridge.engine.network({})),
    test: () => ask(bridge.engine.testNetwork({})),

    /**
     * Saves the proxy.
     * @param password null: the stored one stays.
     * @returns whether all of it was accepted
     */
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
    ledgerView: () => ask(bridge.engine.ledger({})),

    /**
     * Saves the ledger that several machines share.
     * @param password null: the stored one stays.
     * @returns whether all of it was accepted
     */
    async saveLedger(ledger: LedgerSettings, password: string | null): Promise<boolean> {
      if (!(await changeSettings({ ledger }))) return false;
      const kept = password === null ? null : await ask(bridge.engine.setLedgerPassword({ password }));
      if (password !== null && !kept) return false;
      notify(kept?.keptIn === 'memory' ? 'warn' : 'good', (i18n) => ({
        title: i18n.t('settings.ledger.saved'),
        ...(kept?.keptIn === 'memory' ? { detail: i18n.t('settings.proxy.password.memory') } : {}),
      }));
      return true;
    },
    forgetPassword: () => ask(bridge.engine.setProxyPassword({ password: null })),
  };
}
