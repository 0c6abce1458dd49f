import { copyFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError, errorData } from '../../../contract/app-error.ts';
import type { DraggableFiles } from '../../../contract/draggable-files.ts';
import type { EngineClient } from '../../../contract/engine.ts';

/**
 * Returns the path of a picture: the original where it exists unchanged, else a copy fetched from its link.
 * @throws {AppError} why there is none
 */
export async function fileOf(
  engine: Pick<EngineClient, 'call'>,
  kind: DraggableFiles['kind'],
  id: string,
): Promise<string> {
  const { files, refused } = await engine.call('realFiles', { kind, ids: [id] });
  const [file] = files;
  if (file) return file.path;
  throw new AppError(refused[0]?.error ?? errorData('vanished', 'The picture is not there any more.'));
}

/**
 * Copies a picture to where the user wants it.
 * @throws {AppError} `disk-full` or `folder-unwritable`
 */
export async function savePicture(file: string, to: string): Promise<void> {
  try {
    await copyFile(file, to);
  } catch (thrown) {
    const code = String((thrown as { code?: unknown }).code ?? 'unknown');
    const path = dirname(to);
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new AppError(errorData('disk-full', 'The disk is full.', { path }));
    throw new AppError(errorData('folder-unwritable', `The folder cannot be written (${code}).`, { path }));
  }
}
