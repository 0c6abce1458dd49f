import {
  type ExistingFilesPolicy,
  type FolderOptions,
  folderOptionsSchema,
  type WatchedFolder,
} from '../../../contract/folders.ts';

/** What is typed into the form of a folder. */
export interface FolderDraft {
  readonly options: FolderOptions;
  /** Of a new one only. */
  readonly existing: ExistingFilesPolicy;
  readonly album: string;
  /** One pattern a line. */
  readonly include: string;
  readonly exclude: string;
}

/** Returns what the form begins with. @param before null for a new folder */
export function draftOf(before: WatchedFolder | null): FolderDraft {
  const options = folderOptionsSchema.parse(before ?? {});
  return {
    options,
    existing: 'ask',
    album: options.album ?? '',
    include: options.include.join('\n'),
    exclude: options.exclude.join('\n'),
  };
}

/** Returns the options as they are sent. */
export const optionsOf = ({ options, album, include, exclude }: FolderDraft): FolderOptions => ({
  ...options,
  album: album.trim() || null,
  include: splitLines(include),
  exclude: splitLines(exclude),
});

const splitLines = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
