import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';

const mostBytes = 65_536;

export const logFile = (profile: string) => join(profile, 'logs', 'engine.log');

/** Returns the last lines of the engine's log; none where there is no log. */
export function readLogTail(profile: string, count: number): string[] {
  const files = [`${logFile(profile)}.1`, logFile(profile)];
  return files.flatMap(lastLines).slice(-count);
}

function lastLines(path: string): string[] {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return [];
  }
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.alloc(Math.min(size, mostBytes));
    const read = readSync(file, bytes, 0, bytes.length, size - bytes.length);
    const lines = bytes.subarray(0, read).toString('utf8').split('\n').filter(Boolean);
    // The first one is cut wherever it was.
    return size > mostBytes ? lines.slice(1) : lines;
  } catch {
    return [];
  } finally {
    closeSync(file);
  }
}
