import { createHash } from 'node:crypto';
import type { MultipartFile } from '@fastify/multipart';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { Spool } from '../sources/spool.ts';

/** A picture of a form, completely in the spool. */
export interface ReceivedPicture {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
}

export interface FormLimits {
  /** Size limits of one picture, and of all pictures of a form, bytes. */
  readonly pictureBytes: number;
  readonly formBytes: number;
  /** Spooled bytes above which no other form is begun. */
  readonly spoolBytes: number;
}

/** Why a form is refused as a whole, apart from errors of the disk. */
export type FormRefusal =
  | { readonly kind: 'too-big'; readonly limit: number }
  | { readonly kind: 'spool-full'; readonly limit: number }
  | { readonly kind: 'no-picture'; readonly name: string }
  /** It is no form, or ends too early. */
  | { readonly kind: 'malformed' };

export class FormRefused extends Error {
  readonly why: FormRefusal;
  constructor(why: FormRefusal) {
    super(why.kind);
    this.why = why;
  }
}

/**
 * Receives a form and streams its pictures into the spool, so that none of them is ever in memory. All or nothing:
 * whatever goes wrong with one, none of them stays.
 * @param isPicture whether what lies there is one by its content
 * @param whileThere makes what is read end with the request
 * @throws {FormRefused} what is wrong with the form
 * @throws {CallerGone} what `whileThere` throws
 * @throws {AppError} `disk-full`, `profile-unwritable`
 */
export async function receiveForm(
  parts: AsyncIterable<MultipartFile>,
  spool: Pick<Spool, 'putStream' | 'remove' | 'totalBytes'>,
  limits: FormLimits,
  isPicture: (path: string) => Promise<boolean>,
  whileThere: <T>(parts: AsyncIterable<T>) => AsyncIterable<T>,
): Promise<ReceivedPicture[]> {
  if ((await spool.totalBytes()) > limits.spoolBytes)
    throw new FormRefused({ kind: 'spool-full', limit: limits.spoolBytes });
  const received: ReceivedPicture[] = [];
  let formBytes = 0;
  try {
    for await (const part of whileThere(wellFormed(parts))) {
      const name = part.filename || part.fieldname;
      const hash = createHash('sha256');
      let bytes = 0;
      const path = await spool.putStream(
        counted(whileThere<Uint8Array>(wellFormed(part.file)), (chunk) => {
          hash.update(chunk);
          bytes += chunk.byteLength;
          formBytes += chunk.byteLength;
          if (formBytes > limits.formBytes)
            throw new FormRefused({ kind: 'too-big', limit: limits.formBytes });
        }),
      );
      received.push({ name, path, sha256: hash.digest('hex') });
      if (part.file.truncated) throw new FormRefused({ kind: 'too-big', limit: limits.pictureBytes });
      if (bytes === 0) throw new AppError(errorData('empty-file', 'There is nothing in it.', { path: name }));
      if (!(await isPicture(path))) throw new FormRefused({ kind: 'no-picture', name });
    }
    return received;
  } catch (thrown) {
    for (const { path } of received) await spool.remove(path);
    throw thrown;
  }
}

/** Refuses the form where its parser gives up; what the parser names itself, by a status, stays as it is. */
async function* wellFormed<T>(parts: AsyncIterable<T>): AsyncIterable<T> {
  try {
    yield* parts;
  } catch (thrown) {
    const isNamed = typeof (thrown as { statusCode?: unknown }).statusCode === 'number';
    throw isNamed ? thrown : new FormRefused({ kind: 'malformed' });
  }
}

async function* counted(
  stream: AsyncIterable<Uint8Array>,
  count: (chunk: Uint8Array) => void,
): AsyncIterable<Uint8Array> {
  for await (const chunk of stream) {
    count(chunk);
    yield chunk;
  }
}
