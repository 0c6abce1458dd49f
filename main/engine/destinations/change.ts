import { AppError, errorData } from '../../../contract/app-error.ts';
import type { EngineParsedInput } from '../../../contract/engine.ts';
import { librarySearchSchema } from '../../../contract/library.ts';
import type { Host } from '../hosts/host.ts';
import type { HostKind, HostValues } from '../hosts/kind.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { StoredDestination, StoredSecret } from '../store/destinations/destination-row.ts';
import type { Store } from '../store/store.ts';
import { withoutSecrets } from './add.ts';
import { checkValues } from './check-values.ts';
import { checkTitle } from './names.ts';
import type { DestinationRecords } from './records.ts';
import { forgetSecrets, keepSecrets, readSecretFile } from './secret-places.ts';

type Change = EngineParsedInput<'changeDestination'>;
type Places = Readonly<Record<string, StoredSecret>>;

export interface ChangeOptions {
  readonly secrets: SecretStore;
  readonly library: Pick<Store['library'], 'findIds'>;
  readonly records: Pick<DestinationRecords, 'list' | 'demand' | 'demandKind'>;
  /** Opens a host with these settings. @throws {AppError} what is wrong with them */
  createHost(destination: StoredDestination): Promise<Host>;
  /** Stores the destination, and uses the host from now on; null: the one that it has. */
  replace(destination: StoredDestination, host: Host | null): void;
}

/** Creates the function that changes a destination in place. Nothing is changed where a part of it cannot be used. */
export function createChange(options: ChangeOptions): (change: Change) => Promise<StoredDestination> {
  const { secrets, records, replace } = options;
  const { demand } = records;
  let before: Promise<unknown> = Promise.resolve();

  const apply = async (change: Change): Promise<StoredDestination> => {
    const found = demand(change.id);
    const kind = records.demandKind(found.kind);
    const title = titleOf(change, found, records.list());
    const { values, kept, added, dropped } = await mergeValues(kind, found, change);
    checkPlace(kind, found, values, change, options);
    const isSameHost = Object.keys(change.values).length + Object.keys(change.secretFiles).length === 0;
    if (isSameHost) {
      const renamed = { ...found, title };
      replace(renamed, null);
      return renamed;
    }
    const fresh = await keepSecrets(secrets, added);
    const changed = { ...found, title, settings: values, secrets: { ...kept, ...fresh } };
    try {
      const host = await options.createHost(changed);
      try {
        // It may have been removed meanwhile.
        demand(change.id);
      } catch (thrown) {
        await host.close();
        throw thrown;
      }
      replace(changed, host);
    } catch (thrown) {
      await forgetSecrets(secrets, fresh).catch(() => {});
      throw thrown;
    }
    // One that the keychain does not give up stays there, under a name that nothing leads to.
    await forgetSecrets(secrets, dropped).catch(() => {});
    return changed;
  };

  // Two changes at once would each lose what the other one says.
  return (change) => {
    const done = before.then(() => apply(change));
    before = done.catch(() => {});
    return done;
  };
}

function titleOf({ title }: Change, found: StoredDestination, all: readonly StoredDestination[]): string {
  if (title === undefined || title.trim() === found.title) return found.title;
  return checkTitle(
    title,
    all.filter(({ id }) => id !== found.id),
  );
}

/** What a destination is made of after a change. */
interface Merged {
  readonly values: HostValues;
  /** Secrets whose places are known. */
  readonly kept: Places;
  /** Secrets that are to be kept. */
  readonly added: HostValues;
  /** Secrets of before that are not used any more. */
  readonly dropped: Places;
}

/** @throws {AppError} `bad-setting`, `secret-unreadable` */
async function mergeValues(kind: HostKind, found: StoredDestination, change: Change): Promise<Merged> {
  const isSecret = (key: string) => kind.fields.some((field) => field.key === key && field.secret);
  const given: Record<string, string> = { ...found.settings };
  const added: Record<string, string> = {};
  const kept: Record<string, StoredSecret> = { ...found.secrets };
  for (const [key, value] of Object.entries(change.values)) {
    if (isSecret(key)) delete kept[key];
    else delete given[key];
    if (value === null || value === '') continue;
    if (isSecret(key)) added[key] = value;
    else given[key] = value;
  }
  const read: Record<string, string> = {};
  for (const [key, path] of Object.entries(change.secretFiles)) {
    if (isSecret(key)) read[key] = await readSecretFile(key, path);
    delete added[key];
    kept[key] = { in: 'file', path };
  }
  const checked = checkValues(kind, { ...given, ...added, ...read }, Object.keys(kept));
  if (!checked.ok) throw new AppError(checked.failure);
  const values = withoutSecrets(kind, checked.values);
  const dropped = Object.fromEntries(
    Object.entries(found.secrets).filter(([key, place]) => kept[key] !== place),
  );
  return { values, kept, added, dropped };
}

/** States of links in which there is still something to be deleted. */
const stillThere = ['unchecked', 'alive', 'replaced', 'unclear', 'deleting'] as const;

/**
 * Refuses another place while pictures are at the present one: by the new settings they could not be deleted, or others
 * would be in their stead.
 * @throws {AppError} `place-in-use`
 */
function checkPlace(
  kind: HostKind,
  { id, title, settings }: StoredDestination,
  values: HostValues,
  { isMoved }: Change,
  { library }: Pick<ChangeOptions, 'library'>,
): void {
  const isOther = kind.fields.some(({ key, isPlace }) => isPlace && values[key] !== settings[key]);
  if (!isOther || isMoved) return;
  const search = librarySearchSchema.parse({ host: [id], presence: [...stillThere] });
  const ids: unknown = JSON.parse(library.findIds(search));
  const count = Array.isArray(ids) ? ids.length : 0;
  if (count === 0) return;
  throw new AppError(
    errorData('place-in-use', `${count} pictures are at the place of before.`, { count, name: title }),
  );
}
