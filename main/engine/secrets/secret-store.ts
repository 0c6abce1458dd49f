/**
 * The only place for secrets (tokens, client secret). `kind` is `memory` where the system has no keychain that works:
 * then they last until the engine stops, and `why` says in plain English what is missing.
 */
export interface SecretStore {
  readonly kind: 'keychain' | 'memory';
  readonly why: string | null;
  /** Reads a secret. @throws {KeychainTimeout} when it takes too long; other errors when it refuses */
  read(name: string): Promise<string | null>;
  /** Writes a secret. @returns where it is now */
  write(name: string, secret: string): Promise<'keychain' | 'memory'>;
  remove(name: string): Promise<void>;
  /** Tests whether an existing secret is locked. Asks by writing, which alone tells, so the user may be asked. */
  isLocked(): Promise<boolean>;
}

/** The timeout of a keychain; `answered` resolves when it has answered, in whatever way. */
export class KeychainTimeout extends Error {
  readonly answered: Promise<void>;

  constructor(message: string, answered: Promise<void>) {
    super(message);
    this.answered = answered;
  }
}
