import { randomBytes } from 'node:crypto';
import type { UploadHooks } from '../host.ts';
import type { VerifiedFile } from '../verified-file.ts';

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
  const boundary = `snapferry-${randomBytes(18).toString('hex')}`;
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
  /** Called once all of the file was read and verified; the last part waits until it resolves. */
  commit(): Promise<void>;
  /** Called before the last part leaves. */
  onLast(): void;
}

/** The point of an upload from which on the host may have the picture. */
export interface CommitPoint {
  /** Returns what a body is sent with, until `signal` ends it. */
  hooks(signal: AbortSignal): BodyHooks;
  readonly isPassed: boolean;
}

export function createCommitPoint({ pace, onCommit }: Pick<UploadHooks, 'pace' | 'onCommit'>): CommitPoint {
  let isPassed = false;
  return {
    hooks: (signal) => ({
      pace,
      async commit() {
        signal.throwIfAborted();
        await onCommit();
      },
      onLast() {
        signal.throwIfAborted();
        isPassed = true;
      },
    }),
    get isPassed() {
      return isPassed;
    },
  };
}

/**
 * Yields the body's parts. The file's last bytes wait until all of the file was read and verified, and go with the
 * form's end. The part before them is sent during the commit: a disk takes as long for it as many a line for a picture.
 */
export async function* multipartBody(
  { head, tail }: Form,
  file: VerifiedFile,
  { pace, commit, onLast }: BodyHooks,
): AsyncGenerator<Uint8Array> {
  if (head.length > 0) yield head;
  const held: Uint8Array[] = [];
  for await (const part of file.parts()) {
    const [oldest] = held;
    if (held.length === 2 && oldest) yield oldest;
    if (held.length === 2) held.shift();
    held.push(part);
    await pace(part.length);
  }
  const last = held.pop() ?? new Uint8Array();
  const committed = commit();
  // Its failure is met below, also where the connection breaks first.
  committed.catch(() => {});
  for (const part of held) yield part;
  await committed;
  onLast();
  yield Buffer.concat([last, tail]);
}
