import { AppError, errorData } from '../../../../contract/app-error.ts';
import { siteOf } from '../http/form-host.ts';
import { unsendable } from '../http/sendable.ts';
import { checkKeyTemplate, defaultKeyTemplate, encodeKey } from '../key-template.ts';
import type { HostValues } from '../kind.ts';
import { needed, publicUrlOf } from '../storage-fields.ts';

/** The settings of a repository, read and checked. */
export interface Repository {
  /** Address of the API. */
  readonly api: URL;
  readonly owner: string;
  readonly name: string;
  readonly branch: string;
  readonly token: string;
  readonly publicUrl: string;
  readonly keyTemplate: string;
}

/**
 * Reads the settings.
 * @throws {AppError} `bad-setting`, `bad-url`
 */
export function repositoryOf(values: HostValues): Repository {
  const bad = (field: string) =>
    new AppError(errorData('bad-setting', `${field} cannot be used`, { field, reason: 'characters' }));
  const owner = needed(values, 'owner');
  const name = needed(values, 'repo');
  if (!/^[A-Za-z0-9-]{1,100}$/.test(owner)) throw bad('owner');
  if (!/^[A-Za-z0-9._-]{1,100}$/.test(name) || /^\.+$/.test(name)) throw bad('repo');
  const branch = values.branch?.trim() || 'main';
  // git-check-ref-format: what no branch may hold.
  if (/[\s~^:?*[\\\p{Cc}]|\.\.|^\/|\/$|^-/u.test(branch)) throw bad('branch');
  const token = needed(values, 'token');
  const keyTemplate = values.keyTemplate?.trim() || defaultKeyTemplate;
  const wrong = unsendable('token', token) ?? checkKeyTemplate(keyTemplate, 'keyTemplate');
  if (wrong) throw new AppError(wrong);
  const raw = `https://raw.githubusercontent.com/${owner}/${name}/${encodeKey(branch)}`;
  return {
    api: siteOf(values.url?.trim() || 'https://api.github.com'),
    owner,
    name,
    branch,
    token,
    publicUrl: publicUrlOf(values.publicUrl?.trim() || raw),
    keyTemplate,
  };
}
