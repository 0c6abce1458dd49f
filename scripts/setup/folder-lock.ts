import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// Between creating the folder and writing the pid into it the lock looks ownerless for a moment.
const staleAfterMs = 2_000;

/**
 * Runs `work` while holding a lock against other processes on this machine. A lock whose owner died is taken over.
 * @param folder created and removed; its parent is created too
 */
export async function withFolderLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(folder), { recursive: true });
  while (!(await tryAcquire(folder))) await pause(200);
  try {
    return await work();
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function tryAcquire(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    await writeFile(join(folder, 'pid'), String(process.pid));
    return true;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  if (await isStale(folder)) await rm(folder, { recursive: true, force: true });
  return false;
}

async function isStale(folder: string): Promise<boolean> {
  const made = await stat(folder).catch(() => null);
  if (!made) return false;
  const owner = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''));
  if (!owner) return Date.now() - made.mtimeMs > staleAfterMs;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
