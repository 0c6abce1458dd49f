import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { app } from 'electron';

const name = 'THIRD-PARTY-NOTICES.txt';

/** Reads the notices of the works of others, which the build writes; null where there is none. */
export function readLicences(appFolder: string): Promise<string | null> {
  const path = app.isPackaged ? join(process.resourcesPath, name) : join(appFolder, 'out', name);
  return readFile(path, 'utf8').catch(() => null);
}
