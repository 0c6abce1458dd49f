import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Where Chromium keeps its own files (cache, window lock): below the profile, so that two profiles are two apps. In a
 * profile that cannot be written the window must still open to say so: then it is a folder that is.
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
