/**
 * The only place for secrets (tokens, client secret). `kind` is `memory` where the system has no keychain that works:
 * then they last until the engine stops, and `why` says in plain English what is missing.
 */
export interface Vault {
  readonly kind: 'keychain' | 'memory';
  readonly why: string | null;
  read(name: string): Promise<string | null>;
  write(name: string, secret: string): Promise<void>;
  forget(name: string): Promise<void>;
}
