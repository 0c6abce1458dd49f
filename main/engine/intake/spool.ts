import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { open, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { CallFailed, failure } from '../../../contract/failure.ts';

/** Pictures that came as bytes (paste, standard input), kept in the profile until their job has ended. */
export interface Spool {
  /** Durable when it returns. @throws CallFailed `disk-full` or `profile-unwritable` */
  put(bytes: Uint8Array): Promise<string>;
  /** Removing what is not there is no error. */
  remove(path: string): Promise<void>;
  /** Removes what belongs to no job any more, such as bytes whose hand-over was cut short. */
  keepOnly(paths: ReadonlySet<string>): Promise<void>;
}

export function openSpool(profile: string): Spool {
  const folder = join(profile, 'spool');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return {
    async put(bytes) {
      const path = join(folder, randomUUID());
      try {
        const file = await open(path, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
          await file.sync();
        } finally {
          await file.close();
        }
        return path;
      } catch (thrown) {
        await rm(path, { force: true });
        throw new CallFailed(writeFailure(thrown, folder));
      }
    },
    remove: (path) => rm(path, { force: true }),
    async keepOnly(paths) {
      for (const name of await readdir(folder)) {
        const path = join(folder, name);
        if (!paths.has(path)) await rm(path, { force: true });
      }
    },
  };
}

function writeFailure(thrown: unknown, folder: string) {
  const code = (thrown as NodeJS.ErrnoException).code;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return failure('disk-full', 'The disk is full.', { path: folder });
  return failure('profile-unwritable', `The profile cannot be written (${code ?? 'unknown'}).`, {
    path: folder,
  });
}
