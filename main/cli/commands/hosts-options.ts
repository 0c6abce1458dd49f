import { UsageError } from '../context.ts';
import type { Messages } from '../messages.ts';

export interface HostsOptions {
  readonly name?: string;
  /** `key=value` each. */
  readonly set?: readonly string[];
  /** `key=-` each. */
  readonly secret?: readonly string[];
  /** `key=PATH` each. */
  readonly secretFile?: readonly string[];
  /** Keys whose values are taken away. */
  readonly unset?: readonly string[];
  /** `set` names the same place under another address. */
  readonly samePlace?: boolean;
  /** `test` asks whether the server’s key is right. */
  readonly acceptKey?: boolean;
  /** `export` writes all of it to this file. */
  readonly withSecrets?: string | true;
  readonly moveTo?: string;
  readonly cancelWaiting?: boolean;
  /** `import` reads files in the old syntax. */
  readonly old?: boolean;
  readonly json?: boolean;
}

/** What is done with hosts, by the word that names it. */
export const hostActions = [
  'list',
  'kinds',
  'add',
  'set',
  'test',
  'remove',
  'default',
  'import',
  'export',
] as const;
export type HostAction = (typeof hostActions)[number];

/** Which actions read which option; `--json` is for all. */
const readBy: Readonly<
  Record<Exclude<keyof HostsOptions, 'json'>, readonly [flag: string, ...HostAction[]]>
> = {
  name: ['--name', 'add', 'set', 'import'],
  set: ['--set', 'add', 'set'],
  secret: ['--secret', 'add', 'set'],
  secretFile: ['--secret-file', 'add', 'set', 'import'],
  unset: ['--unset', 'set'],
  samePlace: ['--same-place', 'set'],
  acceptKey: ['--accept-key', 'test'],
  withSecrets: ['--with-secrets', 'export'],
  moveTo: ['--move-to', 'remove'],
  cancelWaiting: ['--cancel-waiting', 'remove'],
  old: ['--old', 'import'],
};

/**
 * Refuses an option that the action would not read: whoever gave it believes that it was followed.
 * @throws {UsageError}
 */
export function checkOptions(action: HostAction, options: HostsOptions, { t }: Messages): void {
  for (const [key, [option, ...actions]] of Object.entries(readBy))
    if (options[key as keyof typeof readBy] !== undefined && !actions.includes(action))
      throw new UsageError(t('cli.usage.option-elsewhere', { option, action, actions: actions.join(', ') }));
}

/** Reads `key=value` options. @throws {UsageError} */
export function pairsOf(given: readonly string[] | undefined, i18n: Messages): Record<string, string> {
  return Object.fromEntries(
    (given ?? []).map((pair) => {
      const at = pair.indexOf('=');
      if (at > 0) return [pair.slice(0, at), pair.slice(at + 1)];
      throw new UsageError(i18n.t('cli.usage.bad-pair', { value: pair }));
    }),
  );
}
