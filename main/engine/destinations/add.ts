import { AppError } from '../../../contract/app-error.ts';
import type { EngineParsedInput } from '../../../contract/engine.ts';
import type { Clock } from '../clock.ts';
import type { HostKind, HostValues } from '../hosts/kind.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { StoredDestination } from '../store/destinations/destination-row.ts';
import { badSetting, checkValues } from './check-values.ts';
import { checkTitle, createId } from './names.ts';
import type { DestinationRecords } from './records.ts';
import { keepSecrets, readSecretFile } from './secret-places.ts';

/** Creates the function that adds a destination. @throws {AppError} `bad-setting`, `secret-unreadable` */
export function createAdd({
  kinds,
  records,
  secrets,
  clock,
}: {
  readonly kinds: readonly HostKind[];
  readonly records: DestinationRecords;
  readonly secrets: SecretStore;
  readonly clock: Clock;
}): (input: EngineParsedInput<'addDestination'>) => Promise<StoredDestination> {
  return async ({ kind: name, title, values, secretFiles }) => {
    const kind = records.kindOf(name);
    if (!kind)
      throw new AppError(badSetting('kind', 'choice', { choices: kinds.map((one) => one.kind).join(', ') }));
    const called = checkTitle(title, records.list());
    const inFiles: Record<string, string> = {};
    for (const [key, path] of Object.entries(secretFiles))
      if (isSecret(kind, key)) inFiles[key] = await readSecretFile(key, path);
    const checked = checkValues(kind, { ...values, ...inFiles }, Object.keys(secretFiles));
    if (!checked.ok) throw new AppError(checked.failure);
    const given = Object.entries(checked.values).filter(
      ([key]) => isSecret(kind, key) && secretFiles[key] === undefined,
    );
    const kept = await keepSecrets(secrets, Object.fromEntries(given));
    for (const [key, path] of Object.entries(secretFiles)) kept[key] = { in: 'file', path };
    // Keychains take their time, in which another may have got the name.
    const destination: StoredDestination = {
      id: createId(checkTitle(called, records.list()), records.list()),
      kind: name,
      title: called,
      settings: withoutSecrets(kind, checked.values),
      secrets: kept,
      createdAt: clock.now(),
      removedAt: null,
    };
    records.write(destination);
    return destination;
  };
}

const isSecret = ({ fields }: HostKind, key: string) =>
  fields.some((field) => field.key === key && field.secret);

/** Returns the values that may be shown. */
export const withoutSecrets = (kind: HostKind, values: HostValues): HostValues =>
  Object.fromEntries(Object.entries(values).filter(([key]) => !isSecret(kind, key)));
