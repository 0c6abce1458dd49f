import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toErrorData } from '../../../contract/app-error.ts';
import type { Capabilities } from '../../../contract/capabilities.ts';
import { builtInDestination } from '../../../contract/destinations.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import type { NetworkTest } from '../../../contract/network.ts';
import { readLockRecord } from '../../engine/lock/profile-lock.ts';
import { makeFolder } from '../../engine/make-folder.ts';
import { findApp } from '../app-program.ts';
import { type CommandContext, type ExitCode, exitCodes } from '../context.ts';
import { openSession } from '../session.ts';
import { jsonLine, visible, visibleLines } from '../visible.ts';

/** Lowest version that the addons support: better-sqlite3 13 is built for Node-API 10. */
const minimumNode = [22, 14] as const;

interface Check {
  readonly name: 'node' | 'profile' | 'engine' | 'database' | 'vault' | 'host' | 'client-id' | 'electron';
  readonly ok: boolean;
  /** False: uploads work without it. */
  readonly needed: boolean;
  readonly detail: string;
}

function nodeCheck({ i18n }: CommandContext): Check {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const ok = major > minimumNode[0] || (major === minimumNode[0] && minor >= minimumNode[1]);
  const values = { version: process.versions.node, least: minimumNode.join('.') };
  return {
    name: 'node',
    ok,
    needed: true,
    detail: i18n.t(ok ? 'cli.doctor.node' : 'cli.doctor.node.old', values),
  };
}

function profileCheck({ environment, i18n }: CommandContext): Check {
  const { profile } = environment.engine;
  try {
    const probe = join(profile, `.doctor-${process.pid}`);
    makeFolder(profile);
    writeFileSync(probe, '');
    rmSync(probe);
    return { name: 'profile', ok: true, needed: true, detail: profile };
  } catch (thrown) {
    const code = String((thrown as { code?: unknown }).code);
    return {
      name: 'profile',
      ok: false,
      needed: true,
      detail: i18n.t('cli.doctor.profile.no', { path: profile, code }),
    };
  }
}

/** Asks the engine for its capabilities, or returns why there is no engine to ask. */
async function queryEngine(
  context: CommandContext,
): Promise<
  | { capabilities: Capabilities; way: NetworkTest; chosen: string; report: string; failure: null }
  | { capabilities: null; way: null; chosen: null; report: null; failure: ErrorData }
> {
  try {
    const session = await openSession(context, false);
    try {
      const capabilities = await session.client.call('capabilities', {});
      const { chosen } = await session.client.call('destinations', {});
      const way = await session.client.call('testNetwork', {});
      const { report } = await session.client.call('diagnose', {});
      return { capabilities, way, chosen, report, failure: null };
    } finally {
      await session.close();
    }
  } catch (thrown) {
    return { capabilities: null, way: null, chosen: null, report: null, failure: toErrorData(thrown) };
  }
}

function vaultCheck({ vault }: Capabilities, { i18n }: CommandContext): Check {
  const ok = vault.kind === 'keychain';
  const detail = ok
    ? i18n.t('cli.doctor.vault')
    : i18n.t('cli.doctor.vault.memory', { why: vault.why ?? '' });
  return { name: 'vault', ok, needed: false, detail };
}

function hostCheck({ origin, proxy, failure }: NetworkTest, { i18n }: CommandContext): Check {
  const values = { origin, hasProxy: proxy === null ? 'no' : 'yes', proxy: proxy ?? '' };
  const detail = failure
    ? `${i18n.t('cli.doctor.host.no', values)} ${i18n.failureOfWay(failure)}`
    : i18n.t('cli.doctor.host', values);
  return { name: 'host', ok: failure === null, needed: true, detail };
}

function electronCheck({ i18n }: CommandContext): Check {
  const [path] = findApp(process.env) ?? [];
  return {
    name: 'electron',
    ok: path !== undefined,
    needed: false,
    detail: path ?? i18n.t('cli.doctor.electron.no'),
  };
}

async function runChecks(context: CommandContext): Promise<{ checks: Check[]; report: string | null }> {
  const { environment, i18n } = context;
  const running = readLockRecord(environment.engine.profile);
  const engine: Check = {
    name: 'engine',
    ok: true,
    needed: false,
    detail: running
      ? i18n.t('cli.doctor.engine', { pid: String(running.pid), version: running.version })
      : i18n.t('cli.doctor.engine.none'),
  };
  const first = [nodeCheck(context), profileCheck(context), engine];
  const { capabilities, way, chosen, report, failure } = await queryEngine(context);
  if (!capabilities) {
    const database: Check = { name: 'database', ok: false, needed: true, detail: i18n.failure(failure) };
    return { checks: [...first, database, electronCheck(context)], report };
  }
  const { host } = capabilities;
  const isBuiltInChosen = chosen === builtInDestination;
  const clientId = host.hasClientId ? 'cli.doctor.client-id' : 'cli.doctor.client-id.no';
  const checks: Check[] = [
    ...first,
    { name: 'database', ok: true, needed: true, detail: i18n.t('cli.doctor.database') },
    vaultCheck(capabilities, context),
    { ...hostCheck(way, context), needed: isBuiltInChosen },
    { name: 'client-id', ok: host.hasClientId, needed: isBuiltInChosen, detail: i18n.t(clientId) },
    electronCheck(context),
  ];
  return { checks, report };
}

/**
 * Implements `doctor`: reports what works on this machine and what does not, and whether that prevents uploads. With a
 * report it adds the text that the window copies for whoever looks for a mistake.
 */
export async function doctor(
  { isJson, withReport }: { readonly isJson: boolean; readonly withReport: boolean },
  context: CommandContext,
): Promise<ExitCode> {
  const { terminal, i18n } = context;
  const { checks, report } = await runChecks(context);
  const isFit = checks.every(({ ok, needed }) => ok || !needed);
  if (isJson) terminal.printResult(jsonLine({ ok: isFit, checks, ...(withReport ? { report } : {}) }));
  else {
    for (const { name, ok, needed, detail } of checks) {
      const mark = i18n.t(ok ? 'cli.doctor.ok' : needed ? 'cli.doctor.no' : 'cli.doctor.without');
      terminal.printResult(`${mark}  ${i18n.t(`cli.doctor.name.${name}`)}: ${visible(detail)}`);
    }
    terminal.printResult(i18n.t(isFit ? 'cli.doctor.fit' : 'cli.doctor.unfit'));
    if (withReport && report !== null) terminal.printResult(`\n${visibleLines(report.trimEnd())}`);
  }
  return isFit ? exitCodes.done : exitCodes.nothingTried;
}
