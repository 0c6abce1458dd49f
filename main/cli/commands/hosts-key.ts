import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import type { EngineClient } from '../../../contract/engine.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { type CommandContext, UsageError } from '../context.ts';

/**
 * Asks whether the key of a server that nobody has accepted yet is right, and keeps it.
 * @returns false where there is nothing to be asked: the key is known, or it is another than the one that is known
 * @throws {UsageError} where there is nobody to be asked, or the answer is no
 */
export async function acceptHostKey(
  client: EngineClient,
  id: string,
  problems: readonly ErrorData[],
  { terminal, i18n, interrupted }: CommandContext,
  stdin: Readable & { isTTY?: boolean },
): Promise<boolean> {
  const unknown = problems.find(({ code }) => code === 'host-key-unknown');
  const { host, fingerprint } = unknown?.params ?? {};
  if (typeof fingerprint !== 'string') return false;
  const about = { host: String(host), fingerprint };
  if (!stdin.isTTY) throw new UsageError(i18n.t('cli.usage.key-needs-terminal', about));
  terminal.printInfo(i18n.t('cli.hosts.accept-key', about));
  const answer = await nextLine(stdin, interrupted);
  if (answer !== 'yes' && answer !== fingerprint) throw new UsageError(i18n.t('cli.hosts.key-declined'));
  await client.call('changeDestination', { id, values: { hostKey: fingerprint } });
  terminal.printInfo(i18n.t('cli.hosts.key-kept', about));
  return true;
}

/** @returns the first line that is typed; empty where there is none */
async function nextLine(stdin: Readable, interrupted: AbortSignal): Promise<string> {
  const reader = createInterface({ input: stdin });
  const line = new Promise<string>((resolve) => {
    reader.once('line', resolve);
    reader.once('close', () => resolve(''));
  });
  interrupted.addEventListener('abort', () => reader.close(), { once: true });
  const text = await line;
  reader.close();
  return text.trim();
}
