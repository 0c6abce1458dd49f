import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { Logger } from 'pino';
import { AppError, errorData, toErrorData } from '../../../contract/app-error.ts';
import type { LedgerSettings } from '../../../contract/ledger.ts';
import type { Clock } from '../clock.ts';
import type { Network } from '../network/network.ts';
import type { BudgetRule, Scheduler } from '../scheduler/types.ts';
import { type LedgerAddress, parseLedgerAddress, shortHash } from './address.ts';
import { type Allowance, type CommonPicture, ownAllowance } from './allowance.ts';
import { createOffers } from './offers.ts';
import type { LedgerPasswords } from './passwords.ts';
import { createRedisStore } from './redis-store.ts';
import { createSeal } from './sealed.ts';
import { createSharedAllowance } from './shared-allowance.ts';

/** Where the environment says that the ledger is; it takes precedence over the settings. */
export interface LedgerEnvironment {
  readonly address: LedgerAddress;
  readonly password: string | null;
  /** Path of the file with the password, where that was given instead. */
  readonly passwordFile: string | null;
}

/** Opens the allowances of connections: this machine's own, or those that a common ledger keeps. */
export interface Ledgers {
  /** True if a common ledger is set up. */
  isShared(): boolean;
  /** @param quotaKey whose budgets they are, by host and application */
  open(connection: {
    readonly rules: readonly BudgetRule[];
    readonly quotaKey: string;
    readonly scheduler: Scheduler;
  }): Allowance;
}

export interface LedgersOptions {
  /** False for an engine that sends nothing: it asks nobody. */
  readonly isOn: boolean;
  readonly settings: () => LedgerSettings;
  readonly environment: LedgerEnvironment | null;
  readonly passwords: Pick<LedgerPasswords, 'read'>;
  /** Id of this profile, made at the first call. */
  readonly profileId: () => string;
  readonly network: Pick<Network, 'connector'>;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: Logger;
}

/** @throws {AppError} `bad-ledger` */
async function readPasswordFile(path: string): Promise<string> {
  try {
    return (await readFile(path, 'utf8')).trim();
  } catch (thrown) {
    throw new AppError(errorData('bad-ledger', toErrorData(thrown).message, { reason: 'file' }));
  }
}

export function createLedgers(options: LedgersOptions): Ledgers {
  const { environment, settings, passwords } = options;
  const life = randomUUID();
  const password = (address: LedgerAddress) => async (): Promise<string | null> => {
    if (environment === null) return passwords.read(address.url);
    if (environment.passwordFile === null) return environment.password;
    return readPasswordFile(environment.passwordFile);
  };
  const addressOf = (): LedgerAddress | null => {
    const { url } = settings();
    return environment?.address ?? (url === null ? null : parseLedgerAddress(url).address);
  };
  return {
    isShared: () => addressOf() !== null,
    open({ rules, quotaKey, scheduler }) {
      const address = addressOf();
      if (!options.isOn || address === null || rules.length === 0) return ownAllowance;
      const store = createRedisStore({ ...options, address, password: password(address) });
      const application = shortHash(quotaKey);
      // A profile that was copied to another computer is another machine there.
      const machine = shortHash(`${options.profileId()} ${hostname()}`);
      const claimOf = createClaims(quotaKey);
      const offers = createOffers({
        ...options,
        store,
        application,
        machine,
        seal: createSeal(quotaKey),
        takes: address.takes,
        claimOf: (id, sha256) => claimOf({ kind: 'own', id, sha256 }),
      });
      const allowance = createSharedAllowance({
        ...options,
        store,
        application,
        rules,
        place: address.place,
        claimOf: (content) => (content.kind === 'folder' && !address.sharesFolders ? null : claimOf(content)),
        offers,
        planning: scheduler.shared,
        machine,
        name: hostname(),
        life,
        without: () => settings().without,
      });
      return {
        reserve: (ask) => allowance.reserve(ask),
        settle: (id, report, result) => allowance.settle(id, report, result),
        silent: (id) => allowance.silent(id),
        offers,
        queueChanged: () => allowance.queueChanged(),
        block: () => allowance.block(),
        view: () => allowance.view(),
        machines: () => allowance.machines(),
        follow: (changed) => allowance.follow(changed),
        close() {
          allowance.close();
          void offers.stop().finally(() => store.close());
        },
      };
    },
  };
}

/**
 * Names pictures that several machines may have to send. Who reads the store cannot tell from it whether a picture that is
 * known was sent. One that is offered twice is two: each has a name of its own.
 */
const createClaims =
  (quotaKey: string) =>
  (picture: CommonPicture): string =>
    shortHash(
      picture.kind === 'folder'
        ? `${quotaKey} ${picture.sha256}`
        : `${quotaKey} ${picture.id} ${picture.sha256}`,
    );
