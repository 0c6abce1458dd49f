import { basename, extname } from 'node:path';
import picomatch from 'picomatch';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { FolderOptions } from '../../../contract/folders.ts';
import { isPictureName } from '../media/index.ts';

/** What browsers, copying tools and synchronizers call a file until it is all there; then it gets its name. */
const partialDownloadName =
  /\.(tmp|temp|part|partial|crdownload|download|opdownload|filepart|!ut|!qb|aria2)$|^~|~$/i;

/**
 * Whether a file's name may be a picture's: that of one, or one that tells nothing, so that the content has to. Hidden
 * files and those that get their name later are none.
 */
export function mayBePicture(path: string): boolean {
  const name = basename(path);
  if (name.startsWith('.') || partialDownloadName.test(name)) return false;
  return isPictureName(name) || extname(name) === '';
}

/**
 * Which files of a folder are wanted, by their path inside of it with `/` between its parts.
 * @throws {AppError} `bad-pattern` {pattern}
 */
export function compileFilter(
  options: Pick<FolderOptions, 'include' | 'exclude' | 'afterUpload'>,
): (path: string) => boolean {
  const included = options.include.map(compilePattern);
  const excluded = options.exclude.map(compilePattern);
  const { afterUpload } = options;
  const moved = afterUpload.kind === 'move' ? `${afterUpload.subfolder}/`.toLowerCase() : null;
  return (path) => {
    if (!mayBePicture(path) || path.split('/').some((part) => part.startsWith('.'))) return false;
    if (moved !== null && path.toLowerCase().startsWith(moved)) return false;
    if (excluded.some((matches) => matches(path))) return false;
    return included.length === 0 || included.some((matches) => matches(path));
  };
}

/** What no file system takes in one name. */
const maxNameBytes = 255;

/**
 * The folder that uploaded files go into lies directly in the watched one: by any other name they would leave it, or
 * be moved onto themselves.
 * @throws {AppError} `bad-subfolder` {name}
 */
export function checkSubfolder({ afterUpload }: Pick<FolderOptions, 'afterUpload'>): void {
  if (afterUpload.kind !== 'move') return;
  const { subfolder: name } = afterUpload;
  const isPlain = /^[^\\/\p{Cc}]+$/u.test(name) && !/^\.{1,2}$/.test(name) && name.trim() === name;
  if (isPlain && Buffer.byteLength(name) <= maxNameBytes) return;
  throw new AppError(errorData('bad-subfolder', `${name} is no name of a folder.`, { name }));
}

/** Letters of either case are the same, because file systems differ in it and people do not. */
function compilePattern(pattern: string): (path: string) => boolean {
  try {
    const options = { nocase: true, strictBrackets: true, debug: true };
    const isForNames = !pattern.includes('/');
    const matches = picomatch(pattern.replace(/^\.?\//, ''), options);
    return (path) => matches(isForNames ? basename(path) : path);
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown);
    throw new AppError(
      errorData('bad-pattern', `The pattern ${pattern} does not parse: ${why}`, { pattern }),
    );
  }
}
