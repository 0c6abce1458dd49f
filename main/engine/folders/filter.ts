import { basename, extname } from 'node:path';
import picomatch from 'picomatch';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { FolderOptions } from '../../../contract/folders.ts';
import { isPictureName } from '../media/index.ts';

/**
 * Matches the temporary names of downloads, copies and synchronized files; they get their final name when complete.
 */
const partialDownloadName =
  /\.(tmp|temp|part|partial|crdownload|download|opdownload|filepart|!ut|!qb|aria2)$|^~|~$/i;

/**
 * True if a file's name may be a picture's: that of one, or one that tells nothing, so that the content has to.
 * Hidden files and temporary names are none.
 */
export function mayBePicture(path: string): boolean {
  const name = basename(path);
  if (name.startsWith('.') || partialDownloadName.test(name)) return false;
  return isPictureName(name) || extname(name) === '';
}

/**
 * Compiles the patterns of a folder, matched against relative paths with `/` between their parts.
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

/** Maximum length of a file name on any file system. */
const maxNameBytes = 255;

/**
 * Checks the folder for uploaded files. It has to lie directly in the watched one: by any other name they would
 * leave it, or be moved onto themselves.
 * @throws {AppError} `bad-subfolder` {name}
 */
export function checkSubfolder({ afterUpload }: Pick<FolderOptions, 'afterUpload'>): void {
  if (afterUpload.kind !== 'move') return;
  const { subfolder: name } = afterUpload;
  const isPlain = /^[^\\/\p{Cc}]+$/u.test(name) && !/^\.{1,2}$/.test(name) && name.trim() === name;
  if (isPlain && Buffer.byteLength(name) <= maxNameBytes) return;
  throw new AppError(errorData('bad-subfolder', `${name} is no name of a folder.`, { name }));
}

/** Compiles a pattern. It ignores case, because file systems differ in it and people do not. */
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
