import { randomUUID } from 'node:crypto';
import type { UploadHooks } from '../host.ts';
import type { VerifiedFile } from '../verified-file.ts';
import type { HttpResult } from './connections.ts';

/** A form whose last field is a file, as the bytes before and after it. */
export interface Form {
  readonly contentType: string;
  readonly head: Buffer;
  readonly tail: Buffer;
}

export interface FormFile {
  readonly field: string;
  readonly fileName: string;
  readonly mime: string;
}

/**
 * Builds a multipart/form-data body (RFC 7578) around at most one file, which comes last, so that everything about
 * it has arrived before its first byte. Length of the whole: `head`, the file, `tail`.
 */
export function multipartForm(fields: readonly (readonly [string, string])[], file: FormFile | null): Form {
  const boundary = `snapferry-${randomUUID()}`;
  const texts = fields.map(
    ([name, value]) =>
      `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(name)}"\r\n\r\n${value}\r\n`,
  );
  const beforeFile = file
    ? `--${boundary}\r\nContent-Disposition: form-data; name="${escaped(file.field)}"; filename="${escaped(file.fileName)}"\r\n` +
      `Content-Type: ${file.mime}\r\n\r\n`
    : '';
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    head: Buffer.from(texts.join('') + beforeFile),
    tail: Buffer.from(`${file ? '\r\n' : ''}--${boundary}--\r\n`),
  };
}

/** Escapes a name as browsers do, so that none can end its line. */
function escaped(name: string): string {
  return name.replace(/["\r\n]/g, (sign) => (sign === '"' ? '%22' : sign === '\r' ? '%0D' : '%0A'));
}

/** What happens on the way of a body. */
export interface BodyHooks extends Pick<UploadHooks, 'pace'> {
  /** Called once as the file's end comes near; the last part waits until it resolves. */
  commit(): Promise<void>;
  /** Called before the last part leaves, when all of the file was read and verified. */
  onLast(): void;
}

/** The point of an upload from which on the host may have the picture. */
export interface CommitPoint {
  /** Returns what a body is sent with, until `signal` ends it. */
  hooks(signal: AbortSignal): BodyHooks;
  readonly isPassed: boolean;
}

export function createCommitPoint({
  pace,
  onCommit,
  onLastBytes,
}: Pick<UploadHooks, 'pace' | 'onCommit' | 'onLastBytes'>): CommitPoint {
  let isPassed = false;
  // Of an upload that begins anew on another connection, the mark is made already.
  let committed: Promise<void> | null = null;
  return {
    hooks: (signal) => ({
      pace,
      async commit() {
        signal.throwIfAborted();
        committed ??= Promise.resolve(onCommit());
        await committed;
      },
      onLast() {
        signal.throwIfAborted();
        isPassed = true;
        onLastBytes?.();
      },
    }),
    get isPassed() {
      return isPassed;
    },
  };
}

/** Returns what the host may have of an upload whose connection broke. */
export function arrivalOf(
  { isPassed }: CommitPoint,
  { hasBegun, trouble }: Extract<HttpResult, { kind: 'broken' }>,
): 'none' | 'partial' | 'unknown' {
  if (isPassed && !trouble.isUnprocessed) return 'unknown';
  return hasBegun ? 'partial' : 'none';
}

/**
 * Rest of a file at which its commit begins: a disk takes as long for it as many a line for a picture, so that most
 * pictures are committed from their first byte on. A crash between the commit and the last part leaves a picture in
 * doubt that cannot have arrived; the more is left, the longer that may be.
 */
export const commitAheadBytes = 512 * 1024;

/**
 * Yields the body's parts. The file's last bytes wait until all of the file was read and verified and the commit is
 * over, and go with the form's end.
 */
export async function* multipartBody(
  { head, tail }: Form,
  file: Pick<VerifiedFile, 'bytes' | 'parts'>,
  { pace, commit, onLast }: BodyHooks,
): AsyncGenerator<Uint8Array> {
  let left = file.bytes;
  let committed: Promise<void> | null = null;
  const commitIfNear = () => {
    if (committed !== null || left > commitAheadBytes) return;
    committed = commit();
    // Its failure is met below, also where the connection breaks first.
    committed.catch(() => {});
  };
  commitIfNear();
  if (head.length > 0) yield head;
  let held: Uint8Array | null = null;
  for await (const part of file.parts()) {
    left -= part.length;
    commitIfNear();
    if (held) yield held;
    held = part;
    await pace(part.length);
  }
  await committed;
  onLast();
  yield Buffer.concat([held ?? new Uint8Array(), tail]);
}
