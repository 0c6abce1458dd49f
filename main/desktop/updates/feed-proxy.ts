import type { ProxySettings } from '../../../contract/network.ts';

/** Part of Electron's `ProxyConfig`. */
export interface FeedProxy {
  readonly mode: 'system' | 'direct' | 'fixed_servers';
  readonly proxyRules?: string;
  readonly proxyBypassRules?: string;
}

/**
 * Translates the settings into Chromium's words. A proxy that asks for a password refuses the feed: passwords stay in
 * the engine.
 */
export function feedProxy(
  { source, server, except }: ProxySettings,
  environment: NodeJS.ProcessEnv,
): FeedProxy {
  if (source === 'none') return { mode: 'direct' };
  if (source === 'manual') return server === null ? { mode: 'direct' } : fixed(server, except);
  const named =
    environment.https_proxy || environment.HTTPS_PROXY || environment.all_proxy || environment.ALL_PROXY;
  if (named) return fixed(withoutLogin(named), environment.no_proxy || environment.NO_PROXY || '');
  return { mode: source === 'system' ? 'system' : 'direct' };
}

const fixed = (proxyRules: string, except: string): FeedProxy => ({
  mode: 'fixed_servers',
  proxyRules,
  proxyBypassRules: ['<local>', ...except.split(/[\s,;]+/).filter(Boolean)].join(';'),
});

/** Chromium takes no name and password in these. */
function withoutLogin(address: string): string {
  const text = address.includes('://') ? address : `http://${address}`;
  return text.replace(/^(\w+:\/\/)[^/@]*@/, '$1');
}
