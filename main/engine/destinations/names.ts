import { AppError } from '../../../contract/app-error.ts';
import { builtInDestination } from '../../../contract/destinations.ts';
import type { StoredDestination } from '../store/destinations/destination-row.ts';
import { badSetting } from './check-values.ts';

/**
 * Checks the name of a new destination: people name it at the command, so that no two that are there have the same.
 * @throws {AppError} `bad-setting`
 */
export function checkTitle(title: string, stored: readonly StoredDestination[]): string {
  const name = title.trim();
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name))
    throw new AppError(badSetting('name', 'name'));
  const isTaken = stored.some((one) => one.removedAt === null && isCalled(one, name));
  if (isTaken || isSame(name, builtInDestination)) throw new AppError(badSetting('name', 'taken'));
  return name;
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
const isCalled = ({ id, title }: StoredDestination, name: string) => isSame(id, name) || isSame(title, name);

/** Makes an id of a name that no destination has or had, so that what was uploaded to one is never another's. */
export function createId(title: string, stored: readonly StoredDestination[]): string {
  const taken = new Set([builtInDestination, ...stored.map(({ id }) => id)]);
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const base = slug === '' ? 'host' : slug;
  for (let number = 1; ; number += 1) {
    const id = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(id)) return id;
  }
}
