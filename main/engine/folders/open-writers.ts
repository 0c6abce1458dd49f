import { readdir, readFile, readlink } from 'node:fs/promises';

/**
 * True if a process of this user has the file open for writing, as far as the system tells (Linux does). For files
 * whose content does not say when it ends.
 */
export async function isBeingWritten(path: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  for (const pid of processes) {
    // Of other users' processes nothing can be seen.
    const open = await readdir(`/proc/${pid}/fd`).catch(() => []);
    for (const fd of open) {
      const target = await readlink(`/proc/${pid}/fd/${fd}`).catch(() => null);
      if (target === path && (await opensForWriting(pid, fd))) return true;
    }
  }
  return false;
}

/** Reads the last two bits of the flags, in octal: 1 writes, 2 reads and writes (proc(5)). */
async function opensForWriting(pid: string, fd: string): Promise<boolean> {
  const info = await readFile(`/proc/${pid}/fdinfo/${fd}`, 'utf8').catch(() => '');
  const flags = /^flags:\s*(\d+)/m.exec(info)?.[1];
  return flags !== undefined && (Number.parseInt(flags, 8) & 3) !== 0;
}
