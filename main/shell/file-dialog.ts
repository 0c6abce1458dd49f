import { type BrowserWindow, dialog } from 'electron';
import type { Translator } from '../../locales/index.ts';

/** By name only, to make the dialog helpful; what a file is, its content tells later. */
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

/** The system's dialog for choosing files. @returns absolute paths, none when it was left */
export async function chooseFiles(window: BrowserWindow, words: Translator): Promise<string[]> {
  const answer = await dialog.showOpenDialog(window, {
    title: words.text('shell.choose.title'),
    buttonLabel: words.text('shell.choose.button'),
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: words.text('shell.choose.pictures'), extensions },
      { name: words.text('shell.choose.all'), extensions: ['*'] },
    ],
  });
  return answer.canceled ? [] : answer.filePaths;
}
