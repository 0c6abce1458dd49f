import { createReadStream, statSync } from 'node:fs';
import { addAbortSignal, type Readable } from 'node:stream';
import { maxPictureBytes } from '../../contract/limits.ts';
import { toSystemPath } from '../engine/sources/raw-path.ts';
import { UsageError } from './context.ts';
import { standardInput } from './environment.ts';
import type { Messages } from './messages.ts';
import { visible } from './visible.ts';

/** Something that can be read once, and only by this process. */
export interface PipedInput {
  /** How people see the picture. */
  readonly name: string;
  /** Null: more came than can be handed over at once. */
  readonly bytes: Uint8Array<ArrayBuffer> | null;
}

/** Names under which a process finds what it was started with; to the engine they would be its own. */
const ownDescriptor = /^\/(?:dev\/(?:stdin|fd\/\d+)|proc\/self\/fd\/\d+)$/;
const isStandardInput = (argument: string) =>
  argument === standardInput || /^\/(?:dev\/stdin|dev\/fd\/0|proc\/self\/fd\/0)$/.test(argument);

/** Whether this process itself has to read it: standard input, `<(…)` of a shell, a named pipe, a device. */
function isPipe(argument: string, pathOf: (argument: string) => string | null): boolean {
  if (isStandardInput(argument)) return true;
  const path = pathOf(argument);
  if (path === null) return false;
  if (ownDescriptor.test(path)) return true;
  const found = statSync(toSystemPath(path), { throwIfNoEntry: false });
  return found !== undefined && (found.isFIFO() || found.isCharacterDevice() || found.isSocket());
}

/**
 * Reads what only this process can read, one after the other.
 * @param pathOf where an argument leads; null for what is no path
 * @returns by place of the argument
 * @throws {UsageError} where standard input is given twice, or is the keyboard
 */
export async function readPipes(
  args: readonly string[],
  stdin: Readable & { isTTY?: boolean },
  pathOf: (argument: string) => string | null,
  words: Messages,
  signal: AbortSignal,
): Promise<Map<number, PipedInput>> {
  const places = [...args.keys()].filter((place) => isPipe(args[place] ?? '', pathOf));
  const standard = places.filter((place) => isStandardInput(args[place] ?? ''));
  if (standard.length > 1) throw new UsageError(words.t('cli.usage.one-pipe'));
  if (standard.length === 1 && stdin.isTTY) throw new UsageError(words.t('cli.usage.no-pipe'));
  const read = new Map<number, PipedInput>();
  for (const place of places) {
    const argument = args[place] ?? '';
    const isStandard = isStandardInput(argument);
    const stream = isStandard ? stdin : createReadStream(toSystemPath(pathOf(argument) ?? argument));
    const name = isStandard ? words.t('cli.standard-input') : visible(argument);
    read.set(place, { name, bytes: await readAll(stream, signal) });
  }
  return read;
}

/** Null when there is more than can be handed over. Rejects when it was broken off. */
async function readAll(stream: Readable, signal: AbortSignal): Promise<Buffer<ArrayBuffer> | null> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of addAbortSignal(signal, stream)) {
    length += part.length;
    if (length > maxPictureBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}
