import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Contained in every text that must not be sent. */
export const marker = 'PRIVATE';

/** Runs a program of the system; a missing one fails the test by its name. */
async function command(name: string, args: readonly string[]): Promise<string> {
  try {
    return (await run(name, args, { maxBuffer: 64 * 1024 * 1024 })).stdout;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (code === 'ENOENT') throw new Error(`This test needs ${name}; npm test installs it where it may`);
    throw error;
  }
}

export const ffmpeg = (...args: string[]) => command('ffmpeg', ['-v', 'error', '-y', ...args]);

/** Writes tags into many files with one start of the program. */
export async function writeTags(
  files: readonly { readonly path: string; readonly tags: readonly string[] }[],
  argumentsFile: string,
): Promise<void> {
  const lines = files.flatMap(({ path, tags }) => [
    ...tags,
    '-overwrite_original',
    '-m',
    '-q',
    path,
    '-execute',
  ]);
  await writeFile(argumentsFile, `${lines.join('\n')}\n`);
  await command('exiftool', ['-@', argumentsFile]);
}

export type Tags = Readonly<Record<string, unknown>>;

/** Returns all tags of files, unknown ones too, as `Group:Tag`; by path. */
export async function readTags(paths: readonly string[]): Promise<Map<string, Tags>> {
  const text = await command('exiftool', [
    '-j',
    '-a',
    '-u',
    '-U',
    '-G1',
    '-ee',
    '-api',
    'LargeFileSupport=1',
    ...paths,
  ]);
  const found = JSON.parse(text) as (Tags & { SourceFile: string })[];
  return new Map(found.map(({ SourceFile, ...tags }) => [SourceFile, tags]));
}
