import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { SecretStore } from '../secrets/secret-store.ts';
import type { OAuthClient } from './oauth-client.ts';

/** Keeps the client secret of the application in use, only in the secret store. */
export interface ClientSecret {
  /** As of the last read. */
  readonly isKnown: boolean;
  /** Reads it; null where none is stored. A keychain that refuses has none to give: what needs it says so. */
  read(): Promise<string | null>;
  /** Stores or deletes it. @throws {AppError} `no-client-id`; `keychain-locked` where it cannot be deleted */
  write(secret: string | null): Promise<void>;
}

export function createClientSecret(options: {
  readonly secrets: SecretStore;
  readonly oauthClient: () => OAuthClient;
  /** Given with the start; takes precedence over the stored one. */
  readonly given: string | null;
  /** Called when it became known or unknown. */
  readonly changed: () => void;
}): ClientSecret {
  const { secrets, oauthClient, given, changed } = options;
  let isKnown = false;

  const nameOf = ({ host, clientId }: OAuthClient) =>
    clientId === null ? null : `client secret ${host.origin} ${clientId}`;

  const readKept = async () => {
    const name = nameOf(oauthClient());
    return name === null ? null : await secrets.read(name).catch(() => null);
  };

  return {
    get isKnown() {
      return isKnown;
    },
    async read() {
      const secret = given ?? (await readKept());
      if (isKnown !== (secret !== null)) {
        isKnown = secret !== null;
        changed();
      }
      return secret;
    },
    async write(secret) {
      const name = nameOf(oauthClient());
      if (name === null) throw new AppError(errorData('no-client-id', 'No Client-ID is set.'));
      if (secret !== null) await secrets.write(name, secret);
      else
        await secrets.remove(name).catch((thrown: unknown) => {
          throw new AppError(errorData('keychain-locked', toErrorData(thrown).message));
        });
      isKnown = secret !== null;
      changed();
    },
  };
}
