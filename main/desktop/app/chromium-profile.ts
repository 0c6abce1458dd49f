import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Returns the folder of Chromium's own files (cache, window lock): below the profile, so that two profiles are two
 * apps. If the profile is not writable the window must still open to say so: then it is another, writable folder.
 */
export function chromiumDataFolder(profile: string): string {
  const folder = join(profile, 'shell');
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return join(tmpdir(), `snapferry-shell-${process.pid}`);
  }
}
