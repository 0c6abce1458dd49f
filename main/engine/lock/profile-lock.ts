import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { ErrorData } from '../../../contract/errors.ts';
import { acquireFileLock, type FileLock, isFileLocked } from './file-lock.ts';

const lockRecordSchema = z.object({
  pid: z.number().int(),
  version: z.string(),
  protocol: z.number().int(),
  /** Path of the socket, or name of the pipe, at which the engine can be called. */
  socket: z.string(),
  /** Whoever can read this file is the profile's owner, and shows it by this word. */
  secret: z.string(),
});

/** Who runs the engine of a profile, and how to reach it. */
export type LockRecord = z.infer<typeof lockRecordSchema>;

export interface ProfileLock {
  readonly record: LockRecord;
  /** Lets the next engine in. Harmless when called twice. */
  release(): void;
}

const guardFile = (profile: string) => join(profile, 'engine.guard');
const recordFile = (profile: string) => join(profile, 'engine.lock');

function readRecord(profile: string): LockRecord | null {
  try {
    return lockRecordSchema.parse(JSON.parse(readFileSync(recordFile(profile), 'utf8')));
  } catch {
    return null;
  }
}

/** In place of the old one in one step, so that a reader sees one of them whole; for the owner's eyes only. */
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

function lockedFailure(owner: LockRecord | null): ErrorData {
  if (!owner) return errorData('profile-locked', 'Another engine is starting in this profile', { pid: 0 });
  const { pid, version } = owner;
  return errorData('profile-locked', `Engine ${version} (pid ${pid}) runs in this profile`, { pid, version });
}

function unwritableFailure(profile: string, thrown: unknown): ErrorData {
  const code = String((thrown as { code?: unknown }).code);
  const isFull = code === 'ENOSPC' || code === 'EDQUOT' || code === 'SQLITE_FULL';
  return isFull
    ? errorData('disk-full', `No space left at ${profile}`, { path: profile })
    : errorData('profile-unwritable', `Cannot write the profile at ${profile}: ${code}`, { path: profile });
}

/**
 * Makes this process the one engine of the profile until `release` or its end; what a dead owner left is taken over.
 * The folder is made when it is missing, for its owner's eyes only.
 * @throws {AppError} `profile-locked` (params `pid`, `version` of the owner; pid 0 while it is just starting),
 * `profile-unwritable`, `disk-full`
 */
export function acquireProfileLock(profile: string, about: Omit<LockRecord, 'pid'>): ProfileLock {
  const record: LockRecord = { pid: process.pid, ...about };
  let guard: FileLock | null;
  try {
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    guard = acquireFileLock(guardFile(profile));
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

/** The engine that runs in the profile now, or null when there is none or it is only just starting. */
export function readLockRecord(profile: string): LockRecord | null {
  return isFileLocked(guardFile(profile)) ? readRecord(profile) : null;
}
