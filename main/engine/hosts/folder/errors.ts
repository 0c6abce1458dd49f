import { AppError, errorData, toErrorData } from '../../../../contract/app-error.ts';
import type { ErrorData } from '../../../../contract/errors.ts';
import type { Remedy } from '../host.ts';

/** Codes of a disk that is full, or of a user's share of it. */
const full = ['ENOSPC', 'EDQUOT'];
/** Codes of a disk that went away, or of a server behind a mounted folder that does not answer. */
const gone = [
  'ENOENT',
  'ENOTDIR',
  'ENODEV',
  'ENXIO',
  'ESTALE',
  'EIO',
  'ENOTCONN',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ETIMEDOUT',
];
const closed = ['EACCES', 'EPERM'];

export interface DiskTrouble {
  readonly failure: ErrorData;
  readonly remedy: Remedy;
}

/** Nothing is wrong with the picture: it waits until the disk is as it should be. */
const later: Remedy = { kind: 'back-off', atLeastMs: 0 };

/** Maps what writing into the folder threw. @param folder its path, for people */
export function diskTrouble(thrown: unknown, folder: string): DiskTrouble {
  if (thrown instanceof AppError) return { failure: thrown.data, remedy: { kind: 'none' } };
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (full.includes(code))
    return {
      failure: errorData('storage-full', `No room in ${folder} (${code})`, { host: folder }),
      remedy: later,
    };
  if (gone.includes(code)) return missing(folder, code);
  if (closed.includes(code) || code === 'EROFS') {
    const reason = code === 'EROFS' ? 'readonly' : 'right';
    const why = errorData('storage-unwritable', `${folder} cannot be written (${code})`, {
      name: folder,
      reason,
    });
    return { failure: why, remedy: later };
  }
  if (code === 'ENAMETOOLONG') {
    const why = errorData('rejected', 'The name is too long for this disk', { reason: code });
    return { failure: why, remedy: { kind: 'none' } };
  }
  if (code === '') return { failure: toErrorData(thrown), remedy: { kind: 'none' } };
  const why = errorData('server-trouble', `Writing into ${folder} failed (${code})`);
  return { failure: why, remedy: later };
}

export function missing(folder: string, why: string): DiskTrouble {
  const failure = errorData('storage-missing', `${folder} is not there (${why})`, {
    what: 'folder',
    name: folder,
  });
  return { failure, remedy: later };
}
