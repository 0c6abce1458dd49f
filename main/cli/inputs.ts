import { createReadStream, statSync } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { errorData } from '../../contract/app-error.ts';
import type { ErrorData } from '../../contract/errors.ts';
import { maxPictureBytes } from '../../contract/limits.ts';
import { toSystemPath } from '../engine/sources/raw-path.ts';
import { UsageError } from './context.ts';
import { standardInput } from './environment.ts';
import type { Messages } from './messages.ts';
import { visible } from './visible.ts';

/** Holds an input that can be read once, and only by this process. */
export interface PipedInput {
  /** Display name of the picture. */
  readonly name: string;
  /** Its content, or why it cannot be added. */
  readonly content: Uint8Array<ArrayBuffer> | ErrorData;
}

/** Paths of a process's own descriptors; to the engine they would be its own. */
const ownDescriptor = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/;
const isStandardInput = (argument: string) =>
  argument === standardInput || /^\/(?:dev\/stdin|dev\/fd\/0|proc\/self\/fd\/0)$/.test(argument);

/** Whether this process itself has to read it: standard input, `<(…)` of a shell, a named pipe, a device. */
function isPipe(argument: string, pathOf: (argument: string) => string | null): boolean {
  if (isStandardInput(argument)) return true;
  const path = pathOf(argument);
  if (path === null) return false;
  if (ownDescriptor.test(path)) return true;
  try {
    const found = statSync(toSystemPath(path));
    return found.isFIFO() || found.isCharacterDevice();
  } catch {
    // The engine reads the file later and reports what is wrong with it.
    return false;
  }
}

/**
 * Reads the inputs that only this process can read, one after the other.
 * @param pathOf the path of an argument; null for what is no path
 * @returns by index of the argument
 * @throws {UsageError} where standard input is given twice, or is the keyboard
 */
export async function readPipes(
  args: readonly string[],
  stdin: Readable & { isTTY?: boolean },
  pathOf: (argument: string) => string | null,
  i18n: Messages,
  signal: AbortSignal,
): Promise<Map<number, PipedInput>> {
  const places = [...args.keys()].filter((place) => isPipe(args[place] ?? '', pathOf));
  const standard = places.filter((place) => isStandardInput(args[place] ?? ''));
  if (standard.length > 1) throw new UsageError(i18n.t('cli.usage.one-pipe'));
  if (standard.length === 1 && stdin.isTTY) throw new UsageError(i18n.t('cli.usage.no-pipe'));
  const read = new Map<number, PipedInput>();
  for (const [place, argument] of args.entries()) {
    const content = pictureInAddress(argument);
    if (content) read.set(place, { name: `${argument.slice(0, argument.indexOf(','))},…`, content });
  }
  for (const place of places) {
    const argument = args[place] ?? '';
    const isStandard = isStandardInput(argument);
    const stream = isStandard ? stdin : createReadStream(toSystemPath(pathOf(argument) ?? argument));
    const name = isStandard ? i18n.t('cli.standard-input') : visible(argument);
    read.set(place, { name, content: await readAll(name, stream, signal) });
  }
  return read;
}

/** Returns the content of a `data:` address of a picture or video (RFC 2397); null for all else. */
function pictureInAddress(argument: string): Uint8Array<ArrayBuffer> | null {
  const found = /^data:((?:image|video)\/[^;,]+(?:;[^;,]+)*?)(;base64)?,/i.exec(argument);
  if (!found) return null;
  const data = argument.slice(found[0].length);
  if (found[2]) return Uint8Array.from(Buffer.from(percentDecoded(data).toString('latin1'), 'base64'));
  return Uint8Array.from(percentDecoded(data));
}

/** Replaces `%41` by its byte. What is no such pair stays as it is. */
function percentDecoded(text: string): Buffer {
  const parts = text.split(/(%[0-9a-f]{2})/i);
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 1 ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part))),
  );
}

/** Reads a stream to its end. Rejects when interrupted. */
async function readAll(name: string, stream: Readable, signal: AbortSignal): Promise<PipedInput['content']> {
  const parts: Buffer[] = [];
  let length = 0;
  try {
    for await (const part of addAbortSignal(signal, stream)) {
      length += part.length;
      if (length > maxPictureBytes)
        return errorData('too-big', `More than ${maxPictureBytes} bytes came.`, { limit: maxPictureBytes });
      parts.push(part);
    }
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    const { code = 'unknown' } = thrown as NodeJS.ErrnoException;
    return errorData('unreadable', `It cannot be read (${code}).`, { path: name });
  }
  return Buffer.concat(parts);
}
