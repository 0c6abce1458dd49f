import { app } from 'electron';

/** What starts this app again: an AppImage is started by its file, not by what is mounted out of it. */
export function startCommand(appFolder: string): readonly string[] {
  if (process.env.APPIMAGE) return [process.env.APPIMAGE];
  return app.isPackaged ? [process.execPath] : [process.execPath, appFolder];
}
