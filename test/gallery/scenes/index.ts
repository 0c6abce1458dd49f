import { accountScenes } from './accounts.ts';
import { editorScenes } from './editor.ts';
import { folderScenes } from './folders.ts';
import { hostScenes } from './hosts.ts';
import { libraryScenes } from './library.ts';
import { machineScenes } from './machines.ts';
import { postScenes } from './posts.ts';
import { queueScenes } from './queue.ts';
import type { Scene } from './scene.ts';
import { settingsScenes } from './settings.ts';

/** All scenes of the window, by name. */
export const scenes = {
  ...queueScenes,
  ...libraryScenes,
  ...machineScenes,
  ...postScenes,
  ...folderScenes,
  ...accountScenes,
  ...editorScenes,
  ...settingsScenes,
  ...hostScenes,
} satisfies Record<string, () => Scene>;

export type SceneName = keyof typeof scenes;
