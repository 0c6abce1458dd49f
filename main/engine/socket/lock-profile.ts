import { PROTOCOL_VERSION } from '../../../contract/protocol-version.ts';
import { acquireProfileLock, type EngineRole, type ProfileLock } from '../lock/profile-lock.ts';
import { createSecret, socketAddress } from './address.ts';

/**
 * Locks the profile for this process, as its one engine, to be reached at a socket of its own as soon as it serves
 * it.
 * @throws {AppError} `profile-locked`, `profile-unwritable`, `disk-full`
 */
export function lockProfile(profile: string, version: string, role: EngineRole): ProfileLock {
  const address = { socket: socketAddress(profile), secret: createSecret() };
  return acquireProfileLock(profile, { version, role, protocol: PROTOCOL_VERSION, ...address });
}
