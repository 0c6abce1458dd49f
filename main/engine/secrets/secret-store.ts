/**
 * The only place for secrets (tokens, client secret). `kind` is `memory` where the system has no keychain that works:
 * then they last until the engine stops, and `why` says in plain English what is missing.
 */
export interface SecretStore {
  readonly kind: 'keychain' | 'memory';
  readonly why: string | null;
  /** @throws {KeychainTimeout} when it takes too long; other things when it refuses */
  read(name: string): Promise<string | null>;
  /** @returns where it is now */
  write(name: string, secret: string): Promise<'keychain' | 'memory'>;
  remove(name: string): Promise<void>;
  /** Whether a secret that is there may not be had. Asks by writing, which alone tells, so the user may be asked. */
  isLocked(): Promise<boolean>;
}

/** A keychain that takes too long to answer; `answered` resolves when it has, in whatever way. */
export class KeychainTimeout extends Error {
  readonly answered: Promise<void>;

  constructor(message: string, answered: Promise<void>) {
    super(message);
    this.answered = answered;
  }
}
