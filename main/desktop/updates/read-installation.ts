import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { app } from 'electron';
import { type Installation, installationOf, isDeveloperSigned } from './installation.ts';

/** Finds out how the running app was installed. */
export function readInstallation(environment: NodeJS.ProcessEnv): Installation {
  const { platform, execPath } = process;
  const appImage = environment.APPIMAGE ?? null;
  return installationOf({
    platform,
    isPackaged: app.isPackaged,
    appImage,
    portableFile: environment.PORTABLE_EXECUTABLE_FILE ?? null,
    isOfStore: Boolean(environment.FLATPAK_ID || environment.SNAP),
    packageType: readOrNull(join(process.resourcesPath, 'package-type')),
    hasUninstaller: existsSync(join(dirname(execPath), `Uninstall ${app.getName()}.exe`)),
    isSigned: platform === 'darwin' && app.isPackaged && isSigned(execPath),
    isWritable: appImage !== null && [appImage, dirname(appImage)].every(isWritable),
  });
}

function readOrNull(path: string): string | null {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : null;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** `codesign` prints on stderr, and fails for what is not signed at all. */
function isSigned(program: string): boolean {
  try {
    const command = 'exec /usr/bin/codesign --display --verbose=2 "$0" 2>&1';
    return isDeveloperSigned(execFileSync('/bin/sh', ['-c', command, program], { encoding: 'utf8' }));
  } catch {
    return false;
  }
}
