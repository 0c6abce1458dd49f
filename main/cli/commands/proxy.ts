import type { Readable } from 'node:stream';
import type { EngineClient } from '../../../contract/engine.ts';
import {
  type NetworkTest,
  type ProxySettings,
  type ProxySource,
  proxySources,
} from '../../../contract/network.ts';
import { type CommandContext, type ExitCode, exitCodes, UsageError } from '../context.ts';
import type { Messages } from '../messages.ts';
import { PreconditionFailed } from '../preflight.ts';
import { withSession } from '../session.ts';
import { jsonLine, visible } from '../visible.ts';
import { readSecret } from './accounts.ts';

export interface ProxyOptions {
  readonly user?: string;
  readonly password?: boolean;
  readonly except?: string;
  readonly test?: boolean;
  readonly json?: boolean;
}

/** Keywords that replace a proxy URL. */
const namedSources = proxySources.filter((source) => source !== 'manual');
const isNamed = (way: string): way is ProxySource => (namedSources as readonly string[]).includes(way);

/**
 * Applies the options to the settings; null where they change nothing.
 * @throws {UsageError}
 */
function changedSettings(
  now: ProxySettings,
  way: string | undefined,
  { user, password, except }: ProxyOptions,
  i18n: Messages,
): ProxySettings | null {
  const isOfManual = user !== undefined || except !== undefined || password === true;
  const source = way === undefined ? now.source : isNamed(way) ? way : 'manual';
  if (isOfManual && source !== 'manual') throw new UsageError(i18n.t('cli.proxy.nothing-for'));
  if (way === undefined && user === undefined && except === undefined) return null;
  if (way === undefined || isNamed(way))
    return { ...now, source, ...(user !== undefined && { user }), ...(except !== undefined && { except }) };
  // Another server has other users.
  return { source, server: way, user: user ?? null, except: except ?? now.except };
}

/** Implements `proxy`: shows, sets and tests the proxy. A password is never an argument. */
export async function proxy(
  way: string | undefined,
  options: ProxyOptions,
  context: CommandContext,
  stdin: Readable,
): Promise<ExitCode> {
  const { terminal, i18n } = context;
  return withSession(context, async (client, { isOwn }) => {
    const { proxy: before } = await client.call('settings', {});
    const wanted = changedSettings(before, way, options, i18n);
    if (wanted) await client.call('changeSettings', { proxy: wanted });
    if (options.password) await keepPassword(client, isOwn, context, stdin);
    const { proxy: now } = await client.call('settings', {});
    const { hasProxyPassword, asksSystem } = await client.call('network', {});
    const test = options.test ? await client.call('testNetwork', {}) : null;
    const code = test?.failure ? exitCodes.someFailed : exitCodes.done;
    if (options.json) {
      terminal.printResult(jsonLine({ ...now, hasPassword: hasProxyPassword, ...(test && { test }) }));
      return code;
    }
    terminal.printResult(visible(`${i18n.t('settings.proxy')}: ${describe(now, hasProxyPassword, i18n)}`));
    if (now.source === 'manual' && now.except !== '')
      terminal.printResult(visible(i18n.t('cli.proxy.except', { list: now.except })));
    if (now.source === 'system' && !asksSystem) terminal.printInfo(i18n.t('cli.proxy.no-system'));
    if (test) terminal.printResult(visible(tellTest(test, i18n)));
    return code;
  });
}

async function keepPassword(
  client: EngineClient,
  isOwn: boolean,
  { terminal, i18n }: CommandContext,
  stdin: Readable,
): Promise<void> {
  const password = await readSecret(stdin);
  if (password === '') throw new PreconditionFailed(i18n.t('cli.accounts.secret.none'));
  const { keptIn, why } = await client.call('setProxyPassword', { password });
  if (keptIn === 'keychain') return;
  if (isOwn) throw new PreconditionFailed(i18n.t('cli.proxy.password.memory.own', { why: why ?? '' }));
  terminal.printInfo(i18n.t('settings.proxy.password.memory'));
}

function describe({ source, server, user }: ProxySettings, hasPassword: boolean, i18n: Messages): string {
  if (source !== 'manual') return i18n.t(`settings.proxy.${source}`);
  return i18n.t('cli.proxy.manual', {
    server: server ?? '',
    hasUser: user === null ? 'no' : 'yes',
    user: user ?? '',
    password: hasPassword ? 'yes' : 'no',
  });
}

/** Formats the result of a connection test, with advice. */
function tellTest({ origin, proxy: by, failure }: NetworkTest, i18n: Messages): string {
  const values = { host: new URL(origin).host, hasProxy: by === null ? 'no' : 'yes', proxy: by ?? '' };
  if (!failure) return i18n.t('settings.network.reached', values);
  // Trouble of a proxy names it itself, and where it is of no use nobody was asked.
  if (failure.code === 'proxy-trouble' || failure.code === 'bad-proxy') return i18n.failureOfWay(failure);
  return `${i18n.failureOfWay(failure)} ${i18n.t('settings.network.tried', values)}`;
}
