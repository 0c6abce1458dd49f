import { type BrowserWindow, dialog } from 'electron';
import type { Translator } from '../../../i18n/index.ts';

/**
 * Shows the system's dialog for the file of a history, or of settings.
 * @returns its absolute path, null when it was cancelled
 */
export async function chooseImport(
  window: BrowserWindow,
  i18n: Translator,
  what: 'library' | 'settings',
): Promise<string | null> {
  const isLibrary = what === 'library';
  const answer = await dialog.showOpenDialog(window, {
    title: i18n.t(isLibrary ? 'shell.import.title' : 'shell.import.settings'),
    buttonLabel: i18n.t(isLibrary ? 'shell.import.button' : 'shell.import.read'),
    properties: ['openFile'],
    filters: [
      isLibrary
        ? { name: i18n.t('shell.import.files'), extensions: ['json', 'csv', 'xml', 'db', 'log', 'ini'] }
        : { name: 'JSON', extensions: ['json'] },
      { name: i18n.t('shell.choose.all'), extensions: ['*'] },
    ],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/**
 * Shows the system's dialog for a folder to watch.
 * @returns its absolute path, null when it was cancelled
 */
export async function chooseFolder(window: BrowserWindow, i18n: Translator): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: i18n.t('folders.choose.title'),
    buttonLabel: i18n.t('folders.form.watch'),
    properties: ['openDirectory', 'createDirectory'],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/**
 * Shows the system's dialog for the file of an export.
 * @returns an absolute path, null when it was cancelled
 */
export async function chooseExport(
  window: BrowserWindow,
  i18n: Translator,
  {
    format,
    what,
    name = `snapferry-library.${format}`,
  }: { format: 'json' | 'csv'; what: 'library' | 'host' | 'settings'; name?: string | undefined },
): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: i18n.t(`shell.export.${what}`),
    buttonLabel: i18n.t('shell.export.button'),
    defaultPath: name,
    filters: [{ name: format.toUpperCase(), extensions: [format] }],
  });
  return answer.canceled ? null : (answer.filePath ?? null);
}

/** File extensions in the dialog's filter, for convenience; the type is detected by content later. */
const extensions = [
  'png',
  'jpg',
  'jpeg',
  'gif',
  'apng',
  'tif',
  'tiff',
  'mp4',
  'webm',
  'mkv',
  'mov',
  'avi',
  'mpeg',
];

/**
 * Shows the system's dialog for choosing files.
 * @returns absolute paths, none when it was cancelled
 */
export async function chooseFiles(window: BrowserWindow, i18n: Translator): Promise<string[]> {
  const answer = await dialog.showOpenDialog(window, {
    title: i18n.t('shell.choose.title'),
    buttonLabel: i18n.t('shell.choose.button'),
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: i18n.t('shell.choose.pictures'), extensions },
      { name: i18n.t('shell.choose.all'), extensions: ['*'] },
    ],
  });
  return answer.canceled ? [] : answer.filePaths;
}

/**
 * Shows the system's dialog for the folder of saved captures.
 * @returns its absolute path, null when it was cancelled
 */
export async function chooseCaptureFolder(window: BrowserWindow, i18n: Translator): Promise<string | null> {
  const answer = await dialog.showOpenDialog(window, {
    title: i18n.t('capture.folder.title'),
    buttonLabel: i18n.t('capture.folder.button'),
    properties: ['openDirectory', 'createDirectory'],
  });
  return answer.canceled ? null : (answer.filePaths[0] ?? null);
}

/**
 * Shows the system's dialog for where to save a picture.
 * @param name that it has now
 * @returns an absolute path, null when it was cancelled
 */
export async function chooseSavePlace(
  window: BrowserWindow,
  i18n: Translator,
  name: string,
): Promise<string | null> {
  const answer = await dialog.showSaveDialog(window, {
    title: i18n.t('shell.save.title'),
    buttonLabel: i18n.t('shell.save.button'),
    defaultPath: name,
  });
  return answer.canceled ? null : (answer.filePath ?? null);
}
