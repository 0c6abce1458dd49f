import { app } from 'electron';

/** Returns the command that starts this app again: for an AppImage its file, not the mounted content. */
export function startCommand(appFolder: string): readonly string[] {
  if (process.env.APPIMAGE) return [process.env.APPIMAGE];
  return app.isPackaged ? [process.execPath] : [process.execPath, appFolder];
}
