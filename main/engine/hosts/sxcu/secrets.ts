import { lists, type Uploader } from './uploader.ts';

/** Values that go to the keychain, by list and name: `Headers.Authorization`. */
export type Secrets = Readonly<Record<string, string>>;

/** Names behind which a value is taken for a secret. */
const secretName =
  /key|token|auth|secret|hash|pass|pwd|pin$|cookie|session|credential|signature|bearer|login/i;

export const isSecretName = (name: string): boolean => secretName.test(name);

/** Takes the secrets out of an uploader; what is left holds an empty value in their place. */
export function splitSecrets(uploader: Uploader): { readonly uploader: Uploader; readonly secrets: Secrets } {
  const secrets = new Map<string, string>();
  let rest = uploader;
  for (const [name, list] of Object.entries(lists)) {
    const pairs = rest[list].map(([key, value]): [string, string] => {
      if (value === '' || !isSecretName(key)) return [key, value];
      secrets.set(`${name}.${key}`, value);
      return [key, ''];
    });
    rest = { ...rest, [list]: pairs };
  }
  return { uploader: rest, secrets: Object.fromEntries(secrets) };
}

/** Puts the secrets back. */
export function withSecrets(uploader: Uploader, secrets: Secrets): Uploader {
  let whole = uploader;
  for (const [name, list] of Object.entries(lists)) {
    const pairs = whole[list].map(([key, value]): [string, string] => {
      const at = `${name}.${key}`;
      return [key, Object.hasOwn(secrets, at) ? (secrets[at] ?? '') : value];
    });
    whole = { ...whole, [list]: pairs };
  }
  return whole;
}
