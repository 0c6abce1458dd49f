import { errorData } from '../../../contract/app-error.ts';
import type { EngineOutput, EngineParsedInput } from '../../../contract/engine.ts';
import type { NetworkView, networkCalls, ProxySettings } from '../../../contract/network.ts';
import type { Clock } from '../clock.ts';
import type { Host } from '../hosts/host.ts';
import type { Network } from '../network/network.ts';
import { proxyName } from '../network/proxy.ts';
import type { ProxyPasswords } from '../network/proxy-password.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { ShellQuestions } from '../shell-questions.ts';

type Names = keyof typeof networkCalls;
export type NetworkHandlers = { [N in Names]: (input: EngineParsedInput<N>) => Promise<EngineOutput<N>> };

/** Timeout of connecting, authenticating the server, and its answer. */
const testTimeoutMs = 20_000;

/** The parts of an engine that the network's calls use; they outlive sessions. */
export interface WayOut {
  readonly network: Network;
  readonly passwords: ProxyPasswords;
  readonly systemProxies: ShellQuestions<string, string>;
}

export function createNetworkHandlers(options: {
  readonly wayOut: WayOut;
  readonly clock: Clock;
  readonly secrets: Pick<SecretStore, 'why'>;
  readonly hasShell: boolean;
  readonly settings: () => ProxySettings;
  /** Opens the host in use, over connections of its own. */
  readonly openHost: () => Host;
}): NetworkHandlers {
  const { wayOut, clock, secrets, settings, hasShell } = options;
  const view = async (): Promise<NetworkView> => ({
    hasProxyPassword: (await wayOut.passwords.read(settings())) !== null,
    asksSystem: hasShell,
  });
  return {
    network: view,
    async setProxyPassword({ password }) {
      const keptIn = await wayOut.passwords.write(settings(), password);
      return { ...(await view()), keptIn, why: keptIn === 'memory' ? secrets.why : null };
    },
    async testNetwork() {
      const host = options.openHost();
      const late = new AbortController();
      const callOff = clock.after(testTimeoutMs, () => late.abort());
      try {
        const found = await host.checkConnection(late.signal);
        const url = new URL(host.origin);
        const inTime = errorData('timeout', `${url.host} did not answer in time`, { host: url.host });
        const failure = late.signal.aborted && found ? inTime : found;
        // Without a way there is none to name.
        if (failure?.code === 'bad-proxy') return { origin: host.origin, proxy: null, failure };
        const route = wayOut.network.lastRouteTo(url) ?? (await wayOut.network.routesTo(url))[0] ?? 'direct';
        return { origin: host.origin, proxy: route === 'direct' ? null : proxyName(route), failure };
      } finally {
        callOff();
        await host.close();
      }
    },
    async testClientId({ clientId }) {
      const host = options.openHost();
      const late = new AbortController();
      const callOff = clock.after(testTimeoutMs, () => late.abort());
      try {
        const credentials = { kind: 'anonymous', clientId } as const;
        const answer = await host.budgetReading?.read(credentials, late.signal);
        return { failure: answer?.kind === 'failed' ? answer.failure : null };
      } finally {
        callOff();
        await host.close();
      }
    },
    async giveProxy({ askId, answer }) {
      wayOut.systemProxies.resolve(askId, answer);
      return {};
    },
  };
}
