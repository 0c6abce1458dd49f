import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { makeFolder } from '../make-folder.ts';
import { acquireFileLock, type FileLock, isFileLocked } from './file-lock.ts';
import { closeToOthers } from './private-files.ts';

/**
 * The purpose of an engine. `app` and `service` stay until they are told to end; `command` ends with the upload
 * that started it, and makes way for one that stays; `lookup` answers a question and uploads nothing.
 */
const engineRoleSchema = z.enum(['app', 'service', 'command', 'lookup']);
export type EngineRole = z.infer<typeof engineRoleSchema>;

const lockRecordSchema = z.object({
  pid: z.number().int(),
  role: engineRoleSchema.default('app'),
  version: z.string(),
  protocol: z.number().int(),
  /** Path of the socket, or name of the pipe, at which the engine listens. */
  socket: z.string(),
  /** A client that knows this word could read this file, so it is the profile's owner. */
  secret: z.string(),
});

/** The owner of a profile's lock, and how to reach it. */
export type LockRecord = z.infer<typeof lockRecordSchema>;

export interface ProfileLock {
  readonly record: LockRecord;
  /** Releases the lock. Idempotent. */
  release(): void;
}

/** Time that a starter waits for a process that only checks the lock; checking takes microseconds. */
const checkedForMs = 500;

const guardFile = (profile: string) => join(profile, 'engine.guard');
const recordFile = (profile: string) => join(profile, 'engine.lock');

function readRecord(profile: string): LockRecord | null {
  try {
    return lockRecordSchema.parse(JSON.parse(readFileSync(recordFile(profile), 'utf8')));
  } catch {
    return null;
  }
}

/** True if the process that the record names runs; a number that was given to another one since may deceive. */
function isOwnerAlive(profile: string): boolean {
  const pid = readRecord(profile)?.pid ?? 0;
  if (pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Replaces the record in one step, so that a reader sees one of them whole; readable by its owner only. */
function writeRecord(profile: string, record: LockRecord): void {
  const draft = `${recordFile(profile)}.${process.pid}`;
  try {
    writeFileSync(draft, JSON.stringify(record), { mode: 0o600 });
    renameSync(draft, recordFile(profile));
  } catch (thrown) {
    rmSync(draft, { force: true });
    throw thrown;
  }
}

/** Tells whose the profile is; null: one that has not said so yet. */
export function lockedFailure(owner: LockRecord | null): ErrorData {
  if (!owner) return errorData('profile-locked', 'Another engine is starting in this profile', { pid: 0 });
  const { pid, version, role } = owner;
  const message = `Engine ${version} (pid ${pid}) runs in this profile`;
  return errorData('profile-locked', message, { pid, version, role });
}

function unwritableFailure(profile: string, thrown: unknown): ErrorData {
  const code = String((thrown as { code?: unknown }).code);
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
  return isFull
    ? errorData('disk-full', `No space left at ${profile}`, { path: profile })
    : errorData('profile-unwritable', `Cannot write the profile at ${profile}: ${code}`, { path: profile });
}

/**
 * Acquires the profile's lock for this process until `release` or its end; what a dead owner left is taken over.
 * The folder is made when it is missing, for its owner's eyes only.
 * @throws {AppError} `profile-locked` (params `pid`, `version`, `role` of the owner; pid 0 while it is just starting),
 * `profile-unwritable`, `disk-full`
 */
export function acquireProfileLock(
  profile: string,
  about: Omit<LockRecord, 'pid' | 'role'> & { readonly role?: EngineRole },
): ProfileLock {
  const record: LockRecord = { pid: process.pid, role: 'app', ...about };
  let guard: FileLock | null;
  try {
    makeFolder(profile);
    closeToOthers(profile);
    // Whoever wrote the record and lives holds the lock: waiting for that would only be waiting.
    guard = acquireFileLock(guardFile(profile), isOwnerAlive(profile) ? 0 : checkedForMs);
  } catch (thrown) {
    throw new AppError(unwritableFailure(profile, thrown));
  }
  if (!guard) throw new AppError(lockedFailure(readRecord(profile)));
  try {
    writeRecord(profile, record);
  } catch (thrown) {
    guard.release();
    throw new AppError(unwritableFailure(profile, thrown));
  }
  const held = guard;
  let isHeld = true;
  return {
    record,
    release() {
      if (!isHeld) return;
      isHeld = false;
      // The record goes first: once the guard is free, the file there may be the next owner's.
      rmSync(recordFile(profile), { force: true });
      held.release();
    },
  };
}

/** Reads the record of the profile's running engine; null when there is none or it is only just starting. */
export function readLockRecord(profile: string): LockRecord | null {
  return isFileLocked(guardFile(profile)) ? readRecord(profile) : null;
}
