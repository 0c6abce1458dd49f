import { accountScenes } from './accounts.ts';
import { editorScenes } from './editor.ts';
import { folderScenes } from './folders.ts';
import { libraryScenes } from './library.ts';
import { postScenes } from './posts.ts';
import { queueScenes } from './queue.ts';
import type { Scene } from './scene.ts';
import { settingsScenes } from './settings.ts';

/** All scenes of the window, by name. */
export const scenes = {
  ...queueScenes,
  ...libraryScenes,
  ...postScenes,
  ...folderScenes,
  ...accountScenes,
  ...editorScenes,
  ...settingsScenes,
} satisfies Record<string, () => Scene>;

export type SceneName = keyof typeof scenes;
