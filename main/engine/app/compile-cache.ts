import { readdirSync, rmSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

/** How long after the start what was compiled is written: then the window has what it waits for, ms. */
const writeAfterMs = 10_000;

/**
 * Keeps what Node compiles of the engine's code below the profile, where no other user can write: the next start needs
 * half as long. Only this process reads and writes it, not those that open files of strangers.
 * @param version of the app; what others left is deleted
 */
export function keepCompiled(profile: string, version: string): void {
  const folder = join(profile, 'compiled');
  try {
    for (const name of readdirSync(folder))
      if (name !== version) rmSync(join(folder, name), { recursive: true });
  } catch {
    // There is none yet, or it cannot be changed.
  }
  // Fails without an error where it cannot write.
  enableCompileCache(join(folder, version));
  // At its end the process would write it, too, unless it is killed.
  setTimeout(flushCompileCache, writeAfterMs).unref();
}
